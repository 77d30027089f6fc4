import { compileExpression } from '@sanyi/expression';
import type { FactValue } from '@sanyi/facts';
import type { LocalText } from '@sanyi/kernel';
import { type Day, fen, yuanText } from '@sanyi/quantity';
import { type RegionColumn, type RegionFacts, regionTables } from '@sanyi/region';
import { CODE_WORDS } from '../engine/measures/code-words.ts';
import { columnsOf } from '../engine/measures/columns.ts';
import type { Measure } from '../engine/measures/measure.ts';

/** One row behind a measure (明细行), without anything that names a person. */
export interface CaseRow {
  readonly cells: readonly (string | LocalText | null)[];
  /** What finds the row among those of its table. */
  readonly key: string;
}

export interface CaseChoice {
  readonly institution: string;
  /** First days of the months. */
  readonly months: readonly Day[];
  readonly page: number;
  readonly size: number;
}

/** Rows are shown with so many columns; the table's own page has all of them. */
const COLUMNS_SHOWN = 8;
/** Signs of an encounter that are shown; the rest might be somebody's number. */
const END_SHOWN = 6;

/** Columns of a measure's rows that are shown: no keys of persons, no provenance, first those it counts by. */
export function caseColumns(measure: Measure): readonly RegionColumn[] {
  const columns: readonly RegionColumn[] = regionTables[measure.table].columns;
  const used = new Set([measure.where ?? '', measure.value ?? ''].join(' ').match(/[a-z][a-z0-9_]*/g) ?? []);
  const wanted = columns.filter(
    ({ name, kind }) => kind !== 'key' && !['file_no', 'sheet_no', 'line', 'institution_code'].includes(name),
  );
  const first = wanted.filter(({ name }) => used.has(name) || name === columnOfDay(measure));
  const rest = wanted.filter((column) => !first.includes(column));
  // What the row is and what it cost, before what may be missing.
  const rank = ({ name, kind, nullable }: RegionColumn) =>
    name.endsWith('_id') && !nullable ? 0 : kind === 'fen' ? 1 : nullable ? 3 : 2;
  return [...first, ...rest.toSorted((a, b) => rank(a) - rank(b))].slice(0, COLUMNS_SHOWN);
}

/** How a column is called beside its rows (列名): money is shown in yuan, and what its values are is not told again. */
export function caseTitle({ title, kind }: RegionColumn): LocalText {
  const en = title.en.replace(/[:;(].*$/, '').trim();
  if (kind !== 'fen') return { zh: title.zh.replace(/（.*$/, ''), en };
  return { zh: `${title.zh}（元）`, en: `${en.replace(/ in fen.*$/, '')} in yuan` };
}

/** One page of the rows behind a measure of an institution (下钻到行). */
export async function caseRows(
  region: RegionFacts,
  measure: Measure,
  choice: CaseChoice,
): Promise<{ readonly rows: CaseRow[]; readonly total: number }> {
  const { table, form, institution } = measure;
  const where = [measure.basis, measure.where]
    .filter((part) => part !== null)
    .map((part) => `(${part})`)
    .join(' and ');
  const expression = where === '' ? null : compileExpression(where, columnsOf(table));
  const test = expression?.sql({ column: (name) => name, prefix: 'w' });
  const column = columnOfDay(measure);
  const conditions = [
    ...(institution === null ? [] : [`${institution} = {institution:String}`]),
    ...(test ? [test.value] : []),
    ...(column === null ? [] : [`toStartOfMonth(${column}) IN {months:Array(Date)}`]),
  ];
  const parameters = {
    ...test?.parameters,
    ...(institution === null ? {} : { institution: choice.institution }),
    ...(column === null ? {} : { months: choice.months }),
  };
  const from = `FROM {${form}:${table}} WHERE ${conditions.join(' AND ') || '1'}`;
  const columns = caseColumns(measure);
  const keys = regionTables[table].key;
  const [count] = await region.query<{ total: bigint }>(`SELECT count() AS total ${from}`, parameters);
  const rows = await region.query<Record<string, FactValue>>(
    `SELECT ${[...new Set([...columns.map(({ name }) => name), ...keys])].join(', ')} ${from} ` +
      `ORDER BY ${keys.join(', ')} LIMIT ${choice.size} OFFSET ${(choice.page - 1) * choice.size}`,
    parameters,
  );
  const key = ['encounter_id', 'settlement_id', 'prescription_id'].find((name) =>
    keys.some((one) => one === name),
  );
  return {
    total: Number(count?.total ?? 0n),
    rows: rows.map((row) => ({
      cells: columns.map((one) => shown(one, row[one.name])),
      key: key === undefined ? '' : textOf(row[key] ?? null),
    })),
  };
}

function columnOfDay({ grain }: Measure): string | null {
  return grain.kind === 'day' || grain.kind === 'month' ? grain.column : null;
}

/** A value as people read it: codes that have a meaning by their meaning, encounters by their end. */
function shown({ name, kind }: RegionColumn, value: FactValue | undefined): string | LocalText | null {
  if (value === null || value === undefined) return null;
  const text = textOf(value);
  if (kind === 'yes-no') return text === '1' ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  if (kind === 'fen') return yuanText(fen(BigInt(text)));
  const meaning = CODE_WORDS[name]?.[text];
  if (meaning) return meaning;
  if (kind === 'text' && name.endsWith('_id'))
    return text.length > END_SHOWN ? `…${text.slice(-END_SHOWN)}` : text;
  return text;
}

function textOf(value: FactValue): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
}
