import { defineSystem } from '@sanyi/kernel';
import { describe, expect, it } from 'vitest';
import { bindWeb } from './bind-web.ts';

const text = { zh: '样例', en: 'Sample' };
const manifest = defineSystem({
  id: 'sample',
  title: text,
  summary: text,
  stage: 'plan',
  state: 'works',
  sources: [],
  terms: [],
  needs: [],
  offers: false,
  permissions: [],
  pages: [
    { id: 'home', path: '/sample', title: text, access: 'signed-in' },
    { id: 'list', path: '/sample/list', title: text, access: 'signed-in' },
  ],
  routes: [],
  jobs: [],
  commands: [],
  indicators: [],
  parameters: [],
});
const load = () => Promise.resolve({ default: () => null });

describe('bindWeb', () => {
  it('binds every declared page', () => {
    const binding = bindWeb(manifest, { pages: { home: load, list: load } });
    expect(Object.keys(binding.pages)).toEqual(['home', 'list']);
    expect(binding.search).toEqual([]);
  });

  it('refuses a missing and an extra page, at compile time and at load time', () => {
    // @ts-expect-error: list is missing
    expect(() => bindWeb(manifest, { pages: { home: load } })).toThrow('pages without a file: list');
    expect(() =>
      // @ts-expect-error: other is not declared
      bindWeb(manifest, { pages: { home: load, list: load, other: load } }),
    ).toThrow('files without a page: other');
  });
});
