import { literal } from './sql.ts';

/** What one query may use (查询上限). */
export interface Limits {
  /** Seconds the engine may work on it. */
  readonly seconds: number;
  /** Bytes of memory it may hold; sorting and grouping go to disk at half of that. */
  readonly bytes: number;
  /** Rows it may return; more is a refusal, never a cut. A stream has no such limit. */
  readonly rows: number;
}

/** The limits of a query that names none (默认上限). */
export const DEFAULT_LIMITS: Limits = { seconds: 60, bytes: 2_000_000_000, rows: 1_000_000 };

/** The limits of the lane for short queries (短查询上限). */
export const SHORT_SECONDS = 5;

export type Settings = Readonly<Record<string, string | number>>;

/**
 * What a query may choose about the way it is worked out (查询方式). Its limits and the form of its values are not among
 * them, and a SETTINGS clause in the text of a query is refused by the engine.
 */
export interface QuerySettings {
  /** `local` is right only where both tables are spread by the key they are joined on. */
  readonly distributed_product_mode?: 'deny' | 'local' | 'global';
  readonly join_algorithm?: 'default' | 'hash' | 'grace_hash' | 'partial_merge' | 'full_sorting_merge';
  readonly join_use_nulls?: 0 | 1;
  /** 1 (default) holds little memory when grouping by the order of the table; 0 is faster otherwise. */
  readonly optimize_aggregation_in_order?: 0 | 1;
  readonly max_threads?: number;
  readonly final?: 0 | 1;
}

const CHOICES: readonly (keyof QuerySettings)[] = [
  'distributed_product_mode',
  'join_algorithm',
  'join_use_nulls',
  'optimize_aggregation_in_order',
  'max_threads',
  'final',
];

/** The choices of a query as settings; whatever else an object may hold is left out. */
export function chosenSettings(chosen: QuerySettings): Settings {
  const settings: Record<string, string | number> = {};
  for (const name of CHOICES) {
    const value = chosen[name];
    if (value !== undefined) settings[name] = value;
  }
  return settings;
}

/** How values are written: exact, and in the region's time. The same on every engine. */
export const VALUE_SETTINGS: Settings = {
  session_timezone: 'Asia/Shanghai',
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_decimals: 1,
  output_format_json_quote_denormals: 1,
  output_format_decimal_trailing_zeros: 1,
  output_format_json_escape_forward_slashes: 0,
  output_format_json_named_tuples_as_objects: 1,
  date_time_output_format: 'simple',
};

/** The settings that enforce limits (上限设置); spilling needs the statistics switched off, or repeated queries fail. */
export function limitSettings(limits: Limits): Settings {
  return {
    max_execution_time: limits.seconds,
    timeout_overflow_mode: 'throw',
    max_memory_usage: limits.bytes,
    max_bytes_before_external_group_by: Math.floor(limits.bytes / 2),
    max_bytes_before_external_sort: Math.floor(limits.bytes / 2),
    collect_hash_table_stats_during_aggregation: 0,
    optimize_aggregation_in_order: 1,
  };
}

/** The settings that refuse a result of too many rows (行数上限). */
export function rowSettings(limits: Limits): Settings {
  return { max_result_rows: limits.rows, result_overflow_mode: 'throw' };
}

/**
 * Settings as the clause of one statement (设置子句). Never as `SET` or as a client's settings: those stay on the
 * connection and change later queries of others.
 */
export function settingsClause(settings: Settings): string {
  const parts = Object.entries(settings).map(
    ([name, value]) => `${name} = ${typeof value === 'number' ? String(value) : literal(value)}`,
  );
  return parts.length ? `SETTINGS ${parts.join(', ')}` : '';
}
