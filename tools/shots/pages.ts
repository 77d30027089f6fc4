import type { Page } from 'playwright-core';
import { returnedLedger } from '../../e2e/returned-ledger.ts';
import { dipPages } from './dip-pages.ts';

/** One page to take a picture of. */
export interface ShotPage {
  readonly name: string;
  /** `<system>.<page id>` of the manifests. */
  readonly pageId: string;
  readonly username: string;
  /** Path below the root; may ask the running product for an id. */
  readonly path: (page: Page) => Promise<string> | string;
}

/** Asks the product itself, as the signed-in person. */
async function ask<Answer>(page: Page, path: string): Promise<Answer> {
  const answer = await page.request.get(new URL(`/api${path}`, page.url()).href);
  return (await answer.json()) as Answer;
}

async function planOf(page: Page, year: number): Promise<string> {
  const { plans } = await ask<{ plans: { id: string; year: number; title: string }[] }>(page, '/plan/plans');
  return plans.find((plan) => plan.year === year && plan.title.startsWith('清河区'))?.id ?? '';
}

async function taskOf(page: Page, number: string): Promise<string> {
  const planId = await planOf(page, 2026);
  const { rows } = await ask<{ rows: { id: string; number: string }[] }>(
    page,
    `/plan/ledger?planId=${planId}`,
  );
  return rows.find((row) => row.number === number)?.id ?? '';
}

async function windowOf(page: Page): Promise<string> {
  const { windows } = await ask<{ windows: { id: string }[] }>(page, '/monitoring/windows');
  return windows[0]?.id ?? '';
}

async function reportOf(page: Page): Promise<string> {
  const { reports } = await ask<{ reports: { id: string }[] }>(page, '/monitoring/reports');
  if (reports[0]) return reports[0].id;
  const address = new URL(`/api/monitoring/windows/${await windowOf(page)}/reports`, page.url()).href;
  const made = await page.request.post(address, { headers: { 'X-Sanyi-Request': '1' }, data: {} });
  return ((await made.json()) as { id: string }).id;
}

/** A blank form of the higher office, as the demonstration was given it. */
async function formOf(page: Page): Promise<string> {
  const { forms } = await ask<{ forms: { id: string }[] }>(page, '/monitoring/forms');
  return forms[0]?.id ?? '';
}

/** A file of values of which three rows pass and four do not, sent. */
async function submissionOf(page: Page): Promise<string> {
  const { submissions } = await ask<{ submissions: { id: string }[] }>(page, '/indicators/submissions');
  if (submissions[0]) return submissions[0].id;
  const lines = [
    'dataelement,period,orgunit,value,comment',
    'priority-signing-rate.numerator,2026Q3,qh-wjw,142000,',
    'priority-signing-rate.denominator,2026Q3,qh-wjw,251900,',
    'resident-signing-rate.numerator,2026Q3,qh-wjw,302400,街道补报',
    'resident-signing-rate.denominator,2026Q3,qh-wjw,686000,',
    'dip-fund-share.numerator,2026Q3,qh-ybj,52184,',
    'xK3dQ,2026Q3,qh-wjw,12,',
    'outpatient-cost-growth.numerator,三季度,qh-wjw,7.9,',
  ];
  const made = await page.request.post(new URL('/api/indicators/submissions', page.url()).href, {
    headers: { 'X-Sanyi-Request': '1' },
    multipart: {
      file: { name: '三季度.csv', mimeType: 'text/csv', buffer: Buffer.from(`${lines.join('\n')}\n`) },
    },
  });
  const { submission, version } = (await made.json()) as { submission: { id: string }; version: number };
  await page.request.post(new URL(`/api/indicators/submissions/${submission.id}/send`, page.url()).href, {
    headers: { 'X-Sanyi-Request': '1', 'If-Match': `"v${version}"` },
    data: {},
  });
  return submission.id;
}

async function computedOf(page: Page): Promise<string> {
  const { indicators } = await ask<{ indicators: { code: string }[] }>(page, '/indicators/library');
  return indicators[0]?.code ?? '';
}

async function drgGroupOf(page: Page): Promise<string> {
  const { groups } = await ask<{ groups: { drg: string }[] }>(page, '/drg/groups');
  return groups[0]?.drg ?? '';
}

async function drgCaseOf(page: Page): Promise<string> {
  const { cases } = await ask<{ cases: { institution: string; encounter: string }[] }>(page, '/drg/cases');
  return `${cases[0]?.institution ?? ''}/${cases[0]?.encounter ?? ''}`;
}

async function caseOf(page: Page): Promise<string> {
  const { cases } = await ask<{ cases: { id: string }[] }>(page, '/monitoring/supervision');
  return cases[0]?.id ?? '';
}

async function evaluationOf(page: Page): Promise<string> {
  const { evaluations } = await ask<{ evaluations: { id: string }[] }>(page, '/monitoring/evaluations');
  return evaluations[0]?.id ?? '';
}

/** The case that came to an interview. */
async function interviewedOf(page: Page): Promise<string> {
  const { cases } = await ask<{ cases: { id: string; step: string }[] }>(page, '/monitoring/supervision');
  return cases.find(({ step }) => step === 'interview')?.id ?? '';
}

/** A ledger that came back with one cell changed and one that cannot be read, as its preview. */
async function previewOf(page: Page): Promise<string> {
  const asked = `/api/plan/ledger/export?format=xlsx&planId=${await planOf(page, 2026)}`;
  const sent = await page.request.get(new URL(asked, page.url()).href);
  const { name, bytes } = await returnedLedger({ name: '任务台账.xlsx', bytes: await sent.body() }, [
    { task: '稳步实施长期护理保险', column: '完成时限', value: '2027-03-31' },
    { task: '规范发展互联网医院', column: '完成时限', value: '过了年再说' },
  ]);
  const made = await page.request.post(new URL('/api/plan/ledger/imports', page.url()).href, {
    headers: { 'X-Sanyi-Request': '1' },
    multipart: { file: { name, mimeType: XLSX, buffer: Buffer.from(bytes) } },
  });
  return ((await made.json()) as { id: string }).id;
}

async function indicatorOf(page: Page): Promise<string> {
  const { indicators } = await ask<{ indicators: { id: string; code: string }[] }>(
    page,
    '/indicators/indicators',
  );
  return indicators.find((item) => item.code === 'priority-signing-rate')?.id ?? indicators[0]?.id ?? '';
}

async function figureOf(page: Page): Promise<string> {
  const { indicator } = await ask<{ indicator: { latest: { id: string } } }>(
    page,
    `/indicators/indicators/${await indicatorOf(page)}`,
  );
  return `indicators.value.${indicator.latest.id}`;
}

/** The file with the most rows set aside, for its story. */
async function faultyFileOf(page: Page): Promise<number> {
  const { files } = await ask<{ files: { fileNo: number; rejected: number }[] }>(page, '/data/files');
  return files.toSorted((one, other) => other.rejected - one.rejected)[0]?.fileNo ?? 0;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const office = 'zhanglan';
const department = 'chenlizhou';

/** Every page of the systems that work, seen by somebody whose page it is. */
export const shotPages: readonly ShotPage[] = [
  { name: 'home-office', pageId: 'plan.home', username: office, path: () => '/plan' },
  { name: 'home-department', pageId: 'plan.home', username: department, path: () => '/plan' },
  { name: 'home-inspector', pageId: 'plan.home', username: 'shenqingyue', path: () => '/plan' },
  { name: 'plans', pageId: 'plan.plans', username: office, path: () => '/plan/plans' },
  {
    name: 'plan',
    pageId: 'plan.plan',
    username: office,
    path: async (page) => `/plan/${await planOf(page, 2026)}`,
  },
  {
    name: 'paper',
    pageId: 'plan.paper',
    username: office,
    path: async (page) => `/plan/${await planOf(page, 2026)}/paper`,
  },
  {
    name: 'review',
    pageId: 'plan.review',
    username: office,
    path: async (page) => `/plan/${await planOf(page, 2026)}/review`,
  },
  {
    name: 'ledger',
    pageId: 'plan.ledger',
    username: office,
    path: async (page) => `/plan/ledger?planId=${await planOf(page, 2026)}`,
  },
  {
    name: 'ledger-import',
    pageId: 'plan.ledger-import',
    username: office,
    path: async (page) => `/plan/ledger/imports/${await previewOf(page)}`,
  },
  { name: 'home-wall', pageId: 'plan.home', username: office, path: () => '/plan?wall=1' },
  {
    name: 'task',
    pageId: 'plan.task',
    username: office,
    path: async (page) => `/plan/tasks/${await taskOf(page, '20')}`,
  },
  {
    name: 'task-department',
    pageId: 'plan.task',
    username: department,
    path: async (page) => `/plan/tasks/${await taskOf(page, '28')}`,
  },
  {
    name: 'compare',
    pageId: 'plan.compare',
    username: office,
    path: async (page) => `/plan/compare?left=${await planOf(page, 2025)}&right=${await planOf(page, 2026)}`,
  },
  { name: 'aliases', pageId: 'plan.aliases', username: office, path: () => '/plan/aliases' },
  {
    name: 'expenditure',
    pageId: 'expenditure.home',
    username: office,
    path: () => '/expenditure',
  },
  {
    name: 'expenditure-hospital',
    pageId: 'expenditure.hospital',
    username: office,
    path: async (page) => {
      const { hospitals } = await ask<{ hospitals: { code: string }[] }>(page, '/expenditure/overview');
      return `/expenditure/hospitals/${hospitals[0]?.code}`;
    },
  },
  {
    name: 'cockpit',
    pageId: 'monitoring.cockpit',
    username: office,
    path: () => '/monitoring/cockpit',
  },
  {
    name: 'supervision',
    pageId: 'monitoring.supervision',
    username: office,
    path: () => '/monitoring/supervision',
  },
  {
    name: 'case',
    pageId: 'monitoring.case',
    username: office,
    path: async (page) => `/monitoring/supervision/${await caseOf(page)}`,
  },
  {
    name: 'evaluation-try',
    pageId: 'monitoring.evaluations',
    username: office,
    path: () => '/monitoring/evaluations?tab=try',
  },
  {
    name: 'evaluation-money',
    pageId: 'monitoring.evaluations',
    username: office,
    path: () => '/monitoring/evaluations?tab=money',
  },
  {
    name: 'evaluation-issued',
    pageId: 'monitoring.evaluation',
    username: office,
    path: async (page) => `/monitoring/evaluations/${await evaluationOf(page)}`,
  },
  {
    name: 'interview',
    pageId: 'monitoring.interview',
    username: office,
    path: async (page) => `/monitoring/supervision/${await interviewedOf(page)}/interview`,
  },
  {
    name: 'entry-rules',
    pageId: 'indicators.entry',
    username: office,
    path: () => '/indicators/entry?tab=rules',
  },
  { name: 'entry-send', pageId: 'indicators.entry', username: 'chenlizhou', path: () => '/indicators/entry' },
  {
    name: 'entry-file',
    pageId: 'indicators.submission',
    username: 'chenlizhou',
    path: async (page) => `/indicators/entry/${await submissionOf(page)}`,
  },
  {
    name: 'entry-waiting',
    pageId: 'indicators.entry',
    username: office,
    path: () => '/indicators/entry?tab=waiting',
  },
  {
    name: 'indicators-computed',
    pageId: 'indicators.computed',
    username: office,
    path: async (page) => `/indicators/computed/${await computedOf(page)}`,
  },
  { name: 'drg-groups', pageId: 'drg.groups', username: office, path: () => '/drg' },
  {
    name: 'drg-group',
    pageId: 'drg.group',
    username: office,
    path: async (page) => `/drg/groups/${await drgGroupOf(page)}`,
  },
  { name: 'drg-cases', pageId: 'drg.cases', username: office, path: () => '/drg/cases' },
  {
    name: 'drg-case',
    pageId: 'drg.case',
    username: office,
    path: async (page) => `/drg/cases/${await drgCaseOf(page)}`,
  },
  { name: 'drg-schemes', pageId: 'drg.schemes', username: office, path: () => '/drg/schemes' },
  { name: 'drg-scheme', pageId: 'drg.scheme', username: office, path: () => '/drg/schemes/1' },
  { name: 'windows', pageId: 'monitoring.windows', username: office, path: () => '/monitoring' },
  {
    name: 'window',
    pageId: 'monitoring.window',
    username: office,
    path: async (page) => `/monitoring/windows/${await windowOf(page)}`,
  },
  { name: 'reports', pageId: 'monitoring.reports', username: office, path: () => '/monitoring/reports' },
  {
    name: 'report',
    pageId: 'monitoring.report',
    username: office,
    path: async (page) => `/monitoring/reports/${await reportOf(page)}`,
  },
  { name: 'forms', pageId: 'monitoring.forms', username: office, path: () => '/monitoring/forms' },
  {
    name: 'form',
    pageId: 'monitoring.form',
    username: office,
    path: async (page) => `/monitoring/forms/${await formOf(page)}`,
  },
  {
    name: 'form-cell',
    pageId: 'monitoring.form',
    username: office,
    path: async (page) => `/monitoring/forms/${await formOf(page)}?cell=0:4:5`,
  },
  { name: 'rule', pageId: 'monitoring.rule', username: office, path: () => '/monitoring/rule' },
  { name: 'indicators', pageId: 'indicators.list', username: office, path: () => '/indicators' },
  {
    name: 'indicator',
    pageId: 'indicators.indicator',
    username: office,
    path: async (page) => `/indicators/${await indicatorOf(page)}`,
  },
  {
    name: 'figure',
    pageId: 'indicators.indicator',
    username: office,
    path: async (page) => `/indicators/${await indicatorOf(page)}?figure=${await figureOf(page)}`,
  },
  { name: 'data', pageId: 'data.overview', username: office, path: () => '/data' },
  { name: 'data-import', pageId: 'data.import', username: office, path: () => '/data/import' },
  { name: 'data-files', pageId: 'data.files', username: office, path: () => '/data/files' },
  {
    name: 'data-file',
    pageId: 'data.file',
    username: office,
    path: async (page) => `/data/files/${await faultyFileOf(page)}`,
  },
  { name: 'data-quality', pageId: 'data.quality', username: office, path: () => '/data/quality' },
  {
    name: 'data-quality-findings',
    pageId: 'data.quality',
    username: office,
    path: () => '/data/quality?view=findings',
  },
  {
    name: 'data-quality-trends',
    pageId: 'data.quality',
    username: office,
    path: () => '/data/quality?view=multiples',
  },
  { name: 'data-front-pages', pageId: 'data.front-pages', username: office, path: () => '/data/front-pages' },
  {
    name: 'data-balances',
    pageId: 'data.front-pages',
    username: office,
    path: () => '/data/front-pages?tab=balances',
  },
  { name: 'data-tables', pageId: 'data.tables', username: office, path: () => '/data/tables' },
  { name: 'data-rows', pageId: 'data.rows', username: office, path: () => '/data/tables/settlement' },
  { name: 'systems', pageId: 'catalogue.board', username: office, path: () => '/systems' },
  { name: 'system', pageId: 'catalogue.system', username: office, path: () => '/systems/family-doctor' },
  {
    name: 'accounts',
    pageId: 'administration.accounts',
    username: 'admin',
    path: () => '/administration/accounts',
  },
  { name: 'audit', pageId: 'administration.audit', username: 'admin', path: () => '/administration/audit' },
  {
    name: 'status',
    pageId: 'administration.status',
    username: 'admin',
    path: () => '/administration/status',
  },
  { name: 'drg', pageId: 'drg.groups', username: office, path: () => '/drg' },
  { name: 'drg-group', pageId: 'drg.group', username: office, path: () => '/drg/groups/ER15' },
  { name: 'drg-cases', pageId: 'drg.cases', username: office, path: () => '/drg/cases' },
  {
    name: 'drg-case',
    pageId: 'drg.case',
    username: office,
    path: async (page) => {
      const { cases } = await ask<{ cases: { institution: string; encounter: string }[] }>(
        page,
        '/drg/cases',
      );
      return `/drg/cases/${cases[0]?.institution}/${cases[0]?.encounter}`;
    },
  },
  { name: 'drg-schemes', pageId: 'drg.schemes', username: office, path: () => '/drg/schemes' },
  { name: 'drg-scheme', pageId: 'drg.scheme', username: office, path: () => '/drg/schemes/1' },
  ...dipPages,
  { name: 'dictionaries', pageId: 'dictionaries.list', username: 'admin', path: () => '/dictionaries' },
  {
    name: 'dictionaries-found',
    pageId: 'dictionaries.list',
    username: office,
    path: () => '/dictionaries?q=gxy',
  },
  {
    name: 'dictionaries-values',
    pageId: 'dictionaries.list',
    username: office,
    path: () => '/dictionaries?tab=values',
  },
  {
    name: 'dictionaries-import',
    pageId: 'dictionaries.import',
    username: 'admin',
    path: () => '/dictionaries/import',
  },
  {
    name: 'dictionaries-code',
    pageId: 'dictionaries.code',
    username: office,
    path: () => '/dictionaries/codes/icd-10/I10.x00',
  },
  { name: 'identities', pageId: 'identities.persons', username: 'shenqingyue', path: () => '/identities' },
  {
    name: 'identities-uses',
    pageId: 'identities.uses',
    username: 'shenqingyue',
    path: () => '/identities/uses',
  },
];
