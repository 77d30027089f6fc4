import type { Day } from '@sanyi/quantity';
import type { Grain, Measure } from './measure.ts';
import { condition, measureColumns, type StatementValue } from './measure-columns.ts';

/** One reading of facts that answers for several measures (度量语句). */
export interface MeasureStatement {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, StatementValue>>;
  /** What the columns `a1, l1, a2 …` of the result are: amounts in units of one by `below`, and rows that lack a value. */
  readonly columns: readonly { readonly measure: Measure; readonly below: bigint }[];
  /** The result has a column `year` in place of `month`. */
  readonly byYear: boolean;
}

/** Columns of one statement; the engine reads each column once for all of them. */
const WIDEST = 24;

/**
 * The statements by which measures are taken from facts for some months (度量取数): all measures of a table, grain and
 * selection in one reading, by institution and month. Distinct persons are counted again over all institutions.
 *
 * @param months first days, ascending, at least one
 */
export function measureStatements(measures: readonly Measure[], months: readonly Day[]): MeasureStatement[] {
  const groups = new Map<string, Measure[]>();
  for (const measure of measures) {
    const { table, form, institution, grain, basis, within } = measure;
    const key = JSON.stringify([table, form, institution, grain, basis, within]);
    groups.set(key, [...(groups.get(key) ?? []), measure]);
  }
  return [...groups.values()].flatMap((group) => {
    const parts = chunks(group, WIDEST).map((part) => statementOf(part, months, true));
    const distinct = group.filter((measure) => !measure.additive);
    return distinct.length > 0 ? [...parts, statementOf(distinct, months, false)] : parts;
  });
}

function statementOf(
  group: readonly Measure[],
  months: readonly Day[],
  byInstitution: boolean,
): MeasureStatement {
  const [first] = group as [Measure];
  const parameters: Record<string, StatementValue> = {};
  const columns = group.map((measure, place) => {
    const { sql, below } = measureColumns(measure, `m${place + 1}`, parameters);
    return { measure, below, sql: `${sql.amount} AS a${place + 1}, ${sql.lacking} AS l${place + 1}` };
  });
  const { source, month, where } = monthsOf(
    first.grain,
    `{${first.form}:${first.table}}`,
    months,
    parameters,
  );
  const basis = first.basis === null ? [] : [condition(first.table, first.basis, 'basis', parameters)];
  const conditions = [...where, ...basis, ...withinOf(first, parameters)];
  const institution = byInstitution && first.institution !== null ? first.institution : "''";
  return {
    sql:
      `SELECT toString(${institution}) AS institution, ${month} AS period, ${columns.map((column) => column.sql).join(', ')} ` +
      `FROM ${source} WHERE ${conditions.join(' AND ') || '1'} GROUP BY institution, period`,
    parameters,
    columns: columns.map(({ measure, below }) => ({ measure, below })),
    byYear: first.grain.kind === 'year',
  };
}

/** Which rows belong to which of the months. */
function monthsOf(
  grain: Grain,
  rows: string,
  months: readonly Day[],
  parameters: Record<string, StatementValue>,
): { readonly source: string; readonly month: string; readonly where: readonly string[] } {
  if (grain.kind === 'year') return { source: rows, month: `toString(${grain.column})`, where: [] };
  parameters['months'] = months;
  if (grain.kind === 'open') {
    const { from, until, ended } = grain;
    const end = 'toLastDayOfMonth(at_month)';
    return {
      source: `(SELECT *, arrayJoin({months:Array(Date)}) AS at_month FROM ${rows})`,
      month: 'toString(at_month)',
      where: [
        `${from} <= ${end}`,
        `(isNull(${until}) OR ${until} >= ${end})`,
        ...(ended === undefined ? [] : [`(isNull(${ended}) OR ${ended} > ${end})`]),
      ],
    };
  }
  parameters['first_month'] = months[0] ?? '';
  parameters['last_month'] = months.at(-1) ?? '';
  const { column } = grain;
  return {
    source: rows,
    month: `toString(toStartOfMonth(${column}))`,
    where: [
      // The range lets the engine leave out whole partitions.
      `${column} >= {first_month:Date} AND ${column} <= toLastDayOfMonth({last_month:Date})`,
      `toStartOfMonth(${column}) IN {months:Array(Date)}`,
    ],
  };
}

function withinOf({ within }: Measure, parameters: Record<string, StatementValue>): string[] {
  if (within === null) return [];
  const test = condition('encounter', `source_code = 'insurer' and (${within})`, 'within', parameters);
  return [
    '(institution_code, encounter_id) GLOBAL IN ' +
      `(SELECT institution_code, encounter_id FROM {rows:encounter} WHERE ${test})`,
  ];
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  const parts: Item[][] = [];
  for (let at = 0; at < items.length; at += size) parts.push(items.slice(at, at + size));
  return parts;
}
