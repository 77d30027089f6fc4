import type { Exact } from '@sanyi/expression';
import type { CareClass, YearMeans } from './rules.ts';

/** Kinds of groups (病种类型). */
export const GROUP_KINDS = ['pre', 'core', 'composite'] as const;
export type GroupKind = (typeof GROUP_KINDS)[number];

/** A score that leans on the directory above (收缩分值). */
export interface SteadyScore {
  /** Key of the directory. */
  readonly parent: string;
  /** Weight of the group's own cases, 0 to 1. */
  readonly weight: number;
  readonly score: bigint;
}

/** What a group's own cases say (成组依据); a published catalogue has none of it. */
export interface GroupBasis {
  readonly casesByYear: readonly number[];
  readonly mean: Exact;
  /** Coefficient of variation of costs; null below two cases. */
  readonly variation: number | null;
  readonly drugScore: bigint | null;
  readonly consumableScore: bigint | null;
  readonly steady: SteadyScore | null;
  /** Score before it was steadied. */
  readonly plainScore: bigint;
  /** For a group with related operations: mean ÷ mean of the group it would else be in, less one. */
  readonly rise: Exact | null;
  readonly firstLevelShare: Exact | null;
}

/** A group of a catalogue (病种). */
export interface CatalogueGroup {
  readonly key: string;
  /** The publisher's own code, where it has one; else the key. */
  readonly code: string;
  readonly kind: GroupKind;
  readonly name: string;
  /** The diagnosis part, or the category of a composite group. */
  readonly diagnosis: string;
  readonly main: string | null;
  readonly related: readonly string[];
  readonly careClass: CareClass | null;
  /** In units of the last place of the catalogue's scores. */
  readonly score: bigint;
  readonly cases: number | null;
  readonly basicLevel: boolean;
  readonly basis: GroupBasis | null;
}

/** Which group a case of several takes (择组次序); behind these always the smaller key. */
export type TieRule = 'main-operation' | 'most-operations' | 'nearest-cost' | 'kind' | 'more-cases';

/** A catalogue of groups with scores (病种目录). */
export interface Catalogue {
  readonly id: string;
  readonly name: string;
  /** Latest year it was formed from; null for a published one. */
  readonly year: number | null;
  readonly scorePlaces: number;
  readonly groups: readonly CatalogueGroup[];
  readonly ties: readonly TieRule[];
  /** Whether a group with operations asks for its first one as the case's main one. */
  readonly mainOperationMustMatch: boolean;
  readonly mainCharacters: number;
  readonly compositeCharacters: number;
  readonly yearMeans: YearMeans | null;
}
