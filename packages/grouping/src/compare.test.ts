import { expect, test } from 'vitest';
import { compileScheme, Grouper, type Scheme, SchemeComparison, teachingScheme } from './index.ts';
import { RandomCases } from './testing/random-cases.ts';

/** The teaching scheme without its first split of gallbladder operations, and with no place for pneumonia. */
const other: Scheme = {
  ...teachingScheme,
  id: 'teaching-2',
  mdcs: teachingScheme.mdcs.map((mdc) =>
    mdc.code === 'MDCH' ? { ...mdc, steps: [{ adrg: 'HC2' }, { adrg: 'HZ1' }] } : mdc,
  ),
  adrgs: { ...teachingScheme.adrgs, ER2: { code: 'ER2', rule: { op: 'never' }, drgs: [] } },
};

test('flows, moved weight and hospitals add up', () => {
  const [one, two] = [teachingScheme, other].map((scheme) => new Grouper(compileScheme(scheme)));
  if (!one || !two) throw new Error('no grouper');
  const weights = new Map([
    ['HC15', 20_000],
    ['HC25', 15_000],
    ['ER25', 6_000],
  ]);
  const comparison = new SchemeComparison(weights, weights);
  const random = new RandomCases(teachingScheme, 4);
  let moved = 0;
  for (let place = 0; place < 3_000; place += 1) {
    const given = random.next();
    if (comparison.add(one.group(given), two.group(given), `h${place % 3}`)) moved += 1;
  }
  const total = comparison.total();
  const flows = comparison.flows();
  const sum = (pick: (flow: (typeof flows)[number]) => number) =>
    flows.reduce((all, flow) => all + pick(flow), 0);
  expect(total.cases).toBe(3_000);
  expect(total.moved).toBe(moved);
  expect(sum((flow) => flow.cases)).toBe(3_000);
  expect(
    sum((flow) => (flow.before === flow.after && flow.statusBefore === flow.statusAfter ? 0 : flow.cases)),
  ).toBe(moved);
  expect(sum((flow) => flow.weightBefore)).toBe(total.weightBefore);
  expect(sum((flow) => flow.weightAfter)).toBe(total.weightAfter);
  expect(comparison.hospitals().map((item) => item.effect.cases)).toEqual([1_000, 1_000, 1_000]);
  expect(flows.find((flow) => flow.before === 'HC15')?.after).toBe('HC25');
  expect(total.lost).toBe(sum((flow) => (flow.before.startsWith('ER2') ? flow.cases : 0)));
  expect(total.gained).toBe(0);
});

test('a scheme compared with itself moves nobody', () => {
  const grouper = new Grouper(compileScheme(teachingScheme));
  const random = new RandomCases(teachingScheme, 5);
  const comparison = new SchemeComparison();
  for (let place = 0; place < 500; place += 1) {
    const result = grouper.group(random.next());
    comparison.add(result, result);
  }
  const { cases, moved, lost, gained } = comparison.total();
  expect({ cases, moved, lost, gained }).toEqual({ cases: 500, moved: 0, lost: 0, gained: 0 });
});
