import type { LocalText } from '@sanyi/kernel';
import type { RegionTableName } from '@sanyi/region';
import type { FormatId } from '../engine/contract.ts';

/** What a person chose before importing (导入选项). */
export interface ImportChoice {
  readonly format: FormatId;
  readonly encoding?: 'utf-8' | 'gb18030' | undefined;
  readonly sheet?: number | undefined;
  readonly headLine?: number | undefined;
  readonly fields?: Readonly<Record<string, string>> | undefined;
  readonly remember: boolean;
  readonly wrongRows: 'set-aside' | 'refuse-all';
  readonly onOverlap: 'new-only' | 'supersede' | 'refuse';
  readonly supersedes: number | null;
}

/** Rows of one code and field (问题计数). */
export interface IssueTotal {
  readonly code: string;
  readonly field: string;
  readonly severity: 'reject' | 'warn';
  readonly rows: number;
  /** Values of the first such issue, for the sentence. */
  readonly facts: Readonly<Record<string, string>>;
}

/** What another file has brought already (重叠). */
export interface Overlap {
  readonly fileNo: number;
  readonly name: string;
  readonly identical: number;
  readonly different: number;
  /** Share of the other file's rows that this one holds too, in percent. */
  readonly covers: number;
}

/** What came of an import or a dry run (导入报告). `read = accepted + rejected + alreadyThere`. */
export interface FileReport {
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly alreadyThere: number;
  readonly rows: readonly { readonly table: RegionTableName; readonly rows: number }[];
  readonly issues: readonly IssueTotal[];
  readonly overlaps: readonly Overlap[];
  readonly seconds: number;
  readonly institutions: readonly string[];
  readonly months: readonly string[];
  /** What could not be said, such as overlaps in a dry run. */
  readonly notes: readonly LocalText[];
}
