import { type Benefit, benefitOf, freshYear, type YearUse } from './benefit.ts';
import { type BenefitGroup, benefitRuleOn, PRACTICE_RULES } from './benefit-rule.ts';
import { civil, dayText, instantText } from './calendar.ts';
import type { Draft, Person } from './draft.ts';
import { AREA } from './geography.ts';
import { type InsuranceSpan, insuredOn } from './insurance.ts';
import type { RegionPlan } from './plan.ts';
import type { SettlementRow } from './rows.ts';

/** The four parts of a bill by scope (费用范围构成), in fen. */
export interface ScopeSums {
  total: number;
  own: number;
  over: number;
  first: number;
  scope: number;
}

/** Settles a person's bills in the order of their days (结算), keeping what each year has used up. */
export class Till {
  readonly #plan: RegionPlan;
  readonly #person: Person;
  readonly #years = new Map<number, YearUse>();

  constructor(plan: RegionPlan, person: Person) {
    this.#plan = plan;
    this.#person = person;
  }

  /** Settlement rows of an encounter: one, or a mistaken one, its reversal and the right one. */
  settle(draft: Draft, medType: string, sums: ScopeSums, mistaken: boolean): SettlementRow[] {
    const span = insuredOn(this.#person.insurance, draft.beginDay);
    const institution = this.#plan.institutions[draft.institution] as RegionPlan['institutions'][0];
    const benefit = span ? this.#benefit(draft, span, institution.row.level, sums) : selfPaid(sums.total);
    const first = draft.endSecond + (draft.kind === 'inpatient' ? 1260 : 240);
    const row = (number: number, later: number, paid: Benefit, sign: 1 | -1): SettlementRow => ({
      settlementId: `S${draft.id}${number}`,
      encounterId: draft.id,
      institutionCode: institution.row.institutionCode,
      personNo: this.#person.personNo,
      kind: draft.kind,
      medType,
      insuranceType: span?.insuranceType ?? null,
      personType: span?.personType ?? null,
      insuredArea: span?.insuredArea ?? null,
      settledAt: instantText(draft.endDay, first + later),
      countedOn: dayText(draft.endDay + Math.floor((first + later) / 86_400)),
      beganOn: dayText(draft.beginDay),
      endedOn: dayText(draft.endDay),
      // Without the nought, the reversal of nothing would be minus zero.
      totalFen: 0 + sign * sums.total,
      ownPayFen: 0 + sign * sums.own,
      overLimitFen: 0 + sign * sums.over,
      firstOwnFen: 0 + sign * sums.first,
      inScopeFen: 0 + sign * sums.scope,
      deductibleFen: 0 + sign * paid.deductible,
      fundFen: 0 + sign * paid.fund,
      poolFen: 0 + sign * paid.pool,
      civilServantFen: 0 + sign * paid.civil,
      supplementFen: 0,
      largeAmountFen: 0 + sign * paid.large,
      seriousIllnessFen: 0 + sign * paid.serious,
      medicalAidFen: 0 + sign * paid.aid,
      otherFundFen: 0,
      personalFen: 0 + sign * paid.personal,
      accountFen: 0 + sign * paid.account,
      cashFen: 0 + sign * paid.cash,
      paymentMethod: span ? (draft.kind === 'inpatient' ? '3' : '1') : null,
      isValid: true,
      isReversal: false,
      reverses: null,
      repeated: false,
    });
    if (!mistaken) return [row(1, 0, benefit, 1)];
    const wrong = selfPaid(sums.total);
    return [
      { ...row(1, 0, wrong, 1), isValid: false },
      { ...row(2, 1500, wrong, -1), isValid: false, isReversal: true, reverses: `S${draft.id}1` },
      row(3, 1620, benefit, 1),
    ];
  }

  #benefit(draft: Draft, span: InsuranceSpan, level: 1 | 2 | 3, sums: ScopeSums): Benefit {
    const rule = benefitRuleOn(PRACTICE_RULES, dayText(draft.endDay));
    const group: BenefitGroup =
      span.insuranceType === '390' ? 'resident' : span.personType === '12' ? 'retired' : 'working';
    const { year } = civil(draft.endDay);
    const used = this.#years.get(year) ?? freshYear(rule, group);
    this.#years.set(year, used);
    return benefitOf(
      rule,
      {
        kind: draft.kind,
        level,
        group,
        aided: span.aided,
        civilServant: span.civilServant,
        elsewhere: span.insuredArea !== AREA,
        totalFen: sums.total,
        inScopeFen: sums.scope,
      },
      used,
    );
  }
}

function selfPaid(total: number): Benefit {
  return {
    deductible: 0,
    pool: 0,
    large: 0,
    civil: 0,
    serious: 0,
    aid: 0,
    fund: 0,
    personal: total,
    account: 0,
    cash: total,
  };
}
