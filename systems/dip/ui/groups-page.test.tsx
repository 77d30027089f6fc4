import { PageHarness, testSession } from '@sanyi/ui/testing';
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { Groups, Overview } from './contract.ts';
import GroupsPage from './groups-page.tsx';

// Tables are slow to render where other tests run beside.
configure({ asyncUtilTimeout: 10_000 });

const words = (zh: string) => ({ zh, en: zh });

const overview: Overview = {
  run: { runNo: 1, countedAt: '2026-04-10T01:00:00.000Z', askedBy: '示例', stale: true },
  inForce: { catalogueNo: 2, name: '2025 年目录', from: '2025-01-01', deviation: 'norm-2.0', own: true },
  stays: 100,
  matched: 90,
  unmatched: 10,
  core: 60,
  composite: 30,
  pre: 0,
  reasons: [{ reason: 'not-in-catalogue', text: words('目录中没有对应病种'), cases: 10 }],
  ways: [{ way: 'exact', text: words('完全一致'), cases: 90 }],
  ownOnly: false,
};

type Row = Groups['groups'][number];
const row = (more: Partial<Row>): Row => ({
  key: 'J18.9',
  name: '肺炎',
  kind: 'core',
  careClass: 'conservative',
  basicLevel: false,
  score: '900.0000',
  interval: { low: '810.0000', high: '990.0000', rank: 1, rankLow: 1, rankHigh: 2, staysCore: 1 },
  cases: 60,
  hospitals: 3,
  meanFen: '856628',
  medianFen: '782140',
  totalFen: '51397680',
  drugShare: '35.0',
  consumableShare: '4.0',
  cv: '0.55',
  meanDays: '8.8',
  ...more,
});
const groups: Groups = {
  groups: [
    row({ key: '', name: '', kind: null, score: null, interval: null, cases: 10 }),
    row({}),
    row({
      key: 'K85/conservative',
      name: '急性胰腺炎',
      kind: 'composite',
      basicLevel: true,
      interval: { low: '100.0000', high: '5000.0000', rank: 2, rankLow: 1, rankHigh: 2, staysCore: null },
      cases: 30,
    }),
  ],
  cases: 100,
  meanFen: '900000',
};

let started: string[] = [];

function show(answer: Overview, address = '/dip', permissions: readonly string[] = ['dip.manage']): void {
  started = [];
  vi.stubGlobal('fetch', (path: string, { method }: RequestInit) => {
    if (method === 'POST') started.push(path);
    const body = path.startsWith('/api/dip/overview')
      ? answer
      : path.startsWith('/api/dip/groups')
        ? groups
        : { jobId: 'j1' };
    return Promise.resolve(
      new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } }),
    );
  });
  render(<PageHarness page={GroupsPage} path="/dip" address={address} session={testSession(permissions)} />);
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('every group opens to its score, and says how sure it is on one scale', async () => {
  show(overview);
  expect(await screen.findByText('±10.0%')).toBeTruthy();
  const figures = [...document.querySelectorAll<HTMLElement>('[data-figure]')];
  expect(figures.map(({ dataset }) => dataset['figure'])).toContain('dip.score.J18.9');
  expect(screen.getByText('> ±100%')).toBeTruthy();
  expect(screen.getByText('K85 保守治疗')).toBeTruthy();
  expect(screen.getByText('基层')).toBeTruthy();
});

test('what ended in no group is told with its reason, and is no row of the table', async () => {
  show(overview);
  const reason = await screen.findByText('目录中没有对应病种');
  expect(reason.closest('a')?.getAttribute('href')).toBe('/dip/cases?kind=none');
  expect(screen.getByText(/数据有更新/)).toBeTruthy();
  await screen.findByText('肺炎');
  expect(screen.getByText(/共\s*2\s*行/)).toBeTruthy();
});

test('kind and text stand in the address', async () => {
  show(overview, '/dip?kind=composite&q=胰腺');
  expect(await screen.findByText('急性胰腺炎')).toBeTruthy();
  expect(screen.queryByText('肺炎')).toBeNull();
});

test('who may manage matches anew; others are not asked to', async () => {
  show(overview);
  fireEvent.click(await screen.findByRole('button', { name: '重新入组' }));
  await waitFor(() => expect(started).toEqual(['/api/dip/runs']));
  cleanup();
  show(overview, '/dip', []);
  await screen.findByText('肺炎');
  expect(screen.queryByRole('button', { name: '重新入组' })).toBeNull();
});

test('without a catalogue in force the page says what to do first', async () => {
  show({ ...overview, run: null, inForce: null });
  expect(await screen.findByText('还没有启用的目录')).toBeTruthy();
});
