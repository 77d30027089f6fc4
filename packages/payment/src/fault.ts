/** What stands against a reckoning before anything is reckoned (测算前的缺陷): which part of the policy or the data, and a code for the reason. */
export interface PaymentFault {
  readonly place: string;
  readonly code:
    | 'budget-below-zero'
    | 'fixed-above-total'
    | 'shares-do-not-add-up'
    | 'no-parts'
    | 'twice'
    | 'no-points'
    | 'points-below-zero'
    | 'unknown-pool'
    | 'unknown-institution'
    | 'knots-not-ascending'
    | 'knot-below-zero'
    | 'share-out-of-range'
    | 'amount-below-zero';
  readonly detail: string;
}

/** A reckoning that was refused before it began (拒绝测算). */
export class PaymentFaults extends Error {
  readonly faults: readonly PaymentFault[];

  constructor(faults: readonly PaymentFault[]) {
    super(faults.map(({ place, code, detail }) => `${place}: ${code} ${detail}`.trim()).join('; '));
    this.faults = faults;
  }
}
