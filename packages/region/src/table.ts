import type { LocalText } from '@sanyi/kernel';

/** How a column's text is to be understood (列的含义类型); the engine's type follows from it and nothing else. */
export type ColumnKind =
  | 'text'
  | 'code'
  | 'key'
  | 'fen'
  | 'quantity'
  | 'price'
  | 'count'
  | 'yes-no'
  | 'day'
  | 'birth-day'
  | 'month'
  | 'instant';

/** One column of a canonical table (标准表的列). */
export interface RegionColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  /** True where a row may lack it; it is then NULL, never a default that looks like a value. */
  readonly nullable: boolean;
  readonly title: LocalText;
  /** National code list or unit, where there is one. */
  readonly standard?: string;
}

/** A canonical facts table (标准事实表): a published contract. Only the data system writes it, every system may read. */
export interface RegionTable<Name extends string = string> {
  readonly name: Name;
  readonly title: LocalText;
  readonly summary: LocalText;
  readonly columns: readonly RegionColumn[];
  /** Columns that name one row among all visible ones. */
  readonly key: readonly string[];
  /** Day or month by which the rows are partitioned; none for small tables. */
  readonly partitionBy: string | null;
  readonly orderBy: readonly string[];
  /** Column by whose hash a cluster spreads the rows: the person wherever there is one. */
  readonly shardBy: string;
  /** Where a later file replaces what an earlier one said about the same key, instead of being refused as a repetition. */
  readonly latestWins: boolean;
}

/** The engine's type of a kind (列类型). Keys are 64-bit keyed hashes; days before 1970 need the wide type. */
export const ENGINE_TYPES: Readonly<Record<ColumnKind, string>> = {
  text: 'String',
  code: 'LowCardinality(String)',
  key: 'UInt64',
  fen: 'Int64',
  quantity: 'Decimal(18, 4)',
  price: 'Decimal(18, 6)',
  count: 'UInt32',
  'yes-no': 'UInt8',
  day: 'Date',
  'birth-day': 'Date32',
  month: 'Date',
  instant: "DateTime('Asia/Shanghai')",
};

/** The engine's type of a column, such as `LowCardinality(Nullable(String))`. */
export function engineType(column: RegionColumn): string {
  const type = ENGINE_TYPES[column.kind];
  if (!column.nullable) return type;
  return column.kind === 'code' ? 'LowCardinality(Nullable(String))' : `Nullable(${type})`;
}

/** Where a row came from (来源): every canonical table ends with these columns, so that any figure opens down to the sender's row. */
export const PROVENANCE: readonly RegionColumn[] = [
  column('file_no', 'count', '文件编号', 'Number of the file'),
  column('sheet_no', 'count', '工作表序号（从 1 起，无工作表为 0）', 'Sheet, from 1; 0 where there are none'),
  column('line', 'count', '行号（含表头，从 1 起）', 'Line, from 1, the header counted'),
];

/** Declares a column that every row has. */
export function column(
  name: string,
  kind: ColumnKind,
  zh: string,
  en: string,
  standard?: string,
): RegionColumn {
  return { name, kind, nullable: false, title: { zh, en }, ...(standard === undefined ? {} : { standard }) };
}

/** Declares a column that a row may lack. */
export function optional(
  name: string,
  kind: ColumnKind,
  zh: string,
  en: string,
  standard?: string,
): RegionColumn {
  return { ...column(name, kind, zh, en, standard), nullable: true };
}
