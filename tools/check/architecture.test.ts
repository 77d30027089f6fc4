import { describe, expect, it } from 'vitest';
import { checkout, said } from '../testing/checkout.ts';
import { checkArchitecture } from './architecture.ts';

const PACKAGES = {
  'systems/fund/package.json':
    '{ "dependencies": { "@sanyi/kernel": "*", "@sanyi/quantity": "*", "@sanyi/records": "*", "@sanyi/api": "*", "@sanyi/ui": "*", "zod": "4", "kysely": "0.28" } }',
  'packages/kernel/package.json': '{ "name": "@sanyi/kernel", "dependencies": { "@sanyi/quantity": "*" } }',
};

const found = (file: string, text: string) =>
  said(checkArchitecture(checkout({ ...PACKAGES, [file]: text })));

describe('directions of dependence', () => {
  it.each([
    [
      'an engine takes a package of npm',
      'systems/fund/engine/a.ts',
      "import { z } from 'zod';",
      'engine may not import the npm package zod',
    ],
    [
      'an engine takes values of the kernel',
      'systems/fund/engine/a.ts',
      "import { roles } from '@sanyi/kernel';",
      'engine may not import values of @sanyi/kernel',
    ],
    [
      'an engine reads the store',
      'systems/fund/engine/a.ts',
      "import { b } from '../store/b.ts';",
      'engine may not import store (systems/fund/store/b.ts)',
    ],
    [
      'an engine reads a file',
      'systems/fund/engine/a.ts',
      "import { readFileSync } from 'node:fs';",
      'node: modules are not allowed here',
    ],
    [
      'a store speaks HTTP',
      'systems/fund/store/a.ts',
      "import { route } from '@sanyi/api';",
      'store may not import @sanyi/api',
    ],
    [
      'a page reads the store',
      'systems/fund/ui/a.tsx',
      "import { b } from '../store/b.ts';",
      'ui may not import store (systems/fund/store/b.ts)',
    ],
    [
      'a page takes values of the api',
      'systems/fund/ui/a.tsx',
      "import { b } from '../api/b.ts';",
      'ui may not import api (systems/fund/api/b.ts)',
    ],
    [
      'a slice reaches into another',
      'systems/fund/api/a.ts',
      "import { b } from '../../plan/store/b.ts';",
      'fund/api may not import systems/plan/store/b.ts of another system',
    ],
    [
      'a package knows a system',
      'packages/kernel/src/a.ts',
      "import { b } from '../../../systems/fund/port.ts';",
      'a package may not reach systems/fund/port.ts',
    ],
    [
      'a package reaches into another',
      'packages/kernel/src/a.ts',
      "import { b } from '../../quantity/src/day.ts';",
      'a package may not reach packages/quantity/src/day.ts',
    ],
    [
      'an app knows an engine',
      'apps/server/src/a.ts',
      "import { b } from '../../../systems/fund/engine/b.ts';",
      'an app may not import systems/fund/engine/b.ts',
    ],
    [
      'a list lists something else',
      'systems/index.ts',
      "import { b } from './fund/engine/b.ts';",
      'systems/index.ts may not import systems/fund/engine/b.ts',
    ],
    [
      'a package is not declared',
      'systems/fund/store/a.ts',
      "import { b } from '@sanyi/facts';",
      '@sanyi/facts is not named in systems/fund/package.json',
    ],
    [
      'it hides behind a re-export',
      'systems/fund/engine/a.ts',
      "export { b } from '../store/b.ts';",
      'engine may not import store (systems/fund/store/b.ts)',
    ],
    [
      'an api reaches its own server',
      'systems/fund/api/a.ts',
      "import { b } from '../server.ts';",
      'api may not import server (systems/fund/server.ts)',
    ],
  ])('refuses when %s', (_, file, text, message) => {
    expect(found(file, text)).toEqual([`${file}:1 ${message}`]);
  });

  it.each([
    [
      'types of the kernel in an engine',
      'systems/fund/engine/a.ts',
      "import type { Light } from '@sanyi/kernel';\nimport { fen } from '@sanyi/quantity';",
    ],
    [
      'the port of another system in an api',
      'systems/fund/api/a.ts',
      "import type { PlanPort } from '../../plan/port.ts';",
    ],
    [
      'schemas and the engine in a page',
      'systems/fund/ui/a.tsx',
      "import { b } from '../api/schemas.ts';\nimport { c } from '../engine/c.ts';",
    ],
    [
      'the jobs and the demonstration in a seed',
      'systems/fund/seed/a.ts',
      "import { b } from '../jobs/b.ts';\nimport { c } from '../../../demonstration/people.ts';",
    ],
    [
      'the server and the demonstration in a test',
      'systems/fund/testing/a.ts',
      "import { b } from '../server.ts';\nimport { c } from '../../../demonstration/people.ts';",
    ],
    [
      'anything of the slice in its tests',
      'systems/fund/engine/a.test.ts',
      "import { readFileSync } from 'node:fs';",
    ],
  ])('allows %s', (_, file, text) => {
    expect(found(file, text)).toEqual([]);
  });
});

describe('pure engines', () => {
  it.each([
    ['const a = new Date();', 'new Date()'],
    ['const a = Date.now();', 'Date.now'],
    ['const a = Math.random();', 'Math.random'],
    ['const a = process.env.HOME;', 'process'],
    ["const a = import('./b.ts');", 'import()'],
    ['const a = import.meta.url;', 'import.meta'],
    ["console.log('x');", 'console'],
    ["const a = fetch('x');", 'fetch'],
  ])('refuses %s', (text, what) => {
    expect(found('systems/fund/engine/a.ts', text).join()).toContain(`may not use ${what}`);
  });

  it('allows a date from its argument, and a parameter that is called document', () => {
    const text =
      'export function a(document: { id: string }, at: string) { return [new Date(at), document.id]; }';
    expect(found('systems/fund/engine/a.ts', text)).toEqual([]);
  });
});
