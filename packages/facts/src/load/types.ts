import type { Parameters } from '../parameters.ts';

/** A value of a row to be loaded. Lists are for Array columns. */
export type LoadValue = string | number | bigint | boolean | null | readonly LoadValue[];

/** One row, by column name or in the order of the columns. */
export type LoadRow = Readonly<Record<string, LoadValue>> | readonly LoadValue[];

/** The formats of uploaded files (上传文件格式). `CSV` and `TabSeparated` may begin with a header. */
export type FileFormat = 'CSV' | 'TabSeparated' | 'JSONEachRow';

export interface FileSource {
  readonly format: FileFormat;
  /** First record names the columns. Default true for CSV and TabSeparated. */
  readonly header?: boolean;
  /** Column of the table → name in the file, where they differ. */
  readonly names?: Readonly<Record<string, string>>;
  /** Separator of CSV. Default `,`. */
  readonly delimiter?: ',' | ';' | '|' | '\t';
  /** Default `utf-8`; `gb18030` also reads GBK and GB2312. */
  readonly encoding?: 'utf-8' | 'gb18030';
}

/** Where the rows come from (来源): rows of ours, a file on disk, bytes as they arrive, or a query over facts. */
export type LoadSource =
  | { readonly rows: Iterable<LoadRow> | AsyncIterable<LoadRow> }
  | ({ readonly file: string } & FileSource)
  | ({ readonly bytes: AsyncIterable<Uint8Array> } & FileSource)
  | { readonly select: string; readonly parameters?: Parameters };

export interface Load {
  readonly table: string;
  readonly source: LoadSource;
  /**
   * - `append` adds the rows
   * - `replace-partition` puts them in the place of what their partitions held
   * - `replace-all` puts them in the place of the whole table
   */
  readonly mode: 'append' | 'replace-partition' | 'replace-all';
  /** The only partition the rows may lie in, as the engine writes it (`202603`). */
  readonly partition?: string;
  /** Name of this load. The same name with the same content loads once. */
  readonly token: string;
  /** Columns the source gives, in the order of a row that is a list. Default: every column of the table. */
  readonly columns?: readonly string[];
  /** `refuse` loads nothing when a row is wrong (default); `set-aside` loads the others and reports the wrong ones. */
  readonly wrongRows?: 'refuse' | 'set-aside';
  /** Accept a source without rows, which empties what it replaces. */
  readonly allowEmpty?: boolean;
  readonly signal?: AbortSignal;
}

/** A row that was not loaded (隔离行): number of the record from 1 without the header, what was wrong, and its text. */
export interface WrongRow {
  readonly line: bigint;
  readonly issues: readonly {
    readonly column: string;
    readonly reason: string;
    readonly value: string | null;
  }[];
  readonly record: readonly (string | null)[];
}

/** What a load did (装载报告). `read = accepted + rejected`, always. */
export interface LoadReport {
  readonly token: string;
  /** True when this token had been loaded before and nothing was done. */
  readonly repeated: boolean;
  readonly read: bigint;
  readonly accepted: bigint;
  readonly rejected: bigint;
  /** The first 1000 rows that were not loaded; all of them are in `facts_load_wrong`. */
  readonly wrongRows: readonly WrongRow[];
  /** Identifiers of the partitions written. */
  readonly partitions: readonly string[];
  readonly bytes: number;
}

/** What was found half-done (恢复报告). */
export interface RecoveryReport {
  readonly finished: readonly string[];
  readonly undone: readonly string[];
}

/** A column of the table a load goes to. */
export interface TargetColumn {
  readonly name: string;
  readonly type: string;
}
