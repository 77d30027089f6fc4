import type { LocalText, Viewer } from '@sanyi/kernel';
import type { Day } from '@sanyi/quantity';

/** Stays of one group at one hospital in a month (病组月度费用). */
export interface StayCost {
  readonly institution: string;
  /** First day of the month of discharge. */
  readonly month: Day;
  /** Code of the group; empty for stays that no scheme puts into one. */
  readonly group: string;
  readonly cases: number;
  /** Those of them whose cost is known. */
  readonly costed: number;
  readonly fen: bigint;
}

export interface StayCosts {
  readonly rows: readonly StayCost[];
  /** The run that grouped them. */
  readonly runNo: number;
  /** Names of groups and hospitals. */
  readonly groups: ReadonlyMap<string, string>;
  readonly hospitals: ReadonlyMap<string, LocalText>;
}

/** What the grouping offers to others (病例分组端口). */
export interface DrgPort {
  /** Months of discharge of the grouped stays that the viewer may see, ascending; none while nothing is grouped. */
  months(viewer: Viewer): Promise<Day[]>;
  /** Their costs in some months (病组费用); `null` while nothing is grouped. @throws Problem drg/no-facts */
  stayCosts(viewer: Viewer, months: readonly Day[]): Promise<StayCosts | null>;
}
