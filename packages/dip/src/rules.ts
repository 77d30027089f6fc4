import type { Scheme } from '@sanyi/grouping';
import type { Threshold } from './threshold.ts';

/** What was done to a patient (治疗方式): the four classes that composite groups and upper directories are formed by. */
export const CARE_CLASSES = ['conservative', 'diagnostic', 'therapeutic', 'surgery'] as const;
export type CareClass = (typeof CARE_CLASSES)[number];

/** Conditions over a case, the first that holds counting (条件表). Conditions are rules of the grouping engine over the rules' own lists. */
export interface ConditionRow {
  readonly code: string;
  readonly name: string;
  readonly rule: Scheme['mdcs'][number]['rule'];
}

/** Diagnoses (or operations) that count as one (并项): every code that begins so. */
export interface Merge {
  readonly code: string;
  readonly name: string;
  readonly members: readonly string[];
}

/** Operations that form one when all are done in one stay (联合手术): one of each list. */
export interface CombinedOperation {
  readonly code: string;
  readonly name: string;
  readonly parts: readonly (readonly string[])[];
}

/** A main diagnosis divided further by what else is known (诊断辅助细分). */
export interface Subdivision extends ConditionRow {
  /** Taken behind the code: so many characters of the first other diagnosis that begins with one of these. */
  readonly take?: { readonly begins: readonly string[]; readonly characters: number };
}

export type CoreThreshold =
  | { readonly kind: 'cases'; readonly cases: Threshold }
  /** The highest number of cases at which core groups still cover this share of cases, before related operations are told apart. */
  | { readonly kind: 'coverage'; readonly share: Threshold };

/** When a related operation makes a group of its own (相关手术独立成组). */
export interface RelatedRule {
  /** Mean cost ÷ mean cost of the group it would else be in, less one. */
  readonly rise: Threshold;
}

/** How means of several years become one (年度加权): `pooled` weighs costs and cases, `yearly` weighs the means of the years. */
export type YearMeans = 'pooled' | 'yearly';

export type ScoreMethod =
  | { readonly kind: 'mean'; readonly of: 'all' | 'grouped' }
  /** The mean of one group stands for 1000. */
  | { readonly kind: 'reference'; readonly group: string }
  /** A fixed amount stands for one point. */
  | { readonly kind: 'fixed'; readonly fen: bigint };

/** A basic-level group (基层病种): common, much treated at the first level, of even cost. */
export interface BasicLevelRule {
  readonly cases: Threshold;
  readonly firstLevelShare: Threshold;
  readonly variation: Threshold;
}

/** How few cases a group may have before its score leans on the directory above it (小样本收缩). */
export interface SteadyRule {
  readonly below: Threshold;
}

/**
 * Rules by which a catalogue is formed and cases are matched (目录规则): data, nothing in the engine knows of a place or a year.
 */
export interface DipRules {
  readonly id: string;
  readonly name: string;
  /** Weights of years, the oldest first; the last one is the latest year. */
  readonly yearWeights: readonly number[];
  readonly yearMeans: YearMeans;
  /** Codes or beginnings of codes that cannot be a main diagnosis. */
  readonly excludedDiagnoses: readonly string[];
  /** Operations that do not count, codes or beginnings. */
  readonly ignoredOperations: readonly string[];
  /** Class of an operation by the longest beginning of its code. */
  readonly operationClasses: Readonly<Record<string, Exclude<CareClass, 'conservative'>>>;
  readonly mainCharacters: number;
  readonly compositeCharacters: number;
  readonly preGroups: readonly ConditionRow[];
  readonly diagnosisMerges: readonly Merge[];
  readonly operationMerges: readonly Merge[];
  readonly combinedOperations: readonly CombinedOperation[];
  readonly subdivisions: readonly Subdivision[];
  /** Lists that the conditions name. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly core: CoreThreshold;
  readonly related: RelatedRule;
  readonly composite: Threshold;
  readonly score: ScoreMethod;
  /** Places of a score; rounded half up. */
  readonly scorePlaces: number;
  readonly basicLevel: BasicLevelRule | null;
  readonly steady: SteadyRule | null;
  /** Places of a coefficient; rounded half up. */
  readonly coefficientPlaces: number;
}
