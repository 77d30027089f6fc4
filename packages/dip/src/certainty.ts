/** How often to draw, and how sure an interval is to be (自助法选项). */
export interface BootstrapOptions {
  readonly draws: number;
  readonly seed: number;
  /** Share of the truth an interval is meant to hold, such as 0.95. */
  readonly confidence: number;
}

/** How sure a group's score is (分值的把握). */
export interface GroupCertainty {
  readonly key: string;
  /** Interval of the score, in the score's own units and not rounded; null where cases are too few or all alike. */
  readonly low: number | null;
  readonly high: number | null;
  /** Place among all groups by score, the dearest first: as it is, and the interval of places in the draws, widened to hold it. */
  readonly rank: number;
  readonly rankLow: number;
  readonly rankHigh: number;
  /** Share of draws in which it has the cases a core group needs, and for related operations the rise; null for other kinds. */
  readonly staysCore: number | null;
}

/** A combination that is no core group but is one in some draws (临界组合). */
export interface NearCore {
  readonly key: string;
  readonly cases: number;
  readonly becomesCore: number;
}

/** How sure the cost level of an institution is (机构费用水平的把握): its mean cost ÷ the region's. */
export interface InstitutionCertainty {
  readonly institution: string;
  readonly cases: number;
  readonly level: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** How sure everything is (把握程度). */
export interface Certainty {
  readonly options: BootstrapOptions;
  readonly groups: readonly GroupCertainty[];
  readonly nearCore: readonly NearCore[];
  readonly institutions: readonly InstitutionCertainty[];
}
