/**
 * A data snapshot (数据快照): which files count, and whose rows may be seen. Files are registered in the records, where
 * one transaction makes a file visible, supersedes or undoes it; facts are never rewritten. So a past day's figures are
 * a past day's list of files.
 */
export interface RegionSnapshot {
  /** Numbers of the files that count. */
  readonly files: readonly number[];
  /** Institutions whose rows may be seen; `null` for all of the region. */
  readonly institutions: readonly string[] | null;
}
