import type { Light } from '@sanyi/kernel';
import { type Fixed, fixed, fixedText, mulDiv } from '@sanyi/quantity';

/** Weights and bounds of an evaluation (考核办法), from the dated parameter. */
export interface EvaluationRule {
  readonly completionWeight: number;
  readonly attainmentWeight: number;
  readonly timelinessWeight: number;
  readonly verificationWeight: number;
  readonly yellowCredit: Fixed<1>;
  readonly fundingThreshold: Fixed<2>;
}

/** Parts of the score in their order (考核方面): 任务完成, 指标完成, 填报及时, 佐证核实. */
export const PARTS = ['completion', 'attainment', 'timeliness', 'verification'] as const;
export type Part = (typeof PARTS)[number];

/** What one department is judged by (考核事实). */
export interface EvaluationFacts {
  /** The light of each task it leads first. */
  readonly lights: readonly Light[];
  /** Share of the way of each target of these tasks in %, two places; `null` without a value. */
  readonly shares: readonly (Fixed<2> | null)[];
  readonly reports: { readonly inTime: number; readonly expected: number };
  /** Tasks with accepted evidence or a verified closing, among all. */
  readonly verified: number;
}

/** A part with how it came about: `numerator ÷ denominator × weight`, decimal texts. */
export interface PartScore {
  readonly part: Part;
  readonly weight: number;
  readonly numerator: string;
  readonly denominator: string;
  /** Two places, half-up; `null` where there is nothing to judge. */
  readonly score: string | null;
}

export interface Score {
  readonly parts: readonly PartScore[];
  /** Out of 100, two places; `null` where no part could be judged. */
  readonly total: string | null;
}

const WHOLE = 10_000n;

/**
 * The score of a department (考核得分). A task counts whole when green or carried on, partly when yellow, not at all when red or
 * when nothing is known; a target counts its share of the way, one without a value nothing. A part with nothing to judge is
 * left out and its weight goes to the others in proportion: `total = Σ scores × 100 ÷ Σ weights judged`. Rounding half-up, once
 * for each part and once for the total, which rests on the parts unrounded.
 */
export function scoreOf(facts: EvaluationFacts, rule: EvaluationRule): Score {
  const ratios: Readonly<Record<Part, readonly [bigint, bigint, number]>> = {
    completion: [
      facts.lights.reduce((sum, light) => sum + credit(light, rule), 0n),
      BigInt(facts.lights.length) * WHOLE,
      2,
    ],
    attainment: [
      facts.shares.reduce((sum, share) => sum + (share?.mantissa ?? 0n), 0n),
      BigInt(facts.shares.length) * WHOLE,
      2,
    ],
    timeliness: [BigInt(facts.reports.inTime), BigInt(facts.reports.expected), 0],
    verification: [BigInt(facts.verified), BigInt(facts.lights.length), 0],
  };
  const weights: Readonly<Record<Part, number>> = {
    completion: rule.completionWeight,
    attainment: rule.attainmentWeight,
    timeliness: rule.timelinessWeight,
    verification: rule.verificationWeight,
  };
  const parts = PARTS.map((part): PartScore => {
    const [numerator, denominator, places] = ratios[part];
    const weight = weights[part];
    return {
      part,
      weight,
      numerator: fixedText({ mantissa: numerator, scale: places }),
      denominator: fixedText({ mantissa: denominator, scale: places }),
      score:
        denominator === 0n
          ? null
          : fixedText({
              mantissa: mulDiv(numerator * BigInt(weight), 100n, denominator, 'half-up'),
              scale: 2,
            }),
    };
  });
  return { parts, total: totalOf(PARTS.map((part) => [...ratios[part], weights[part]] as const)) };
}

/** Σ weight × n ÷ d over one common denominator, so that nothing is rounded before the end. */
function totalOf(ratios: readonly (readonly [bigint, bigint, number, number])[]): string | null {
  const judged = ratios.filter(([, denominator, , weight]) => denominator > 0n && weight > 0);
  if (judged.length === 0) return null;
  const common = judged.reduce((product, [, denominator]) => product * denominator, 1n);
  const sum = judged.reduce(
    (total, [numerator, denominator, , weight]) =>
      total + (numerator * BigInt(weight) * common) / denominator,
    0n,
  );
  const weight = judged.reduce((total, [, , , one]) => total + BigInt(one), 0n);
  return fixedText({ mantissa: mulDiv(sum, WHOLE, common * weight, 'half-up'), scale: 2 });
}

function credit(light: Light, rule: EvaluationRule): bigint {
  if (light === 'green' || light === 'ongoing') return WHOLE;
  return light === 'yellow' ? rule.yellowCredit.mantissa * 10n : 0n;
}

/** Whether a score shares in money (是否参加资金分配). */
export function reaches(total: string | null, threshold: Fixed<2>): boolean {
  return total !== null && fixed(total, 2).mantissa >= threshold.mantissa;
}
