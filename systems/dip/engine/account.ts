import type { AuxiliaryDimension, AuxiliaryTest, DirectoryLevel, NoGroupLevels } from '@sanyi/dip';

/** How a catalogue was formed (目录测算记录): what went in, what was left and why, and what else was tried. */
export interface FormingAccount {
  /** All stays read; those in groups and those left add up to it. */
  readonly cases: number;
  readonly grouped: number;
  readonly left: readonly { readonly reason: string; readonly cases: number }[];
  /** Cases a core group needed. */
  readonly coreCases: number;
  /** Mean cost that 1000 points stand for, in fen, rounded half up. */
  readonly meanFen: bigint;
  /** Cases a group needs to be as sure as its directory; null where it was not reckoned, absent numbers are told as text. */
  readonly credibility: string | null;
  readonly snapshotAt: string;
  readonly parametersFrom: string;
  /** Auxiliary directories that open. */
  readonly auxiliary: readonly AuxiliaryTest[];
  readonly auxiliaryTried: number;
  /** The dimensions that were tried. */
  readonly dimensions: readonly AuxiliaryDimension[];
  /** Cost level of each level of hospital, in units of the last place. */
  readonly levels: readonly {
    readonly level: string;
    readonly cases: number;
    readonly coefficient: bigint;
  }[];
  /** Groups with coefficients by level, each level in units of the last place. */
  readonly groupLevels: readonly {
    readonly key: string;
    readonly levels: readonly {
      readonly level: string;
      readonly cases: number;
      readonly coefficient: bigint;
    }[];
  }[];
  /** Why the other groups have none. */
  readonly withoutLevels: readonly { readonly reason: NoGroupLevels; readonly groups: number }[];
  /** Upper directories for monitoring; means in fen, rounded half up. */
  readonly directories: readonly {
    readonly level: DirectoryLevel;
    readonly key: string;
    readonly cases: number;
    readonly groups: number;
    readonly meanFen: bigint;
    readonly variation: number | null;
  }[];
  readonly milliseconds: number;
}
