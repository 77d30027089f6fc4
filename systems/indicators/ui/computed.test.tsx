import { PageHarness, testSession } from '@sanyi/ui/testing';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ComputedTable } from './computed-table.tsx';
import type { ComputedList, ComputedRow } from './contract.ts';
import { PeriodChoice } from './period-choice.tsx';

/** A first page also loads its parts; on a busy machine that takes longer than the usual second. */
const PATIENT = { timeout: 10_000 };
const text = (zh: string, en = zh) => ({ zh, en });
const row = (code: string, name: string, change: Partial<ComputedRow> = {}): ComputedRow => ({
  code,
  name: text(name),
  synonyms: [],
  unit: '%',
  direction: 'down',
  kind: 'coverage',
  cumulative: false,
  attribute: null,
  sourceSystem: text('病案首页'),
  owner: text('卫生健康部门'),
  source: null,
  value: {
    period: '2025-02',
    numerator: '8',
    denominator: '120',
    result: '6.67',
    base: null,
    flags: [],
    interval: { low: 3.42, high: 12.61 },
  },
  yearOnYear: { kind: 'points', text: '-1.67' },
  onPrevious: null,
  ...change,
});
const state = {
  runNo: 1,
  computedAt: '2025-03-10T01:00:00.000Z',
  snapshotAt: '2025-03-10T01:00:00.000Z',
  stale: false,
  rows: 61906,
  milliseconds: 900,
  firstMonth: '2024-11',
  lastMonth: '2025-02',
};

function answer(list: ComputedList) {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => {
    asked.push(`${init?.method ?? 'GET'} ${path}`);
    return Promise.resolve(new Response(JSON.stringify(path.includes('compute') ? { jobId: 'j' } : list)));
  });
  render(<PageHarness page={() => <ComputedTable />} session={testSession(['indicators.compute'])} />);
  return asked;
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the list of computed indicators', () => {
  it('shows values with their parts, changes and whose formula it is', async () => {
    answer({
      state,
      period: '2025-02',
      indicators: [
        row('mortality', '住院死亡率'),
        row('stay-cost', '次均住院费用', {
          value: null,
          yearOnYear: { kind: 'percent', text: '+3.10' },
          source: { id: 'a#1', short: '浙江省 任务11', paper: '《…》任务11' },
        }),
      ],
    });
    expect(await screen.findByText('6.67', {}, PATIENT)).toBeTruthy();
    expect(screen.getByText('−1.67 个百分点')).toBeTruthy();
    expect(screen.getByText('+3.10%')).toBeTruthy();
    expect(screen.getByText('无数据')).toBeTruthy();
    expect(screen.getByText('建议口径，待确认')).toBeTruthy();
    expect(screen.getByText('浙江省 任务11')).toBeTruthy();
  });

  it('offers to compute where nothing was computed yet', async () => {
    const asked = answer({
      state: { ...state, runNo: null, computedAt: null, stale: true, firstMonth: null, lastMonth: null },
      period: null,
      indicators: [],
    });
    fireEvent.click(await screen.findByText('重新计算', {}, PATIENT));
    await waitFor(() => expect(asked).toContain('POST /api/indicators/compute'), PATIENT);
  });
});

describe('the choice of a period', () => {
  it('goes from months to quarters that have sums', async () => {
    const chosen: string[] = [];
    render(
      <PageHarness
        page={() => (
          <PeriodChoice state={state} period="2025-02" onChange={(period) => chosen.push(period)} />
        )}
      />,
    );
    fireEvent.click(await screen.findByText('季', {}, PATIENT));
    expect(chosen).toEqual(['2025Q1']);
  });
});
