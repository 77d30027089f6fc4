import { fixedText } from '@sanyi/quantity';
import { expect, it } from 'vitest';
import { aspectRatio, poolCounts, type QualityCounts, qualityScore } from './quality-score.ts';

const weights = {
  completeness: 25,
  validity: 25,
  consistency: 20,
  massaging: 10,
  duplicate: 10,
  timeliness: 10,
};
const counts: QualityCounts = {
  rows: 100n,
  askedCells: 1000n,
  askedFilled: 900n,
  filled: 2000n,
  valid: 1990n,
  rowsWith: { consistency: 5n, massaging: 20n },
};

it('weighs what can be judged and leaves out what cannot', () => {
  const { score, aspects } = qualityScore(counts, weights);
  // (25×90 + 25×99.5 + 20×95 + 10×80 + 10×100) ÷ 90 = 93.75 → 93.8
  expect(score && fixedText(score)).toBe('93.8');
  expect(aspects.find((one) => one.aspect === 'timeliness')?.percent).toBeNull();
  const late = qualityScore({ ...counts, due: 4n, inTime: 3n }, weights);
  // (8437.5 + 10×75) ÷ 100 = 91.875 → 91.9
  expect(late.score && fixedText(late.score)).toBe('91.9');
});

it('has no score where nothing came', () => {
  const none = { rows: 0n, askedCells: 0n, askedFilled: 0n, filled: 0n, valid: 0n, rowsWith: {} };
  expect(qualityScore(none, weights).score).toBeNull();
});

it('pools by the parts', () => {
  const small = { ...counts, rows: 1n, rowsWith: { consistency: 1n } };
  expect(aspectRatio(poolCounts([counts, small]), 'consistency')).toEqual({
    numerator: { mantissa: 95n, scale: 0 },
    denominator: { mantissa: 101n, scale: 0 },
  });
});
