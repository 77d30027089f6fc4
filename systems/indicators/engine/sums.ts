import { type Exact, exact } from '@sanyi/expression';
import { type Day, type Period, periodEnd, periodStart } from '@sanyi/quantity';
import type { Measure } from './measures/measure.ts';
import type { MeasureRow } from './measures/measure-rows.ts';
import { measureByCode } from './measures/measures.ts';

/** Whose figures: one institution, or all of the region (`null`). */
export type Subject = string | null;

/** A measure over a period (期间度量): its amount in its own unit, and what it lacks. */
export interface PeriodSum {
  readonly amount: Exact | null;
  readonly lacking: number;
  /** Months of the period without any row. */
  readonly missingMonths: number;
}

const NONE: PeriodSum = { amount: null, lacking: 0, missingMonths: 0 };

/** First days of the months of a period (期内月份), from the beginning of its year where it accumulates. */
export function monthsOfPeriod(period: Period, cumulative: boolean): Day[] {
  const end = periodEnd(period);
  const start = cumulative ? `${end.slice(0, 4)}-01-01` : periodStart(period);
  const months: Day[] = [];
  for (let month = Number(start.slice(5, 7)); month <= Number(end.slice(5, 7)); month += 1)
    months.push(`${end.slice(0, 4)}-${String(month).padStart(2, '0')}-01`);
  return months;
}

/** Prepared sums, kept so that a period is answered without another reading (预备汇总). */
export class PreparedSums {
  readonly #rows = new Map<string, MeasureRow[]>();

  constructor(rows: Iterable<MeasureRow>) {
    for (const row of rows) {
      const key = `${row.measure} ${row.month}`;
      const known = this.#rows.get(key);
      if (known) known.push(row);
      else this.#rows.set(key, [row]);
    }
  }

  /**
   * A measure of a subject over months (度量求和). Ratios are never averaged: the parts of all institutions and months are added
   * up. Of a state the last month counts. Where no row arrived there is no value, which is not nought.
   */
  over(measure: string, subject: Subject, months: readonly Day[]): PeriodSum {
    const form = measureByCode.get(measure);
    if (!form) return NONE;
    const told = months.map((month) => {
      const own = this.#told(form, subject, month);
      const proof = own.length === 0 && form.provenBy !== null ? measureByCode.get(form.provenBy) : undefined;
      // The rows of another measure prove that there are none of this one.
      return proof
        ? this.#told(proof, subject, month).map((row) => ({ ...row, above: 0n, lacking: 0 }))
        : own;
    });
    const missingMonths = told.filter((rows) => rows.length === 0).length;
    const counted = form.over === 'sum' ? told.flat() : (told.filter((rows) => rows.length > 0).at(-1) ?? []);
    if (counted.length === 0) return { ...NONE, missingMonths };
    const last = form.over === 'last' && (told.at(-1)?.length ?? 0) > 0;
    return {
      amount: added(counted),
      lacking: counted.reduce((sum, row) => sum + row.lacking, 0),
      missingMonths: last ? 0 : missingMonths,
    };
  }

  #told({ code, additive, institution }: Measure, subject: Subject, month: Day): MeasureRow[] {
    return (this.#rows.get(`${code} ${month}`) ?? []).filter((row) =>
      subject !== null
        ? row.institution === subject
        : additive || institution === null || row.institution === '',
    );
  }
}

/** All rows of a measure have the same lower part; a change of its formula is another version of all of them. */
function added(rows: readonly MeasureRow[]): Exact {
  const below = rows[0]?.below ?? 1n;
  return exact(
    rows.reduce((sum, row) => sum + row.above, 0n),
    below,
  );
}
