import type { LocalText } from '@sanyi/kernel';
import type { Tx } from '@sanyi/records';
import type { RegionSnapshot } from '@sanyi/region';

/** Where rows under a number came from (行的来源). */
export interface RowSource {
  readonly rowsNo: number;
  readonly fileNo: number;
  readonly name: string;
  readonly sender: LocalText;
  readonly receivedAt: string;
  /** Page of the file. */
  readonly href: string;
}

export interface SnapshotChoice {
  /** The figures as they were counted at that instant; now without it. */
  readonly asOf?: string;
  /** Region whose files count, for work that runs as the system; a viewer's own scope otherwise. */
  readonly scopePath?: string;
}

/** What the data system offers to others (区域数据端口). */
export interface DataPort {
  /**
   * The rows that count (数据快照), for `new RegionFacts(facts, snapshot)`. A viewer below the region level gets the rows of
   * its own institutions only. Nothing counts while a file is on its way; a file counts, is superseded and is undone by one
   * transaction.
   */
  snapshot(tx: Tx, choice?: SnapshotChoice): Promise<RegionSnapshot>;
  /** What stands behind the numbers in the column `file_no` of the facts; unknown ones are absent. At most 10,000. */
  sources(tx: Tx, rowNumbers: readonly number[]): Promise<ReadonlyMap<number, RowSource>>;
  /** Code of an institution and the organisation it is (机构对应); of all institutions in the scope. */
  institutions(
    tx: Tx,
  ): Promise<readonly { readonly code: string; readonly organisationId: string; readonly name: LocalText }[]>;
}
