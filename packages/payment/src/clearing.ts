import type { Exact } from '@sanyi/expression';
import { apportion, mulDiv } from '@sanyi/quantity';
import { type PaymentFault, PaymentFaults } from './fault.ts';
import type { PointEntry } from './points.ts';
import { type ShareRule, sharedPayment, shareFaults } from './share-rule.ts';

/** How a pool of points is worth money (点值口径). */
export type PointValue =
  /** The pool's money ÷ its points: all of it is payable. */
  | { readonly kind: 'floating' }
  /** A fixed price of a point in fen: what is not payable stays in the pool, and what is lacking scales everybody down. */
  | { readonly kind: 'fixed'; readonly fenPerPoint: Exact };

/** What a year's clearing is reckoned by (清算规则). */
export interface ClearingRules {
  readonly value: PointValue;
  /** Surplus and overspend; null pays what is payable. */
  readonly share: ShareRule | null;
  /** Part of the payable amount of each institution that was earned in the assessment, 0 to 1; one where nothing is said. */
  readonly assessment: ReadonlyMap<string, Exact>;
  /** Taken off by audit, in fen. */
  readonly deductions: ReadonlyMap<string, bigint>;
  /** Already paid in advances and monthly settlements, in fen. */
  readonly paid: ReadonlyMap<string, bigint>;
  /** Carried over from the year before; below zero the institution owes. */
  readonly carried: ReadonlyMap<string, bigint>;
}

/** One institution's clearing (清算单), step by step; every amount in fen. */
export interface ClearingSheet {
  readonly institution: string;
  /** Units of the last place. */
  readonly points: bigint;
  readonly costFen: bigint;
  readonly recordedFen: bigint;
  /** By points. */
  readonly payableFen: bigint;
  /** By the rule for surplus and overspend, before what the reserve can bear. */
  readonly claimedFen: bigint;
  /** What of an overspend the reserve bears. */
  readonly fromReserveFen: bigint;
  /** Not earned in the assessment. */
  readonly withheldFen: bigint;
  readonly deductedFen: bigint;
  /** What it is paid for the year. */
  readonly finalFen: bigint;
  readonly paidFen: bigint;
  readonly carriedFen: bigint;
  /** Still to be paid; below zero the institution pays back. */
  readonly dueFen: bigint;
}

/** A clearing with its sums (清算结果). `budget + reserve = Σ final + returned + reserve left`, always. */
export interface Clearing {
  readonly sheets: readonly ClearingSheet[];
  readonly poolFen: bigint;
  readonly reserveFen: bigint;
  readonly finalFen: bigint;
  /** Back to the fund: surplus not kept, withheld, deducted, and what a fixed price left. */
  readonly returnedFen: bigint;
  readonly reserveLeftFen: bigint;
}

/**
 * Clears a pool (年度清算): points to money by largest remainders, surplus and overspend by the rule as far as the reserve reaches, assessment, deductions,
 * what was paid already. Entries may come in any order. A clearing that does not add up is a fault of ours and is thrown, never shown.
 *
 * @throws PaymentFaults for bad entries, amounts or rules, before anything is reckoned
 */
export function clearPool(
  entries: readonly PointEntry[],
  money: { readonly poolFen: bigint; readonly reserveFen: bigint },
  rules: ClearingRules,
): Clearing {
  const faults = clearingFaults(entries, money, rules);
  if (faults.length > 0) throw new PaymentFaults(faults);
  const sums = sumByInstitution(entries);
  const payable = payableAmounts(
    sums.map(({ points }) => points),
    money.poolFen,
    rules.value,
  );
  const claims = sums.map(({ recordedFen }, place) =>
    rules.share ? sharedPayment(rules.share, recordedFen, payable[place] ?? 0n) : (payable[place] ?? 0n),
  );
  const above = claims.map((claim, place) => positive(claim - (payable[place] ?? 0n)));
  const wanted = above.reduce((sum, fen) => sum + fen, 0n);
  const borne = wanted > money.reserveFen ? money.reserveFen : wanted;
  const granted = wanted === 0n ? above : apportion(borne, above);
  const sheets = sums.map((sum, place): ClearingSheet => {
    const payableFen = payable[place] ?? 0n;
    const claimedFen = claims[place] ?? 0n;
    const fromReserveFen = granted[place] ?? 0n;
    const before = claimedFen < payableFen ? claimedFen : payableFen + fromReserveFen;
    const earned = rules.assessment.get(sum.institution);
    const assessed = earned ? mulDiv(before, earned.numerator, earned.denominator, 'half-up') : before;
    const asked = rules.deductions.get(sum.institution) ?? 0n;
    // More than there is cannot be taken; the rest is carried over as a debt.
    const deductedFen = asked > assessed ? assessed : asked;
    const finalFen = assessed - deductedFen;
    const paidFen = rules.paid.get(sum.institution) ?? 0n;
    const carriedFen = (rules.carried.get(sum.institution) ?? 0n) - (asked - deductedFen);
    return {
      ...sum,
      payableFen,
      claimedFen,
      fromReserveFen,
      withheldFen: before - assessed,
      deductedFen,
      finalFen,
      paidFen,
      carriedFen,
      dueFen: finalFen - paidFen + carriedFen,
    };
  });
  const finalFen = sheets.reduce((sum, sheet) => sum + sheet.finalFen, 0n);
  const reserveLeftFen = money.reserveFen - borne;
  const returnedFen = sheets.reduce(
    (sum, sheet) =>
      sum + sheet.withheldFen + sheet.deductedFen + positive(sheet.payableFen - sheet.claimedFen),
    money.poolFen - payable.reduce((sum, fen) => sum + fen, 0n),
  );
  if (money.poolFen + money.reserveFen !== finalFen + returnedFen + reserveLeftFen)
    throw new Error('a clearing does not add up');
  return { sheets, ...money, finalFen, returnedFen, reserveLeftFen };
}

/** Money of each by its points; they never add up to more than the pool. */
function payableAmounts(points: readonly bigint[], poolFen: bigint, value: PointValue): bigint[] {
  const all = points.reduce((sum, own) => sum + own, 0n);
  if (value.kind === 'floating') return apportion(poolFen, points);
  const { numerator, denominator } = value.fenPerPoint;
  // Points carry four places: one more division by ten thousand.
  const priced = points.map((own) => mulDiv(own, numerator, denominator * 10_000n, 'down'));
  const sum = priced.reduce((total, fen) => total + fen, 0n);
  return sum <= poolFen || all === 0n ? priced : apportion(poolFen, points);
}

function clearingFaults(
  entries: readonly PointEntry[],
  { poolFen, reserveFen }: { readonly poolFen: bigint; readonly reserveFen: bigint },
  rules: ClearingRules,
): PaymentFault[] {
  const faults: PaymentFault[] = [];
  if (poolFen < 0n || reserveFen < 0n)
    faults.push({ place: 'pool', code: 'budget-below-zero', detail: `${poolFen} ${reserveFen}` });
  const known = new Set<string>();
  let points = 0n;
  for (const entry of entries) {
    known.add(entry.institution);
    points += entry.points;
    if (entry.points < 0n)
      faults.push({ place: entry.institution, code: 'points-below-zero', detail: entry.points.toString() });
    if (entry.costFen < 0n || entry.recordedFen < 0n)
      faults.push({ place: entry.institution, code: 'amount-below-zero', detail: '' });
  }
  if (points === 0n) faults.push({ place: 'pool', code: 'no-points', detail: String(entries.length) });
  if (rules.share) faults.push(...shareFaults(rules.share));
  for (const [institution, { numerator, denominator }] of rules.assessment) {
    if (numerator < 0n || numerator > denominator)
      faults.push({ place: institution, code: 'share-out-of-range', detail: `${numerator}/${denominator}` });
  }
  for (const amounts of [rules.deductions, rules.paid])
    for (const [institution, fen] of amounts)
      if (fen < 0n) faults.push({ place: institution, code: 'amount-below-zero', detail: fen.toString() });
  for (const named of [rules.assessment, rules.deductions, rules.paid, rules.carried])
    for (const institution of named.keys())
      if (!known.has(institution))
        faults.push({ place: institution, code: 'unknown-institution', detail: '' });
  return faults;
}

type Sum = Pick<ClearingSheet, 'institution' | 'points' | 'costFen' | 'recordedFen'>;

/** Sums by institution in the order of their codes. */
function sumByInstitution(entries: readonly PointEntry[]): Sum[] {
  const sums = new Map<string, { points: bigint; costFen: bigint; recordedFen: bigint }>();
  for (const { institution, points, costFen, recordedFen } of entries) {
    const own = sums.get(institution) ?? { points: 0n, costFen: 0n, recordedFen: 0n };
    own.points += points;
    own.costFen += costFen;
    own.recordedFen += recordedFen;
    sums.set(institution, own);
  }
  return [...sums]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([institution, sum]) => ({ institution, ...sum }));
}

function positive(fen: bigint): bigint {
  return fen > 0n ? fen : 0n;
}
