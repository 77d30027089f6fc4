// This file is over the limit because it holds the texts of a whole slice side by side, to be read as one example.

import type { Stage } from '@sanyi/kernel';

/** The stages a system may belong to, as the kernel declares them. */
export const STAGES = [
  'plan',
  'payment',
  'supervision',
  'supply',
  'care',
  'performance',
  'public-health',
  'report',
  'platform',
] as const satisfies readonly Stage[];

/** What a new system is told before it exists. */
export interface NewSystem {
  readonly id: string;
  readonly stage: (typeof STAGES)[number];
  readonly cluster?: string;
  readonly zh: string;
  readonly en: string;
  readonly sources: readonly string[];
  readonly terms: readonly string[];
}

/** `two-way-referral` as a name in code: `twoWayReferral`. */
export function camelCase(id: string): string {
  return id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** `two-way-referral` as the name of a schema or table: `two_way_referral`. */
function snakeCase(id: string): string {
  return id.replaceAll('-', '_');
}

const quoted = (text: string) => `'${text.replaceAll("'", '’')}'`;
const block = (items: readonly string[]) =>
  items.length === 0 ? '[]' : `[\n${items.map((item) => `    ${quoted(item)},\n`).join('')}  ]`;

/** All files of a new slice (新系统的文件) by their path: small, complete, and passing every check. */
export function newSystemFiles(system: NewSystem): ReadonlyMap<string, string> {
  const { id, zh, en } = system;
  const name = camelCase(id);
  const schema = snakeCase(id);
  const Pascal = name.replace(/^./, (letter) => letter.toUpperCase());
  const folder = `systems/${id}`;
  return new Map([
    [`${folder}/package.json`, packageJson(id)],
    [`${folder}/README.md`, readme(system)],
    [`${folder}/manifest.ts`, manifestText(system)],
    [
      `${folder}/server.ts`,
      `import { bindServer } from '@sanyi/api';
import { ${name}Routes } from './api/routes.ts';
import { tallyCases } from './engine/tally-cases.ts';
import { manifest } from './manifest.ts';
import type { ${Pascal}Port } from './port.ts';
import { ${name}Problems } from './problems.ts';
import { listCases } from './store/cases.ts';
import { ${name}Migrations } from './store/migrations.ts';

export const server = bindServer(manifest, {
  routes: ${name}Routes,
  jobs: {},
  migrations: ${name}Migrations,
  problems: [${name}Problems],
  port: (platform): ${Pascal}Port => ({
    tally: (viewer) =>
      platform.records.asViewer(viewer, async (tx) => tallyCases(await listCases(tx), platform.clock.today())),
  }),
});
`,
    ],
    [
      `${folder}/web.tsx`,
      `import { bindWeb } from '@sanyi/ui';
import { manifest } from './manifest.ts';

export const web = bindWeb(manifest, { pages: { home: () => import('./ui/home-page.tsx') } });
`,
    ],
    [
      `${folder}/port.ts`,
      `import type { Viewer } from '@sanyi/kernel';
import type { Tally } from './engine/tally-cases.ts';

/** What other systems may ask of ${en} (${zh}). */
export interface ${Pascal}Port {
  /** Cases of the viewer's scope, counted. */
  tally(viewer: Viewer): Promise<Tally>;
}
`,
    ],
    [
      `${folder}/problems.ts`,
      `import { problemCatalogue } from '@sanyi/kernel';

/** Refusals of ${en}. */
export const ${name}Problems = problemCatalogue('${id}', {
  'no-such-case': {
    kind: 'not-found',
    title: { zh: '没有这条记录', en: 'No such case' },
    detail: { zh: '没有编号为 {id} 的记录，或不在您的查看范围内。', en: 'There is no case {id}, or it lies outside your scope.' },
    cure: { zh: '请从列表中选择。', en: 'Choose one from the list.' },
  },
});
`,
    ],
    [
      `${folder}/text/words.ts`,
      `import { defineText } from '@sanyi/kernel';

/** Words of the pages of ${en}. */
export const words = defineText(
  {
    home: ${quoted(zh)},
    summary: '请用一句话写明本页回答什么问题。',
    cases: '记录',
    state: '状态',
    open: '办理中',
    closed: '已办结',
    none: '还没有记录',
  },
  {
    home: ${quoted(en)},
    summary: 'Say in one sentence what this page answers.',
    cases: 'Cases',
    state: 'State',
    open: 'Open',
    closed: 'Closed',
    none: 'No case yet',
  },
);
`,
    ],
    [
      `${folder}/engine/tally-cases.ts`,
      `/** A case as the count needs it. */
export interface CountedCase {
  readonly closedOn: string | null;
}

/** Cases by state; the parts add up to the whole. */
export interface Tally {
  readonly open: number;
  readonly closed: number;
}

/** Counts cases by state (记录计数): a case is closed from the day it was closed on, on that day included. */
export function tallyCases(cases: readonly CountedCase[], day: string): Tally {
  const closed = cases.filter((item) => item.closedOn !== null && item.closedOn <= day).length;
  return { open: cases.length - closed, closed };
}
`,
    ],
    [
      `${folder}/engine/tally-cases.golden.yaml`,
      `# Golden cases: written before the formula, on both sides of the boundary day.
- name: closed on the day itself counts as closed
  day: '2026-03-31'
  closed_on: ['2026-03-31', null]
  expected: { open: 1, closed: 1 }
- name: closed a day later is still open
  day: '2026-03-31'
  closed_on: ['2026-04-01', null]
  expected: { open: 2, closed: 0 }
`,
    ],
    [
      `${folder}/engine/tally-cases.test.ts`,
      `import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Tally, tallyCases } from './tally-cases.ts';

interface Golden {
  readonly name: string;
  readonly day: string;
  readonly closed_on: readonly (string | null)[];
  readonly expected: Tally;
}

const golden = parse(readFileSync(join(import.meta.dirname, 'tally-cases.golden.yaml'), 'utf8')) as Golden[];
const cases = (days: readonly (string | null)[]) => days.map((closedOn) => ({ closedOn }));

describe('tallyCases', () => {
  it.each(golden)('$name', ({ day, closed_on, expected }) => {
    expect(tallyCases(cases(closed_on), day)).toEqual(expected);
  });

  it('property: the parts add up to all cases', () => {
    const day = fc.constantFrom('2026-03-30', '2026-03-31', '2026-04-01', null);
    fc.assert(
      fc.property(fc.array(day), (days) => {
        const { open, closed } = tallyCases(cases(days), '2026-03-31');
        expect(open + closed).toBe(days.length);
      }),
    );
  });
});
`,
    ],
    [
      `${folder}/store/records/0001_${schema}.sql`,
      `-- ${en}: workflow records. Amounts end in _fen, days in _on, instants in _at, codes in _code.
-- The schema itself is made before the first step.
create table ${schema}.case_record (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  title text not null,
  closed_on date,
  created_at timestamptz not null default platform.now(),
  version integer not null default 1
);
create index case_record_scope on ${schema}.case_record (scope_path text_pattern_ops);
select platform.protect('${schema}.case_record');
`,
    ],
    [
      `${folder}/store/migrations.ts`,
      `import type { RecordsMigration } from '@sanyi/records';
import sql0001 from './records/0001_${schema}.sql?raw';

/** Migrations of ${en}, in order; a migration that was released is never changed. */
export const ${name}Migrations: readonly RecordsMigration[] = [
  { system: '${id}', id: '0001_${schema}', sql: sql0001 },
];
`,
    ],
    [
      `${folder}/api/schemas.ts`,
      `import { z } from 'zod';

/** Answer of the list of cases. */
export const caseList = z.object({
  cases: z.array(z.object({ id: z.string(), title: z.string(), closedOn: z.string().nullable() })),
  open: z.int(),
  closed: z.int(),
});
export type CaseList = z.output<typeof caseList>;

export const caseParams = z.object({ caseId: z.uuid() });
export const oneCase = caseList.shape.cases.element;
`,
    ],
    [`${folder}/api/routes.ts`, routesText(system, name)],
    [
      `${folder}/store/cases.ts`,
      `import type { Tx } from '@sanyi/records';

/** Tables of this system; records come typed as the drivers give them. */
export type CaseTables = {
  '${schema}.case_record': {
    readonly id: string;
    readonly scope_path: string;
    readonly title: string;
    readonly closed_on: string | null;
    readonly created_at: string;
    readonly version: number;
  };
};

/** A case as other layers see it. */
export interface StoredCase {
  readonly id: string;
  readonly title: string;
  readonly closedOn: string | null;
}

/** Cases of the transaction's scope, newest first, at most 500; the database itself hides all others. */
export async function listCases(tx: Tx): Promise<readonly StoredCase[]> {
  const rows = await tx
    .withTables<CaseTables>()
    .selectFrom('${schema}.case_record')
    .select(['id', 'title', 'closed_on'])
    .orderBy('created_at', 'desc')
    .limit(500)
    .execute();
  return rows.map(({ id, title, closed_on }) => ({ id, title, closedOn: closed_on }));
}
`,
    ],
    [
      `${folder}/store/cases.test.ts`,
      `import { describeRecords, viewerFixture } from '@sanyi/testing';
import { expect, it } from 'vitest';
import { type CaseTables, listCases } from './cases.ts';
import { ${name}Migrations } from './migrations.ts';

type NewCases = { '${schema}.case_record': Pick<CaseTables['${schema}.case_record'], 'scope_path' | 'title'> };

describeRecords('${id} cases', { migrations: ${name}Migrations }, (open) => {
  it('shows a viewer the cases of the own scope only', async () => {
    const records = await open();
    await records.asSystem('test rows', (tx) =>
      tx
        .withTables<NewCases>()
        .insertInto('${schema}.case_record')
        .values([
          { scope_path: '/city/east/', title: '东区一件' },
          { scope_path: '/city/west/', title: '西区一件' },
        ])
        .execute(),
    );
    const seen = await records.asViewer(viewerFixture(), (tx) => listCases(tx));
    expect(seen.map((item) => item.title)).toEqual(['东区一件']);
  });
});
`,
    ],
    [
      `${folder}/ui/home-page.tsx`,
      `import { routeOf } from '@sanyi/kernel';
import { DataTable, EmptyState, PageHeader, ProblemNote, useRoute, useText } from '@sanyi/ui';
import type { CaseList } from '../api/schemas.ts';
import { manifest } from '../manifest.ts';
import { words } from '../text/words.ts';

/** The list of cases of ${en}. */
export default function HomePage() {
  const text = useText(words);
  const { data, error, refetch } = useRoute<CaseList>(routeOf(manifest, 'cases'));
  return (
    <>
      <PageHeader title={text.home} summary={text.summary} />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      <DataTable
        id="${id}.cases"
        label={text.cases}
        rows={data?.cases ?? []}
        rowKey={(item) => item.id}
        empty={<EmptyState title={text.none} />}
        columns={[
          { id: 'title', title: text.cases, matters: 1, render: (item) => item.title },
          { id: 'state', title: text.state, matters: 2, render: (item) => (item.closedOn ? text.closed : text.open) },
        ]}
      />
    </>
  );
}
`,
    ],
  ]);
}

function packageJson(id: string): string {
  const house = ['quantity', 'codes', 'kernel', 'parameters', 'records', 'facts', 'api', 'ui', 'documents'];
  const dependencies = {
    ...Object.fromEntries(house.map((name) => [`@sanyi/${name}`, '*'])),
    zod: '^4.6.7',
    react: '^19.3.1',
  };
  const file = {
    name: `@sanyi/system-${id}`,
    version: '0.1.0',
    private: true,
    type: 'module',
    exports: {
      './manifest': './manifest.ts',
      './server': './server.ts',
      './web': './web.tsx',
      './port': './port.ts',
    },
    dependencies,
    devDependencies: { yaml: '^2.9.1' },
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function readme({ id, zh, en }: NewSystem): string {
  return `# ${en} (${zh})

What it is in policy terms: who does what for whom, and what changes because of it.

- **Takes in**: …
- **Gives out**: …
- **Ordered by**: the clauses in \`manifest.ts\`, see \`docs/reference/systems/${id}.md\`.

Formulas are in \`engine/\` with golden cases beside them; policy numbers in \`parameters/${id}/\`; other systems ask
through \`port.ts\`.
`;
}

function manifestText({ id, stage, cluster, zh, en, sources, terms }: NewSystem): string {
  return `import { defineSystem } from '@sanyi/kernel';

/** ${en} (${zh}). */
export const manifest = defineSystem({
  id: '${id}',
${cluster ? `  cluster: '${cluster}',\n` : ''}  title: { zh: ${quoted(zh)}, en: ${quoted(en)} },
  summary: {
    zh: '请用一句话写明这个系统算什么、给谁用。',
    en: 'Say in one sentence what this system computes, and for whom.',
  },
  stage: '${stage}',
  state: 'works',
  scope: { zh: '刚建立，只有一个列表。', en: 'Just begun: one list.' },
  sources: ${block(sources)},
  terms: ${block(terms)},
  needs: [],
  offers: true,
  permissions: [
    {
      code: '${id}.read',
      title: { zh: ${quoted(`查看${zh}`)}, en: ${quoted(`Read ${en.toLowerCase()}`)} },
      description: { zh: '查看本机构范围内的记录。', en: 'See the cases of the own organisation and below.' },
      roles: ['reform-office', 'department', 'inspector'],
    },
  ],
  pages: [
    {
      id: 'home',
      path: '/${id}',
      title: { zh: ${quoted(zh)}, en: ${quoted(en)} },
      access: '${id}.read',
      nav: { order: 500, icon: 'table' },
    },
  ],
  routes: [
    {
      id: 'cases',
      method: 'GET',
      path: '/${id}/cases',
      title: { zh: '记录列表', en: 'List of cases' },
      access: '${id}.read',
    },
    {
      id: 'case',
      method: 'GET',
      path: '/${id}/cases/:caseId',
      title: { zh: '一条记录', en: 'One case' },
      access: '${id}.read',
    },
  ],
  jobs: [],
  commands: [],
  indicators: [],
  parameters: [],
});
`;
}

function routesText({ id }: NewSystem, name: string): string {
  return `import { route } from '@sanyi/api';
import { tallyCases } from '../engine/tally-cases.ts';
import { ${name}Problems } from '../problems.ts';
import { listCases } from '../store/cases.ts';
import * as schemas from './schemas.ts';

/** Routes of \`${id}\`. */
export const ${name}Routes = {
  cases: route({
    response: schemas.caseList,
    handle: async ({ platform, transact }) => {
      const cases = await transact((tx) => listCases(tx));
      return { cases: [...cases], ...tallyCases(cases, platform.clock.today()) };
    },
  }),

  case: route({
    params: schemas.caseParams,
    response: schemas.oneCase,
    handle: async ({ params, transact }) => {
      const cases = await transact((tx) => listCases(tx));
      const found = cases.find((item) => item.id === params.caseId);
      if (!found) throw ${name}Problems.problem('no-such-case', { id: params.caseId });
      return found;
    },
  }),
};
`;
}

/** A list of \`systems/\` with the new system on it: an import and a place before the tracked or the platform's own. */
export function switchedOn(list: string, text: string, id: string): string {
  const [part, extension] = { 'systems/index.ts': ['manifest', 'ts'], 'systems/server.ts': ['server', 'ts'] }[
    list
  ] ?? ['web', 'tsx'];
  const name = camelCase(id);
  const line = `import { ${part} as ${name} } from './${id}/${part}.${extension}';\n`;
  const lastImport = text.lastIndexOf('import ');
  const after = text.indexOf('\n', lastImport) + 1;
  const imported = text.slice(0, after) + line + text.slice(after);
  const opens = imported.lastIndexOf('= [') + 3;
  const closes = imported.indexOf(']', opens);
  const items = imported
    .slice(opens, closes)
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  const place = items.findIndex((item) =>
    ['...trackedSystems', 'catalogue', 'administration'].includes(item),
  );
  const ordered = place === -1 ? [...items, name] : items.toSpliced(place, 0, name);
  return `${imported.slice(0, opens)}\n${ordered.map((item) => `  ${item},\n`).join('')}${imported.slice(closes)}`;
}

/** The list of tracked systems without one that is built now. */
export function withoutTracked(text: string, id: string): string {
  const name = camelCase(id);
  return text
    .split('\n')
    .filter((line) => !line.includes(`'./${id}.ts'`) && line.trim() !== `${name},`)
    .join('\n');
}
