import { PageHarness, testSession } from '@sanyi/ui/testing';
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import CataloguePage from './catalogue-page.tsx';
import { structureOf } from './catalogue-structure.tsx';
import { doubtsOf, needsExperts } from './certainty.ts';
import type { Catalogue, CatalogueGroup, Catalogues, Changes } from './contract.ts';

// Tables are slow to render where other tests run beside.
configure({ asyncUtilTimeout: 10_000 });

const words = (zh: string) => ({ zh, en: zh });
const head: Catalogue['catalogue'] = {
  catalogueNo: 2,
  name: '2025 年目录',
  origin: 'formed',
  year: 2025,
  version: 'c29bf909e7b1',
  fileName: '',
  gaps: 0,
  groups: 3,
  coreGroups: 2,
  compositeGroups: 1,
  cases: 100,
  madeBy: '示例',
  madeAt: '2026-04-10T01:00:00.000Z',
};

const group = (more: Partial<CatalogueGroup>): CatalogueGroup => ({
  key: 'J18.9',
  code: 'J18.9',
  kind: 'core',
  name: '肺炎',
  diagnosis: 'J18.9',
  main: null,
  related: [],
  careClass: 'conservative',
  score: '900.0000',
  cases: 60,
  basicLevel: false,
  meanFen: '856628',
  variation: '0.55',
  drugScore: null,
  consumableScore: null,
  rise: null,
  steady: null,
  interval: { low: '880.0000', high: '920.0000', rank: 1, rankLow: 1, rankHigh: 1, staysCore: 1 },
  stake: 10,
  ...more,
});
const shaky = group({
  key: 'K80.1:51.2300',
  name: '胆囊结石',
  diagnosis: 'K80.1',
  main: '51.2300',
  cases: 16,
  interval: { low: '400.0000', high: '1900.0000', rank: 2, rankLow: 1, rankHigh: 3, staysCore: 0.6 },
  stake: 397,
});
const composite = group({
  key: 'K85/surgery',
  name: '胰腺炎',
  kind: 'composite',
  diagnosis: 'K85',
  careClass: 'surgery',
  cases: 24,
  interval: null,
  stake: null,
});

const catalogue: Catalogue = {
  catalogue: head,
  uses: [],
  groups: [group({}), shaky, composite],
  gaps: [],
  doubts: { widthPercent: 20, corePercent: 90, rankPercent: 10, groups: 200 },
  account: {
    cases: 120,
    grouped: 100,
    left: [{ reason: words('同类病例太少，未成组'), cases: 20 }],
    coreCases: 15,
    meanFen: '931351',
    credibility: '0.8',
    snapshotAt: '2026-04-10T01:00:00.000Z',
    auxiliaryTried: 8,
    auxiliary: [],
    levels: [],
    groupLevels: [],
    withoutLevels: [],
    directories: [],
    milliseconds: 900,
  },
  certainty: {
    draws: 200,
    confidence: 0.95,
    nearCore: [{ key: 'K35.8', name: '急性阑尾炎', cases: 14, becomesCore: 0.46 }],
    institutions: [
      { institution: 'H1', hospital: words('东院'), cases: 60, level: '1.298', low: '1.250', high: '1.357' },
    ],
  },
};
const catalogues: Catalogues = {
  catalogues: [head, { ...head, catalogueNo: 1, name: '2024 年目录' }],
  uses: [],
  today: null,
  years: [2025],
  deviations: [
    {
      id: 'norm-2.0',
      name: 'DIP 2.0 技术规范',
      bands: [{ code: 'review', when: words('总费用 > 5 × 支付标准'), score: null }],
    },
  ],
  rules: null,
  parameters: [],
  parametersNote: null,
};
const changes: Changes = {
  before: { ...head, catalogueNo: 1 },
  after: head,
  counts: { new: 0, gone: 0, moved: 2, same: 1 },
  rows: [
    {
      key: 'J18.9',
      name: '肺炎',
      change: 'moved',
      before: '890.0000',
      after: '900.0000',
      difference: '10.0000',
      percent: '1.1',
      cases: 60,
      chance: true,
    },
    {
      key: 'K80.1:51.2300',
      name: '胆囊结石',
      change: 'moved',
      before: '1800.0000',
      after: '900.0000',
      difference: '-900.0000',
      percent: '-50.0',
      cases: 16,
      chance: false,
    },
  ],
};

let sent: { path: string; body: unknown }[] = [];

function show(address: string, answer: Catalogue = catalogue): void {
  sent = [];
  vi.stubGlobal('fetch', (path: string, { method, body }: { method: string; body: string | null }) => {
    if (method === 'POST') sent.push({ path, body: JSON.parse(body ?? '') });
    const found = path.includes('/changes/') ? changes : path.endsWith('/catalogues') ? catalogues : answer;
    return Promise.resolve(
      method === 'POST'
        ? new Response(null, { status: 204 })
        : new Response(JSON.stringify(found), { headers: { 'content-type': 'application/json' } }),
    );
  });
  render(
    <PageHarness
      page={CataloguePage}
      path="/dip/catalogues/$catalogueNo"
      address={address}
      session={testSession(['dip.manage'])}
    />,
  );
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('experts see first what most hangs on, and why it is doubtful', async () => {
  show('/dip/catalogues/2?sure=no');
  expect(await screen.findByText('区间宽，±83.3%')).toBeTruthy();
  expect(screen.getByText('核心不稳，重抽样中 60.0% 是核心')).toBeTruthy();
  expect(screen.getByText('排位不稳，第 1～3')).toBeTruthy();
  expect(screen.getByText('3.97%')).toBeTruthy();
  expect(screen.queryByText('胰腺炎')).toBeNull();
});

test('what is sure has no doubts, what has no interval none to show', () => {
  const many = { ...catalogue, groups: Array.from({ length: 300 }, () => group({})) };
  expect(doubtsOf(group({}), many)).toEqual([]);
  expect(doubtsOf(composite, many)).toEqual([]);
  const strict = { widthPercent: 0, corePercent: 101, rankPercent: 0, groups: 1 };
  expect(doubtsOf(group({}), { ...many, doubts: strict })).toContain('wide');
  expect(needsExperts(catalogue).map(({ key }) => key)).toEqual(['K80.1:51.2300', 'J18.9']);
  expect(needsExperts({ ...catalogue, doubts: strict }).map(({ key }) => key)).toEqual(['K80.1:51.2300']);
});

test('what an interval means is one sentence, and hospitals plainly above are counted', async () => {
  show('/dip/catalogues/2?tab=certainty');
  expect(await screen.findByText(/重新抽取 200 遍.*大约有 95 个/)).toBeTruthy();
  expect(screen.getByText('1 家明显高于全地区，0 家明显低于')).toBeTruthy();
  expect(screen.getByText('2 个病种中有 1 个的区间超过分值的 ±20%')).toBeTruthy();
  expect(screen.getByText('急性阑尾炎')).toBeTruthy();
});

test('changes: the largest first, within chance or beyond it', async () => {
  show('/dip/catalogues/2?tab=changes');
  expect(await screen.findByText('超出偶然')).toBeTruthy();
  const rows = screen.getAllByRole('row').map(({ textContent }) => textContent ?? '');
  expect(rows.findIndex((row) => row.includes('胆囊结石'))).toBeLessThan(
    rows.findIndex((row) => row.includes('肺炎')),
  );
  fireEvent.click(screen.getByRole('checkbox', { name: '只看超出偶然的变动' }));
  await waitFor(() => expect(screen.queryByText('肺炎')).toBeNull());
});

test('the account adds up', async () => {
  show('/dip/catalogues/2?tab=account');
  expect(await screen.findByText('120 例中有 100 例进入病种（83.3%）')).toBeTruthy();
  expect(screen.getByText('同类病例太少，未成组').closest('tr')?.textContent).toContain('20');
});

test('a structure holds every case', () => {
  const tree = structureOf(catalogue.groups, ({ key }) => key);
  expect(tree.map(({ name, value }) => [name, value])).toEqual([
    ['J', 60],
    ['K', 40],
  ]);
});

test('a catalogue is put in force from a day on, with rules said in words', async () => {
  show('/dip/catalogues/2');
  fireEvent.click(await screen.findByRole('button', { name: /^启\s*用$/ }));
  expect(await screen.findByText('特例单议，不按公式')).toBeTruthy();
  fireEvent.change(screen.getByLabelText('从哪天起（出院日）'), { target: { value: '2026-01-01' } });
  for (const button of screen.getAllByRole('button', { name: /^启\s*用$/, hidden: true }).slice(1))
    fireEvent.click(button);
  await waitFor(() =>
    expect(sent).toEqual([
      { path: '/api/dip/catalogues/2/uses', body: { from: '2026-01-01', deviation: 'norm-2.0' } },
    ]),
  );
});

test('a published catalogue says that it cannot know', async () => {
  show('/dip/catalogues/2?tab=certainty', { ...catalogue, account: null, certainty: null });
  expect(await screen.findByText(/公布的目录没有历史病例/)).toBeTruthy();
});
