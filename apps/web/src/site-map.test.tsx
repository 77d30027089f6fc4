import type { SystemManifest } from '@sanyi/kernel';
import { testSession } from '@sanyi/ui/testing';
import { describe, expect, it } from 'vitest';
import { menuGroups, menuPlaces, pageHits, placeAt, placesAbove, placesOf } from './site-map.ts';

const text = (zh: string) => ({ zh, en: zh });
const manifest = (id: string, pages: SystemManifest['pages']): SystemManifest => ({
  id,
  title: text(`系统${id}`),
  summary: text('样例'),
  stage: 'plan',
  state: 'works',
  sources: [],
  terms: [],
  needs: [],
  offers: false,
  permissions: [],
  pages,
  routes: [],
  jobs: [],
  commands: [],
  indicators: [],
  parameters: [],
});
const page = (id: string, path: string, order?: number, access = 'signed-in') => ({
  id,
  path,
  title: text(id),
  access,
  ...(order === undefined ? {} : { nav: { order, icon: 'home' } }),
});
const load = () => Promise.resolve({ default: () => null });
const bind = (system: SystemManifest) => ({
  manifest: system,
  pages: Object.fromEntries(system.pages.map((one) => [one.id, load])),
  search: [],
});

const plan = manifest('plan', [
  page('home', '/plan', 10),
  page('ledger', '/plan/ledger', 110),
  page('plans', '/plan/plans', 100),
  page('task', '/plan/plans/$planId/tasks/$taskId'),
]);
const admin = manifest('admin', [page('audit', '/admin/audit', 900, 'admin.audit')]);
const places = placesOf([bind(admin), bind(plan)]);

describe('site map', () => {
  it('shows the menu in order, grouped, and only what the session may open', () => {
    const groups = menuGroups(menuPlaces(places, testSession()));
    expect(
      groups.map((group) => [group.manifest?.id ?? null, group.places.map((one) => one.page.id)]),
    ).toEqual([
      [null, ['home']],
      ['plan', ['plans', 'ledger']],
    ]);
    const more = menuPlaces(places, testSession(['admin.audit']));
    expect(more.map((one) => one.page.id)).toEqual(['home', 'plans', 'ledger', 'audit']);
  });

  it('finds the pages above a page and refuses two pages at one address', () => {
    const task = placeAt(places, '/plan/plans/$planId/tasks/$taskId');
    expect(task && placesAbove(places, task).map((one) => one.page.id)).toEqual(['home', 'plans']);
    expect(() => placesOf([bind(plan), bind(manifest('copy', [page('x', '/plan')]))])).toThrow(
      'two pages at /plan',
    );
  });

  it('offers only addresses without parameters to the search', () => {
    expect(pageHits(places).map((hit) => hit.href)).not.toContain('/plan/plans/$planId/tasks/$taskId');
  });
});
