import type { BenefitGroup, BenefitRule } from './benefit-rule.ts';
import type { EncounterKind } from './rows.ts';

/** What a person has used up in a year (年度累计). */
export interface YearUse {
  stays: number;
  outpatientDeductible: number;
  outpatientPaid: number;
  pool: number;
  /** In-scope part the person paid, which serious-illness insurance looks at. */
  ownInScope: number;
  account: number;
}

/** Who is to be paid for what (待遇计算输入). */
export interface Claim {
  readonly kind: EncounterKind;
  readonly level: 1 | 2 | 3;
  readonly group: BenefitGroup;
  readonly aided: boolean;
  readonly civilServant: boolean;
  readonly elsewhere: boolean;
  readonly totalFen: number;
  readonly inScopeFen: number;
}

/** Who pays what (待遇计算结果), in fen: fund and person add up to the total. */
export interface Benefit {
  readonly deductible: number;
  readonly pool: number;
  readonly large: number;
  readonly civil: number;
  readonly serious: number;
  readonly aid: number;
  readonly fund: number;
  readonly personal: number;
  readonly account: number;
  readonly cash: number;
}

/** A fresh year (新年度). */
export function freshYear(rule: BenefitRule, group: BenefitGroup): YearUse {
  return {
    stays: 0,
    outpatientDeductible: 0,
    outpatientPaid: 0,
    pool: 0,
    ownInScope: 0,
    account: rule.accountFen[group],
  };
}

/**
 * The benefit of a bill (待遇计算): deductible, pooled share up to the cap, large-amount subsidy above it, then civil-servant
 * subsidy, serious-illness insurance and aid on what is left; account before cash. Each part is rounded down to the fen.
 */
export function benefitOf(rule: BenefitRule, claim: Claim, used: YearUse): Benefit {
  const { group, inScopeFen, totalFen } = claim;
  const level = (claim.level - 1) as 0 | 1 | 2;
  const stay = claim.kind === 'inpatient';
  const deductible = Math.min(inScopeFen, deductibleOf(rule, claim, used));
  const base = inScopeFen - deductible;
  const full = stay
    ? rule.inpatient.share[group][level]
    : claim.kind === 'special-disease'
      ? rule.specialDiseaseShare[group]
      : rule.outpatient.share[group][level];
  let pool = part(base, claim.elsewhere ? full - rule.elsewhereCut : full);
  const room = Math.max(0, rule.capFen - used.pool);
  const ordinary = !stay && claim.kind !== 'special-disease';
  const ordinaryRoom = ordinary ? Math.max(0, rule.outpatient.capFen[group] - used.outpatientPaid) : pool;
  const wanted = Math.min(pool, ordinaryRoom);
  pool = Math.min(wanted, room);
  const large = group === 'resident' ? 0 : part(wanted - pool, rule.largeAmountShare);
  let left = inScopeFen - pool - large;
  const civil = claim.civilServant ? part(left, rule.civilServantShare) : 0;
  left -= civil;
  const over = Math.max(
    0,
    used.ownInScope + left - Math.max(rule.seriousIllness.thresholdFen, used.ownInScope),
  );
  const serious = group === 'resident' ? part(Math.min(left, over), rule.seriousIllness.share) : 0;
  left -= serious;
  const aid = claim.aided && stay ? part(left, rule.medicalAidShare) : 0;
  left -= aid;
  const fund = pool + large + civil + serious + aid;
  const personal = totalFen - fund;
  const account = Math.min(used.account, stay ? left : personal);
  used.account -= account;
  used.pool += pool;
  used.ownInScope += left;
  if (stay) used.stays += 1;
  if (ordinary) {
    used.outpatientDeductible += deductible;
    used.outpatientPaid += pool;
  }
  return { deductible, pool, large, civil, serious, aid, fund, personal, account, cash: personal - account };
}

function deductibleOf(rule: BenefitRule, claim: Claim, used: YearUse): number {
  if (claim.kind === 'special-disease') return 0;
  if (claim.kind !== 'inpatient')
    return Math.max(0, rule.outpatient.deductibleFen[claim.group] - used.outpatientDeductible);
  const full = rule.inpatient.deductibleFen[(claim.level - 1) as 0 | 1 | 2];
  return used.stays === 0 ? full : Math.floor(full / 2);
}

function part(fen: number, share: number): number {
  return Math.floor((fen * share) / 1000);
}
