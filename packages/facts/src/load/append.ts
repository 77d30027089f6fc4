import type { Engine } from '../engine.ts';
import { DEFAULT_LIMITS, limitSettings, type Settings, settingsClause } from '../limits.ts';
import { checkParameters, type Parameters } from '../parameters.ts';
import { asProblem, type FailureContext, factsProblems } from '../problems.ts';
import { checkReading, identifier, literal } from '../sql.ts';
import type { FactsStore } from '../store.ts';
import { splitType } from '../values.ts';
import type { Catalogue } from './catalogue.ts';
import { STRICT } from './reading.ts';
import { fileProblem } from './refusals.ts';
import { removeSpool, spoolText } from './spool.ts';
import { rawName } from './staging.ts';
import type { TargetColumn } from './types.ts';

/** Where appended rows come from (追加来源). */
export type AppendSource =
  /** Tab-separated text in the order of the table's columns, in the engine's own exact form, `\N` for none. */
  | { readonly text: Iterable<Uint8Array> | AsyncIterable<Uint8Array> }
  /** A query over facts whose columns are those of the table. */
  | { readonly select: string; readonly parameters?: Parameters };

/**
 * Rows added without a ledger (无台账追加). Cut short, a part of them may stay; so only for rows that nobody counts until
 * something else says so, such as rows under a number that is not published yet. Several times faster than `load`.
 */
export interface Append {
  readonly table: string;
  readonly source: AppendSource;
  /** Whole-number columns that get this value whatever the source says. */
  readonly set?: Readonly<Record<string, number>>;
  readonly signal?: AbortSignal;
}

const APPEND_LIMITS = { ...DEFAULT_LIMITS, seconds: 3600 };

const INSERT_SETTINGS: Settings = {
  ...limitSettings(APPEND_LIMITS),
  optimize_aggregation_in_order: 0,
  insert_deduplicate: 0,
  optimize_on_insert: 0,
  max_partitions_per_insert_block: 0,
  session_timezone: 'Asia/Shanghai',
};

/** Appends rows of our own making (追加). Text that is not exactly a value of its column ends it: `facts/inexact-text`. */
export async function appendRows(
  append: Append,
  on: { readonly engine: Engine; readonly store: FactsStore; readonly catalogue: Catalogue },
): Promise<void> {
  const { engine, store, catalogue } = on;
  const { source, signal } = append;
  const columns = await catalogue.columns({ table: append.table });
  const marker = store.newMarker('append');
  const context: FailureContext = { marker, ...APPEND_LIMITS };
  const names = columns.map((column) => identifier(column.name)).join(', ');
  const insert = `INSERT INTO ${store.table(append.table)} (${names})`;
  const settings: Settings = {
    ...INSERT_SETTINGS,
    ...(engine.facts.cluster ? { distributed_foreground_insert: 1 } : {}),
  };
  const fixed = (column: TargetColumn) => append.set?.[column.name];
  if ('select' in source) {
    const parameters = source.parameters ?? {};
    const select = checkReading(store.expand(source.select));
    checkParameters(select, parameters);
    await catalogue.checkSelectedTypes(select, parameters, columns);
    const outer = columns.map((column) => String(fixed(column) ?? identifier(column.name))).join(', ');
    const clause = settingsClause({ ...settings, log_comment: marker });
    const sql = `${insert}\n${clause}\nSELECT ${outer} FROM (\n${select}\n)`;
    await engine.command(sql, parameters, marker, signal).catch((error: unknown) => {
      throw asProblem(error, context);
    });
    return;
  }
  const file = await spoolText(engine.spool, source.text);
  try {
    const given = columns.map((column, index) =>
      fixed(column) === undefined
        ? exact(column, rawName(index))
        : { typed: String(fixed(column)), wrong: null },
    );
    const wrong = given.flatMap((item) => (item.wrong === null ? [] : [item.wrong]));
    await engine.readFile({
      format: 'TabSeparated',
      path: file.path,
      structure: columns.map((column, index) => `${rawName(index)} ${textType(column.type)}`).join(', '),
      insert,
      columns: given.map((item) => item.typed),
      numbered: false,
      ...(wrong.length > 0 ? { where: `NOT throwIf(${wrong.join(' OR ')}, ${literal(INEXACT)})` } : {}),
      settings: { ...settings, ...STRICT },
      marker,
      signal,
    });
  } catch (error) {
    if (error instanceof Error && error.message.includes(INEXACT))
      throw factsProblems.problem('inexact-text', { table: append.table }, { cause: error });
    throw fileProblem(error, file, context);
  } finally {
    removeSpool(file);
  }
}

const INEXACT = 'sanyi-inexact-text';

/** A column that may be absent is read as text that may be absent; every other one as text. */
function textType(type: string): string {
  return /Nullable\(/.test(type) ? 'Nullable(String)' : 'String';
}

/** How text becomes a value, and the condition under which it was not exactly that value; none for text itself. */
function exact(column: TargetColumn, raw: string): { typed: string; wrong: string | null } {
  const plain = column.type.replace(/^LowCardinality\((.*)\)$/, '$1').replace(/^Nullable\((.*)\)$/, '$1');
  const nullable = column.type.includes('Nullable(');
  const [name, inner] = splitType(plain);
  // Of text that may be absent, what cannot be read becomes NULL without a word.
  const different = (typed: string) =>
    nullable ? `ifNull(toString(${typed}), '') != ifNull(${raw}, '')` : `toString(${typed}) != ${raw}`;
  if (name === 'String') return { typed: raw, wrong: null };
  if (name === 'Decimal') {
    const [precision = '18', scale = '0'] = inner.split(',').map((part) => part.trim());
    const bits = Number(precision) <= 18 ? 64 : 128;
    const typed = `toDecimal${bits}(${raw}, ${scale})`;
    // Zeros at the end carry no value, so there are at most as many decimals as the column has.
    const long = `position(${raw}, '.') > 0 AND length(${raw}) - position(${raw}, '.') > ${scale}`;
    return {
      typed,
      wrong: nullable ? `(isNull(${typed}) != isNull(${raw}) OR ifNull(${long}, 0))` : `(${long})`,
    };
  }
  if (name === 'DateTime') {
    const typed = `toDateTime(${raw}, 'Asia/Shanghai')`;
    return { typed, wrong: different(typed) };
  }
  if (/^U?Int(8|16|32|64)$/.test(name) || name === 'Date' || name === 'Date32') {
    const typed = `to${name}(${raw})`;
    return { typed, wrong: different(typed) };
  }
  throw factsProblems.problem('not-loadable', { column: column.name, reason: `append: ${column.type}` });
}
