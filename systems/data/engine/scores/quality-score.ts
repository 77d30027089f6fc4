import { type Fixed, mulDiv, type Ratio, ratioValue } from '@sanyi/quantity';
import type { Aspect } from '../contract.ts';

/** How much each aspect counts in the score (质量评分权重), in parts of their sum. */
export type QualityWeights = Readonly<Record<Aspect, number>>;

/** What is counted of one sender, month and format (质量计数). */
export interface QualityCounts {
  readonly rows: bigint;
  /** Cells the format asks for, and those of them that hold a value. */
  readonly askedCells: bigint;
  readonly askedFilled: bigint;
  /** Cells that hold a value, and those of them that can be read. */
  readonly filled: bigint;
  readonly valid: bigint;
  /** Rows with an issue of the aspect. */
  readonly rowsWith: Readonly<Partial<Record<Aspect, bigint>>>;
  /** Files that were due, and those that came in time; nothing where no delivery was agreed. */
  readonly due?: bigint;
  readonly inTime?: bigint;
}

const ASPECTS: readonly Aspect[] = [
  'completeness',
  'validity',
  'consistency',
  'massaging',
  'duplicate',
  'timeliness',
];

/**
 * Ratio of one aspect (单项质量比率). Completeness = filled ÷ asked cells; validity = valid ÷ filled cells; timeliness = files in
 * time ÷ files due; the others = rows without an issue of the aspect ÷ rows. The denominator is 0 where there is nothing to
 * judge. @unit ratio @rounding none
 */
export function aspectRatio(counts: QualityCounts, aspect: Aspect): Ratio {
  switch (aspect) {
    case 'completeness':
      return ratio(counts.askedFilled, counts.askedCells);
    case 'validity':
      return ratio(counts.valid, counts.filled);
    case 'timeliness':
      return ratio(counts.inTime ?? 0n, counts.due ?? 0n);
    case 'consistency':
    case 'massaging':
    case 'duplicate':
      return ratio(counts.rows - (counts.rowsWith[aspect] ?? 0n), counts.rows);
  }
}

/** A score with what it was made of (质量评分). */
export interface QualityScore {
  /** 0 to 100; `null` where nothing was judged. */
  readonly score: Fixed<1> | null;
  readonly aspects: readonly {
    readonly aspect: Aspect;
    readonly ratio: Ratio;
    readonly percent: Fixed<1> | null;
    readonly weight: number;
  }[];
}

/**
 * Score of data quality (数据质量评分): `Σ weight × ratio × 100 ÷ Σ weight` over the aspects that can be judged. The division
 * comes last; the parts of every ratio are kept. @unit points @rounding half-up
 */
export function qualityScore(counts: QualityCounts, weights: QualityWeights): QualityScore {
  const aspects = ASPECTS.map((aspect) => {
    const own = aspectRatio(counts, aspect);
    return { aspect, ratio: own, percent: ratioValue(own, 100n, 1, 'half-up'), weight: weights[aspect] };
  });
  const judged = aspects.filter((one) => one.ratio.denominator.mantissa > 0n && one.weight > 0);
  const common = judged.reduce((product, one) => product * one.ratio.denominator.mantissa, 1n);
  let sum = 0n;
  let weight = 0n;
  for (const one of judged) {
    sum += BigInt(one.weight) * one.ratio.numerator.mantissa * (common / one.ratio.denominator.mantissa);
    weight += BigInt(one.weight);
  }
  if (weight === 0n) return { score: null, aspects };
  return { score: { mantissa: mulDiv(sum, 1000n, weight * common, 'half-up'), scale: 1 }, aspects };
}

/** Adds the counts of several senders, months or formats up (质量计数合计): ratios are pooled by their parts, never averaged. */
export function poolCounts(list: readonly QualityCounts[]): QualityCounts {
  const sum = (of: (counts: QualityCounts) => bigint) =>
    list.reduce((total, counts) => total + of(counts), 0n);
  const rowsWith: Partial<Record<Aspect, bigint>> = {};
  for (const aspect of ASPECTS) rowsWith[aspect] = sum((counts) => counts.rowsWith[aspect] ?? 0n);
  return {
    rows: sum((counts) => counts.rows),
    askedCells: sum((counts) => counts.askedCells),
    askedFilled: sum((counts) => counts.askedFilled),
    filled: sum((counts) => counts.filled),
    valid: sum((counts) => counts.valid),
    rowsWith,
    due: sum((counts) => counts.due ?? 0n),
    inTime: sum((counts) => counts.inTime ?? 0n),
  };
}

function ratio(numerator: bigint, denominator: bigint): Ratio {
  return { numerator: { mantissa: numerator, scale: 0 }, denominator: { mantissa: denominator, scale: 0 } };
}
