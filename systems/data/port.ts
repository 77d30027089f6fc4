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

/** A file of reported values, read by the mappings of the importers (指标数值文件); `read = values.length + rejected`. */
export interface ReportedValues {
  readonly format: 'data-value-sets' | 'adx';
  readonly values: readonly {
    readonly dataElement: string;
    readonly orgUnit: string;
    /** `2026`, `2026Q1`, `2026-03`, `2026-03-05` or `2026W05`. */
    readonly period: string;
    readonly category: string;
    readonly attribute: string;
    /** As it was sent. */
    readonly value: string;
    readonly comment: string;
    readonly line: number;
  }[];
  /** What was remarked on, and what was set aside (`reject`), in words. */
  readonly issues: readonly {
    readonly line: number;
    readonly field: string;
    readonly value: string;
    readonly severity: 'reject' | 'warn';
    readonly code: string;
    readonly message: LocalText;
    readonly cure: LocalText;
  }[];
  readonly read: number;
  readonly rejected: number;
}

/** What the data system offers to others (区域数据端口). */
export interface DataPort {
  /** Reads dataValueSets (JSON, CSV) or ADX; `null` where the bytes are neither. Nothing is stored. */
  reportedValues(bytes: Uint8Array, name: string, receivedOn: string): ReportedValues | null;
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
