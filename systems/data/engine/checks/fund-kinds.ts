import type { Intake } from '../intake/intake.ts';
import { yuan } from './settlement-checks.ts';

/** What each fund paid, in fen (各基金支付). */
export interface FundParts {
  total: number;
  pool: number;
  civilServant: number;
  supplement: number;
  largeAmount: number;
  seriousIllness: number;
  medicalAid: number;
  other: number;
}

/** Fund by the first digits of `fund_pay_type`, longest first; regions add digits of their own. */
const FUNDS: readonly (readonly [string, keyof FundParts])[] = [
  ['3901', 'pool'],
  ['3902', 'seriousIllness'],
  ['3101', 'pool'],
  ['3201', 'civilServant'],
  ['3301', 'largeAmount'],
  ['3701', 'supplement'],
  ['6101', 'medicalAid'],
];

/** Adds the payments up by fund (按基金汇总); what has no name here is "other". @unit fen */
export function fundParts(payments: readonly { readonly kind: string; readonly fen: number }[]): FundParts {
  const parts: FundParts = {
    total: 0,
    pool: 0,
    civilServant: 0,
    supplement: 0,
    largeAmount: 0,
    seriousIllness: 0,
    medicalAid: 0,
    other: 0,
  };
  for (const { kind, fen } of payments) {
    // 3102 is the personal account: the person's own money, told apart in acct_pay.
    if (kind.startsWith('3102')) continue;
    parts.total += fen;
    const fund = FUNDS.find(([head]) => kind.startsWith(head))?.[1] ?? 'other';
    parts[fund] += fen;
  }
  return parts;
}

/** Checks a settlement list's payers against its items (清单支付核对). Nothing is repaired. @unit fen @rounding none */
export function checkFunds(
  intake: Intake,
  sums: {
    readonly total: number;
    readonly fund: number;
    readonly self: number;
    readonly account: number;
    readonly cash: number;
  },
): void {
  const { total, fund, self, account, cash } = sums;
  if (fund + self !== total)
    intake.note(-1, 'payinfo.fund_payamt', 'payers-disagree', 'warn', '', {
      said: yuan(total),
      counted: yuan(fund + self),
      difference: yuan(total - fund - self),
    });
  if (self !== account + cash)
    intake.note(-1, 'setlinfo.psn_cashpay', 'list-self-pay-disagrees', 'warn', '', {
      said: yuan(self),
      counted: yuan(account + cash),
      difference: yuan(self - account - cash),
    });
}
