import { describe, expect, it } from 'vitest';
import type { DeadlineContext } from './context.ts';
import { deadlineFields } from './fields.ts';
import { DEADLINE_RULES, findDeadlines } from './find-deadlines.ts';

const TEXT: DeadlineContext = { year: 2026, planEnd: '2030-12-31', mode: 'text', dropPast: true };
const FIELD: DeadlineContext = { ...TEXT, mode: 'field', dropPast: false };
const read = (text: string, context = TEXT): string[] =>
  findDeadlines(text, context).map((d) => `${d.kind} ${d.due ?? d.rule}`);

describe('deadline rules', () => {
  it.each(DEADLINE_RULES.map((r): [string, string] => [r.name, r.example]))(
    '%s reads its own example: %s',
    (_name, example) => {
      const value =
        example
          .replace(/^完成时限：/, '')
          .replace(/[“”]/g, '"')
          .split(' / ')[0] ?? '';
      expect([...findDeadlines(value, TEXT), ...findDeadlines(value, FIELD)].length).toBeGreaterThan(0);
    },
  );

  it.each([
    ['2027年底前建成', ['by 2027-12-31']],
    ['2026年上半年完成', ['by 2026-06-30']],
    ['今年6月底前细化', ['by 2026-06-30']],
    ['到"十五五"末达标', ['by 2030-12-31']],
    ['次年1月上旬报告', ['by 2027-01-10']],
    ['年内启动', ['during 2026-12-31']],
    ['每季度通报', ['recurring quarterly']],
    ['每年2月底前公布', ['recurring yearly;by=02-28']],
    ['每半年一次', ['recurring half-yearly']],
    ['当年4月、7月、10月及次年1月的上旬', ['recurring quarterly;months=4,7,10,1+1;part=early']],
    ['2024年底建成', []],
    ['三年内', []],
    ['近年来每年每人补助', []],
    ['实施《2027年行动计划(2026-2028年)》', []],
    ['2028年前投用', ['by 2027-12-31']],
    ['持续推进信息化', []],
  ])('reads %s', (text, expected) => expect(read(text)).toEqual(expected));

  it.each([
    ['2026年10月', ['by 2026-10-31']],
    ['12月底', ['by 2026-12-31']],
    ['持续推进', ['ongoing ongoing']],
    ['3-9月', ['period 2026-09-30']],
    ['2026.9.30', ['by 2026-09-30']],
    ['2024年', ['by 2024-12-31']],
  ])('reads the field value %s', (text, expected) => expect(read(text, FIELD)).toEqual(expected));

  it('leaves a relative deadline of an undated paper open and unsure', () => {
    const [d] = findDeadlines('6月底前完成', { ...TEXT, year: null });
    expect([d?.due, (d?.confidence ?? 1) < 0.5]).toEqual([null, true]);
  });

  it('finds the deadline field', () =>
    expect(deadlineFields('责任单位:县财政局,完成时限:2026年底;').map((f) => [f.start, f.end])).toEqual([
      [15, 21],
    ]));
});
