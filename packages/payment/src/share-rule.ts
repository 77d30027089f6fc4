import { compareExact, type Exact, exact } from '@sanyi/expression';
import { mulDiv } from '@sanyi/quantity';
import type { PaymentFault } from './fault.ts';

/**
 * Surplus kept and overspend shared (结余留用、超支分担), as a line through knots: recorded ÷ payable on one side, paid ÷ payable on the other. Two knots at one place
 * make a jump, and the place itself belongs to the later one; before the first and behind the last the line goes on level.
 */
export interface ShareRule {
  readonly id: string;
  readonly name: string;
  readonly knots: readonly { readonly recorded: Exact; readonly paid: Exact }[];
}

/** What is wrong with a rule (分担规则缺陷). */
export function shareFaults({ id, knots }: ShareRule): PaymentFault[] {
  const faults: PaymentFault[] = [];
  if (knots.length === 0) faults.push({ place: id, code: 'no-parts', detail: '' });
  for (const [place, { recorded, paid }] of knots.entries()) {
    if (recorded.numerator < 0n || paid.numerator < 0n)
      faults.push({ place: `${id}.${place}`, code: 'knot-below-zero', detail: '' });
    const before = knots[place - 1];
    if (before && compareExact(before.recorded, recorded) > 0)
      faults.push({ place: `${id}.${place}`, code: 'knots-not-ascending', detail: '' });
  }
  return faults;
}

/** What an institution is paid by the rule, in fen, rounded half up (应付). An institution without points has nothing payable and is paid nothing. */
export function sharedPayment(rule: ShareRule, recordedFen: bigint, payableFen: bigint): bigint {
  if (payableFen <= 0n) return 0n;
  const ratio = exact(recordedFen, payableFen);
  const { knots } = rule;
  let at = knots.length - 1;
  while (at >= 0 && compareExact(knots[at]?.recorded ?? exact(0n), ratio) > 0) at -= 1;
  const from = knots[Math.max(at, 0)];
  const to = at < 0 ? undefined : knots[at + 1];
  if (!from) return payableFen;
  if (!to || compareExact(from.recorded, to.recorded) === 0)
    return mulDiv(payableFen, from.paid.numerator, from.paid.denominator, 'half-up');
  // payable × (p0 + (r − r0) × (p1 − p0) ÷ (r1 − r0)), one division.
  const [r0, r1, p0, p1] = [from.recorded, to.recorded, from.paid, to.paid];
  const rise = difference(p1, p0);
  const run = difference(r1, r0);
  const above = difference(ratio, r0);
  const numerator =
    p0.numerator * above.denominator * rise.denominator * run.numerator +
    above.numerator * rise.numerator * run.denominator * p0.denominator;
  const denominator = p0.denominator * above.denominator * rise.denominator * run.numerator;
  return mulDiv(payableFen, numerator, denominator, 'half-up');
}

function difference(one: Exact, other: Exact): Exact {
  return exact(
    one.numerator * other.denominator - other.numerator * one.denominator,
    one.denominator * other.denominator,
  );
}
