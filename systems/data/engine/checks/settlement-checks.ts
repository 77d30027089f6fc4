import type { Intake } from '../intake/intake.ts';

/** Amounts of a settlement in fen; NaN where the sender does not tell (结算金额). */
export interface SettlementParts {
  readonly total: number;
  readonly ownPay: number;
  readonly overLimit: number;
  readonly firstOwn: number;
  readonly inScope: number;
  readonly fund: number;
  readonly pool: number;
  readonly civilServant: number;
  readonly supplement: number;
  readonly largeAmount: number;
  readonly seriousIllness: number;
  readonly medicalAid: number;
  readonly otherFund: number;
  readonly disabled: number;
  readonly personal: number;
  readonly account: number;
  readonly cash: number;
  /** Paid by another's account, such as a relative's. */
  readonly shared: number;
  /** Borne by the hospital. */
  readonly hospital: number;
}

/** Fields the totals stand in. */
export interface SettlementFields {
  readonly total: number;
  readonly fund: number;
  readonly personal: number;
}

/**
 * Checks that the parts of a settlement add up to the fen (结算平衡): total = scope + outside + limit + first own;
 * fund = its parts; person = account + cash. What does not add up is listed and stays as it was sent.
 * @unit fen @rounding none
 */
export function checkSettlement(intake: Intake, parts: SettlementParts, at: SettlementFields): void {
  const scope = parts.inScope + parts.ownPay + parts.overLimit + parts.firstOwn;
  if (differs(scope, parts.total)) disagree(intake, at.total, 'total-parts-disagree', parts.total, scope);
  const funds =
    orZero(parts.pool) +
    orZero(parts.civilServant) +
    orZero(parts.supplement) +
    orZero(parts.largeAmount) +
    orZero(parts.seriousIllness) +
    orZero(parts.medicalAid) +
    orZero(parts.disabled) +
    orZero(parts.otherFund);
  const withAccount = funds + orZero(parts.account);
  // Some regions count the personal account among the funds.
  if (parts.pool === parts.pool && differs(funds, parts.fund) && differs(withAccount, parts.fund))
    disagree(intake, at.fund, 'fund-parts-disagree', parts.fund, funds);
  const person = parts.account + parts.cash;
  if (differs(person, parts.personal) && differs(person + orZero(parts.shared), parts.personal))
    disagree(intake, at.personal, 'personal-parts-disagree', parts.personal, person);
  const whole = parts.fund + parts.personal;
  const withHospital = whole + orZero(parts.hospital);
  if (differs(withHospital, parts.total) && differs(withHospital - orZero(parts.account), parts.total))
    disagree(intake, at.total, 'payers-disagree', parts.total, whole);
}

function orZero(value: number): number {
  return value === value ? value : 0;
}

/** Whether both are told and not the same. */
function differs(left: number, right: number): boolean {
  return left === left && right === right && left !== right;
}

function disagree(
  intake: Intake,
  place: number,
  code: 'total-parts-disagree' | 'fund-parts-disagree' | 'personal-parts-disagree' | 'payers-disagree',
  said: number,
  counted: number,
): void {
  intake.warn(place, code, { said: yuan(said), counted: yuan(counted), difference: yuan(said - counted) });
}

/** Fen as yuan with two decimals (分转元), for sentences. */
export function yuan(fen: number): string {
  const size = Math.abs(fen);
  return `${fen < 0 ? '-' : ''}${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`;
}
