import { expect, test } from 'vitest';
import { costWeight, decimal, meanDays, meanFen } from './costs.ts';

test('means round halves up and need cases', () => {
  expect(meanFen(5n, 2)).toBe(3n);
  expect(meanFen(4n, 3)).toBe(1n);
  expect(meanFen(0n, 0)).toBe(null);
  expect(meanDays(7, 2)).toBe('3.5');
  expect(meanDays(10, 3)).toBe('3.3');
  expect(meanDays(0, 0)).toBe(null);
});

test('the weighted mean of cost weights over all cases is one', () => {
  const groups = [
    { fen: 300_000n, count: 2 },
    { fen: 100_000n, count: 2 },
  ];
  const all = { fen: 400_000n, count: 4 };
  expect(groups.map((group) => costWeight(group, all))).toEqual(['1.5000', '0.5000']);
  expect(costWeight({ fen: 0n, count: 0 }, all)).toBe(null);
  expect(costWeight({ fen: 1n, count: 1 }, { fen: 0n, count: 1 })).toBe(null);
  expect(costWeight({ fen: 1n, count: 1 }, { fen: 2n, count: 3 })).toBe('1.5000');
});

test('decimals keep their leading zero', () => {
  expect(decimal(5n, 4)).toBe('0.0005');
  expect(decimal(12_345n, 1)).toBe('1234.5');
});
