/** Three values: level 1, 2, 3. */
type ByHospital = readonly [number, number, number];

/** A person group of the rule (待遇人群). */
export type BenefitGroup = 'working' | 'retired' | 'resident';

/** What the insurance of the practice region pays (待遇规则). Amounts in fen, shares per thousand. */
export interface BenefitRule {
  readonly validFrom: string;
  readonly inpatient: {
    /** Deductible of the first stay of a year; later ones cost half. */
    readonly deductibleFen: ByHospital;
    readonly share: Readonly<Record<BenefitGroup, ByHospital>>;
  };
  readonly outpatient: {
    readonly deductibleFen: Readonly<Record<BenefitGroup, number>>;
    readonly share: Readonly<Record<BenefitGroup, ByHospital>>;
    readonly capFen: Readonly<Record<BenefitGroup, number>>;
  };
  readonly specialDiseaseShare: Readonly<Record<BenefitGroup, number>>;
  /** What the pooled fund pays a person in a year at most; above it the large-amount subsidy of employees begins. */
  readonly capFen: number;
  readonly largeAmountShare: number;
  readonly seriousIllness: { readonly thresholdFen: number; readonly share: number };
  readonly medicalAidShare: number;
  readonly civilServantShare: number;
  /** Yearly credit of the personal account. */
  readonly accountFen: Readonly<Record<BenefitGroup, number>>;
  /** Reduction of the share for those insured elsewhere. */
  readonly elsewhereCut: number;
}

/**
 * The rule of the fictional region (虚构区待遇规则). It is data for practising and no policy of any place: real rules are dated
 * parameters.
 */
export const PRACTICE_RULES: readonly BenefitRule[] = [
  {
    validFrom: '2015-01-01',
    inpatient: {
      deductibleFen: [20_000, 40_000, 80_000],
      share: { working: [920, 890, 850], retired: [945, 920, 890], resident: [850, 770, 670] },
    },
    outpatient: {
      deductibleFen: { working: 50_000, retired: 30_000, resident: 20_000 },
      share: { working: [750, 650, 550], retired: [800, 700, 600], resident: [600, 500, 400] },
      capFen: { working: 800_000, retired: 1_000_000, resident: 250_000 },
    },
    specialDiseaseShare: { working: 850, retired: 900, resident: 700 },
    capFen: 30_000_000,
    largeAmountShare: 850,
    seriousIllness: { thresholdFen: 1_600_000, share: 600 },
    medicalAidShare: 700,
    civilServantShare: 400,
    accountFen: { working: 150_000, retired: 220_000, resident: 0 },
    elsewhereCut: 100,
  },
];

/** The rule of a day (适用规则). */
export function benefitRuleOn(rules: readonly BenefitRule[], day: string): BenefitRule {
  const valid = rules.filter((rule) => rule.validFrom <= day);
  const last = valid.at(-1);
  if (!last) throw new RangeError(`no benefit rule in force on ${day}`);
  return last;
}
