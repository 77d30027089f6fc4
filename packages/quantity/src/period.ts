import { type Day, dayOf, daysInMonth } from './day.ts';

/** A reporting period (周期) as text: year `2026`, half-year `2026H1`, quarter `2026Q1` or month `2026-03`. */
export type Period = string & { readonly __period?: never };

export type PeriodKind = 'year' | 'half-year' | 'quarter' | 'month';

const PERIOD = /^(\d{4})(?:H([12])|Q([1-4])|-(0[1-9]|1[0-2]))?$/;

interface Parts {
  readonly kind: PeriodKind;
  readonly year: number;
  readonly place: number;
  readonly months: number;
}

function parts(period: Period): Parts {
  const match = PERIOD.exec(period);
  if (!match) throw new RangeError(`not a period: ${period}`);
  const year = Number(match[1]);
  if (match[2]) return { kind: 'half-year', year, place: Number(match[2]), months: 6 };
  if (match[3]) return { kind: 'quarter', year, place: Number(match[3]), months: 3 };
  if (match[4]) return { kind: 'month', year, place: Number(match[4]), months: 1 };
  return { kind: 'year', year, place: 1, months: 12 };
}

function periodText(kind: PeriodKind, year: number, place: number): Period {
  switch (kind) {
    case 'year':
      return String(year);
    case 'half-year':
      return `${year}H${place}`;
    case 'quarter':
      return `${year}Q${place}`;
    case 'month':
      return `${year}-${String(place).padStart(2, '0')}`;
  }
}

/** True when the text is a period. */
export function isPeriod(text: string): boolean {
  return PERIOD.test(text);
}

/** Year, half-year, quarter or month. @throws RangeError when the text is no period. */
export function periodKind(period: Period): PeriodKind {
  return parts(period).kind;
}

/** First day of the period (起始日). */
export function periodStart(period: Period): Day {
  const { year, place, months } = parts(period);
  return dayOf(year, (place - 1) * months + 1, 1);
}

/** Last day of the period (截止日). */
export function periodEnd(period: Period): Day {
  const { year, place, months } = parts(period);
  return dayOf(year, place * months, daysInMonth(year, place * months));
}

/** The period of a kind that holds the day: quarter of `2026-05-02` is `2026Q2`. */
export function periodOf(day: Day, kind: PeriodKind): Period {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const months = { year: 12, 'half-year': 6, quarter: 3, month: 1 }[kind];
  return periodText(kind, year, Math.ceil(month / months));
}

/** The period `count` steps later of the same kind (earlier when negative). */
export function stepPeriod(period: Period, count: number): Period {
  const { kind, year, place, months } = parts(period);
  const perYear = 12 / months;
  const index = year * perYear + (place - 1) + count;
  return periodText(kind, Math.floor(index / perYear), (((index % perYear) + perYear) % perYear) + 1);
}

/** The same period of the year before (上年同期). */
export function samePeriodLastYear(period: Period): Period {
  const { kind, year, place } = parts(period);
  return periodText(kind, year - 1, place);
}
