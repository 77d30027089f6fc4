import type { Light } from '@sanyi/kernel';
import { addDays, fixed } from '@sanyi/quantity';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TargetFact } from './judge-target.ts';
import { judgeLight, type LightFacts } from './light.ts';
import { type LightRule, ruleSentences } from './light-rule.ts';

const rule: LightRule = {
  greenTolerance: fixed('5.0', 1),
  yellowTolerance: fixed('20.0', 1),
  dueSoonDays: 30,
  forecastMiss: fixed('10.0', 1),
  periodsWithoutReport: 2,
  yellowPeriodsUntilRed: 3,
};

const nothing: LightFacts = {
  today: '2026-07-01',
  startedOn: '2026-01-01',
  dueOn: null,
  ongoing: false,
  closed: false,
  awaitingVerification: false,
  hasVerifiedEvidence: false,
  milestones: [],
  targets: [],
  reports: [],
  history: [],
};

function coverage(actual: string | null, more: Partial<TargetFact> = {}): TargetFact {
  return {
    id: 't',
    name: '签约率',
    bound: { comparator: 'ge', value: fixed('100', 0), value2: null, baseline: fixed('0', 0), change: null },
    actual: actual === null ? null : fixed(actual, 2),
    due: '2026-12-31',
    ...more,
  };
}

const judged = (facts: Partial<LightFacts>) => {
  const { light, reasons } = judgeLight({ ...nothing, ...facts }, rule);
  return `${light} ${reasons[0]?.code}`;
};

describe('light rule', () => {
  // 2026-01-01 → 2026-12-31 is 364 days; on 2026-07-01 181 of them are gone: 49.72 %.
  it.each([
    ['没有任何数据是灰灯', {}, 'grey nothing-known'],
    ['销号是绿灯', { closed: true, dueOn: '2026-01-31' }, 'green closed'],
    ['落后 5 个百分点之内：绿', { targets: [coverage('44.72')] }, 'green on-track'],
    ['落后超过 5 个百分点：黄', { targets: [coverage('44.71')] }, 'yellow behind'],
    ['落后 20 个百分点：仍是黄', { targets: [coverage('29.72')] }, 'yellow behind'],
    ['落后超过 20 个百分点：红', { targets: [coverage('29.71')] }, 'red far-behind'],
    ['没有数据的目标是灰灯', { targets: [coverage(null)] }, 'grey no-value'],
    ['目标到期当天还不算逾期', { today: '2026-12-31', targets: [coverage('99')] }, 'green on-track'],
    ['目标到期次日未达到：红', { today: '2027-01-01', targets: [coverage('99')] }, 'red target-overdue'],
    ['时限还有 30 天且无佐证：黄', { dueOn: '2026-07-31' }, 'yellow due-soon'],
    ['时限还有 31 天：不亮黄', { dueOn: '2026-08-01' }, 'grey nothing-known'],
    ['时限当天不算逾期', { dueOn: '2026-07-01', hasVerifiedEvidence: true }, 'green evidence-verified'],
    ['时限次日逾期', { dueOn: '2026-06-30', hasVerifiedEvidence: true }, 'red overdue'],
    [
      '过了时限但已申请销号：黄',
      { dueOn: '2026-06-30', awaitingVerification: true },
      'yellow awaiting-verification',
    ],
    [
      '节点逾期：黄',
      { milestones: [{ title: '上线', dueOn: '2026-06-30', done: false }] },
      'yellow milestone-missed',
    ],
    [
      '节点当天不算逾期',
      { milestones: [{ title: '上线', dueOn: '2026-07-01', done: false }] },
      'grey nothing-known',
    ],
    [
      '节点完成：绿',
      { milestones: [{ title: '上线', dueOn: '2026-06-30', done: true }] },
      'green milestones-met',
    ],
    [
      '一期未报：黄',
      { reports: [{ period: '2026Q1', closesOn: '2026-04-10', state: 'missing' }] },
      'yellow report-missing',
    ],
    [
      '连续两期未报：红',
      {
        reports: [
          { period: '2025Q4', closesOn: '2026-01-10', state: 'missing' },
          { period: '2026Q1', closesOn: '2026-04-10', state: 'missing' },
        ],
      },
      'red reports-missing',
    ],
    [
      '未报之后已报：不再追究',
      {
        ongoing: true,
        reports: [
          { period: '2025Q4', closesOn: '2026-01-10', state: 'missing' },
          { period: '2026Q1', closesOn: '2026-04-10', state: 'submitted' },
        ],
      },
      'ongoing ongoing-reported',
    ],
    ['持续推进从不逾期', { ongoing: true, dueOn: '2020-01-01' }, 'grey nothing-known'],
    ['黄灯第三期转红', { history: ['yellow', 'yellow'], targets: [coverage('40')] }, 'red yellow-too-long'],
    ['中断过的黄灯不转红', { history: ['yellow', 'green'], targets: [coverage('40')] }, 'yellow behind'],
  ] as [string, Partial<LightFacts>, string][])('%s', (_, facts, expected) =>
    expect(judged(facts)).toBe(expected),
  );

  it('the gravest finding decides, and every finding is told', () => {
    const verdict = judgeLight(
      { ...nothing, dueOn: '2026-07-10', targets: [coverage('90'), coverage('0')] },
      rule,
    );
    expect(verdict.light).toBe('red');
    expect(verdict.reasons.map((item) => item.code)).toEqual(['far-behind', 'due-soon', 'on-track']);
  });

  it('no light turns green for lack of data, and every sentence is filled', () => {
    const day = fc.integer({ min: 0, max: 900 }).map((n) => addDays('2025-06-01', n));
    const light = fc.constantFrom<Light>('green', 'yellow', 'red', 'grey', 'ongoing');
    fc.assert(
      fc.property(
        fc.record({
          today: day,
          dueOn: fc.option(day),
          ongoing: fc.boolean(),
          history: fc.array(light, { maxLength: 4 }),
        }),
        (facts) => {
          const verdict = judgeLight({ ...nothing, ...facts, targets: [coverage(null)] }, rule);
          expect(verdict.light).not.toBe('green');
          for (const item of verdict.reasons) expect(item.text.zh + item.text.en).not.toMatch(/undefined|\{/);
        },
      ),
    );
    expect(new Set(ruleSentences(rule).map((sentence) => sentence.light)).size).toBe(5);
  });
});
