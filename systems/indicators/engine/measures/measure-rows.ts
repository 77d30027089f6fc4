import type { Day } from '@sanyi/quantity';
import type { MeasureStatement } from './measure-sql.ts';

/** A prepared sum (预备汇总): a measure of an institution in a month; `''` is the whole region. The amount is above ÷ below. */
export interface MeasureRow {
  readonly measure: string;
  readonly institution: string;
  /** First day of the month. */
  readonly month: Day;
  readonly above: bigint;
  readonly below: bigint;
  /** Rows that should have had a value and have none. */
  readonly lacking: number;
}

/** A row as the statement gives it: `institution`, `period`, and amount and lack of each column. */
export type StatementRow = Readonly<Record<string, string | number | bigint>>;

/** What a statement's result says of the months (汇总行): a year counts for its months and for those of later years without one. */
export function measureRows(
  statement: MeasureStatement,
  found: readonly StatementRow[],
  months: readonly Day[],
): MeasureRow[] {
  return found.flatMap((row) => {
    const period = String(row['period']);
    const own = statement.byYear ? monthsOfYear(period, found, months) : [period];
    return statement.columns.flatMap(({ measure, below }, place) =>
      own.map((month) => ({
        measure: measure.code,
        institution: String(row['institution']),
        month,
        above: BigInt(row[`a${place + 1}`] ?? 0),
        below,
        lacking: Number(row[`l${place + 1}`] ?? 0),
      })),
    );
  });
}

function monthsOfYear(year: string, found: readonly StatementRow[], months: readonly Day[]): Day[] {
  const years = found.map((row) => String(row['period'])).sort();
  return months.filter((month) => years.filter((known) => known <= month.slice(0, 4)).at(-1) === year);
}
