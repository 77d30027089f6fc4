import type { Intake } from '../intake/intake.ts';
import type { Stay } from '../map/stay.ts';
import { yuan } from './settlement-checks.ts';

/** Fees of one front page in fen, NaN where there are none (首页费用). */
export interface PageFees {
  readonly totalAt: number;
  readonly selfAt: number;
  readonly self: number;
  readonly items: readonly { readonly code: string; readonly place: number; readonly fen: number }[];
  readonly parts: readonly {
    readonly code: string;
    readonly place: number;
    readonly fen: number;
    readonly whole: number;
  }[];
}

/**
 * Checks the fees of a front page (首页费用核对): the total is above 0 and not below the sum of its items, parts are not above
 * their whole, and marks what looks cut to pass a check. @unit fen @rounding none
 */
export function checkFees(intake: Intake, stay: Stay, fees: PageFees): void {
  const { totalFen: total } = stay;
  let sum = 0;
  for (const item of fees.items) {
    if (item.fen < 0) intake.warn(item.place, 'negative-fee');
    if (item.fen === item.fen) sum += item.fen;
  }
  if (total === total) {
    if (total <= 0) intake.warn(fees.totalAt, 'total-not-positive');
    else if (sum > total)
      intake.warn(fees.totalAt, 'items-exceed-total', { said: yuan(total), counted: yuan(sum) });
    if (fees.self > total)
      intake.warn(fees.selfAt, 'self-pay-exceeds-total', { said: yuan(fees.self), total: yuan(total) });
    else if (fees.self === total && total > 0) intake.warn(fees.selfAt, 'self-pay-equals-total');
  }
  for (const part of fees.parts) {
    if (part.fen > part.whole)
      intake.warn(part.place, 'part-exceeds-whole', { part: yuan(part.fen), whole: yuan(part.whole) });
    else if (part.code === 'D23x01' && part.fen === part.whole && part.fen > 0)
      intake.warn(part.place, 'antibiotic-equals-west-drug');
  }
  const nursing = fees.items.find((item) => item.code === 'D13');
  if (nursing?.fen === 0 && stay.stayDays >= 3)
    intake.warn(nursing.place, 'nursing-fee-zero', { days: String(stay.stayDays) });
}
