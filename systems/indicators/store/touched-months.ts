import type { Facts } from '@sanyi/facts';
import type { Day } from '@sanyi/quantity';
import type { RegionFacts } from '@sanyi/region';
import { measures } from '../engine/measures/measures.ts';

/** Tables with the column that says their month; `null` where a row reaches into any month. */
function monthColumns(): ReadonlyMap<string, string | null> {
  const columns = new Map<string, string | null>();
  for (const { table, grain, at } of measures) {
    columns.set(table, grain.kind === 'day' || grain.kind === 'month' ? grain.column : null);
    if (at !== null) columns.set('institution', null);
  }
  return columns;
}

/** Months that rows tell of (有数据的月份), first days ascending without a gap; at most the last hundred. */
export async function monthsTold(region: RegionFacts): Promise<Day[]> {
  const found = new Set<Day>();
  for (const [table, column] of monthColumns()) {
    if (column === null) continue;
    const rows = await region.query<{ month: Day }>(
      `SELECT DISTINCT toString(toStartOfMonth(${column})) AS month FROM {rows:${table}}`,
    );
    for (const { month } of rows) found.add(month);
  }
  const told = [...found].sort();
  const [first, last] = [told[0], told.at(-1)];
  return first === undefined || last === undefined ? [] : monthsBetween(first, last).slice(-MOST_MONTHS);
}

/** A wrong year in one row must not make thousands of months. */
const MOST_MONTHS = 100;

function monthsBetween(first: Day, last: Day): Day[] {
  const months: Day[] = [];
  let [year = 0, month = 0] = first.split('-').map(Number);
  for (;;) {
    const day = `${year}-${String(month).padStart(2, '0')}-01`;
    if (day > last) return months;
    months.push(day);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
}

/**
 * Months whose sums another set of rows changes (受影响的月份): those of the rows that came or went. `null` means all of them,
 * because a contract, an institution or a population reaches into any month.
 */
export async function touchedMonths(
  facts: Facts,
  changed: readonly number[],
): Promise<ReadonlySet<Day> | null> {
  const touched = new Set<Day>();
  for (const [table, column] of monthColumns()) {
    const rows = await facts.query<{ month: Day }>(
      `SELECT DISTINCT toString(${column === null ? "'1970-01-01'" : `toStartOfMonth(${column})`}) AS month ` +
        `FROM {db}.${table} WHERE file_no IN {changed:Array(UInt32)}`,
      { changed },
    );
    if (column === null && rows.length > 0) return null;
    for (const { month } of rows) touched.add(month);
  }
  return touched;
}
