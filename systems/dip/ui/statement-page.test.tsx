import { PageHarness, testSession } from '@sanyi/ui/testing';
import { cleanup, configure, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { Statement } from './contract.ts';
import StatementPage from './statement-page.tsx';

// Tables are slow to render where other tests run beside.
configure({ asyncUtilTimeout: 10_000 });

const words = (zh: string) => ({ zh, en: zh });

const statement: Statement = {
  statementNo: 7,
  month: '2025-05-01',
  fileName: '五月.csv',
  pointValue: '9.3135',
  catalogue: { catalogueNo: 2, name: '2025 年目录' },
  deviation: 'DIP 2.0 技术规范',
  cases: 3,
  agreeing: 1,
  statementFen: '152108867',
  ownFen: '144719936',
  differenceFen: '7388931',
  causes: [
    { cause: 'unmatched', text: words('本方未入组'), cases: 1, fen: '7400000' },
    { cause: 'other-coefficient', text: words('机构系数不同'), cases: 1, fen: '-11069' },
  ],
  gaps: [{ row: 176, text: words('没有填“就诊ID”') }],
  withoutCoefficient: [{ institution: 'H2', hospital: words('西院') }],
  rows: [
    {
      institution: 'H1',
      hospital: words('东院'),
      encounter: 'a1',
      row: 3,
      statementGroup: 'K85/surgery',
      ownGroup: null,
      statementPoints: '794.5456',
      ownPoints: null,
      band: null,
      differenceFen: '7400000',
      parts: [{ cause: 'unmatched', text: words('本方未入组'), fen: '7400000' }],
    },
    {
      institution: 'H1',
      hospital: words('东院'),
      encounter: 'zz',
      row: 4,
      statementGroup: 'J18.9',
      ownGroup: null,
      statementPoints: '1.0000',
      ownPoints: null,
      band: null,
      differenceFen: '931',
      parts: [{ cause: 'not-in-facts', text: words('本方没有的病例'), fen: '931' }],
    },
  ],
  total: 2,
  page: 1,
  pageSize: 100,
};

let asked: string[] = [];

function show(answer: Statement, address = '/dip/statements/7'): void {
  asked = [];
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path);
    return Promise.resolve(
      new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } }),
    );
  });
  render(
    <PageHarness
      page={StatementPage}
      path="/dip/statements/$statementNo"
      address={address}
      session={testSession(['dip.reconcile'])}
    />,
  );
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('the table of the chart has every cause to the fen, and they add up', async () => {
  show(statement);
  expect(await screen.findByText('差额主要来自“本方未入组”：7.40万元')).toBeTruthy();
  const chart = screen.getByRole('figure');
  fireEvent.click(within(chart).getByRole('button', { name: '表' }));
  const cells = within(chart)
    .getAllByRole('button', { name: /本方|系数|差额|结算单/ })
    .map((button) => [button.dataset['figure'], button.textContent]);
  expect(cells).toEqual([
    ['dip.statement.7~own', '1,447,199.36元'],
    ['dip.statement.7~unmatched', '74,000.00元'],
    ['dip.statement.7~other-coefficient', '−110.69元'],
    ['dip.statement.7~difference', '73,889.31元'],
    ['dip.statement.7~statement', '1,521,088.67元'],
  ]);
});

test('what the comparison had to do without is said', async () => {
  show(statement);
  expect(await screen.findByText(/西院没有机构系数/)).toBeTruthy();
  expect(screen.getByText('没有填“就诊ID”')).toBeTruthy();
});

test('a case here opens to its reasons; one that is only in the statement cannot', async () => {
  show(statement);
  expect((await screen.findByText('a1')).closest('a')?.getAttribute('href')).toBe('/dip/cases/H1/a1');
  expect(screen.getByText('K85 手术')).toBeTruthy();
  expect(screen.getByText('未入组')).toBeTruthy();
  expect(screen.getByText('zz').closest('a')).toBeNull();
  expect(screen.getByText('本方没有')).toBeTruthy();
});

test('the cause stands in the address and is asked for', async () => {
  show(statement, '/dip/statements/7?cause=unmatched');
  await screen.findByText('a1');
  expect(asked.some((path) => path.includes('cause=unmatched'))).toBe(true);
});

test('a statement without differences says so', async () => {
  show({ ...statement, causes: [], rows: [], total: 0, agreeing: 3 });
  expect(await screen.findByText('结算单与本方逐例一致，没有差异。')).toBeTruthy();
});
