import type { Day } from '../reading.ts';

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Writes a day as text (日期): `day(2025, 6, 30)` is `2025-06-30`. */
export function day(year: number, month: number, date: number): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** Last day of a month (月末). */
export function monthEnd(year: number, month: number): Day {
  return day(year, month, daysIn(year, month));
}

/** Number of days of a month; an impossible month counts as 31. */
export function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && leap ? 29 : (LENGTHS[month - 1] ?? 31);
}

/** True for a day that exists in the calendar. */
export function isRealDay(year: number, month: number, date: number): boolean {
  return (
    year >= 1900 && year <= 2200 && month >= 1 && month <= 12 && date >= 1 && date <= daysIn(year, month)
  );
}

/** Year of a day as number. */
export function yearOf(value: Day): number {
  return Number(value.slice(0, 4));
}

const FIVE_YEAR: Readonly<Record<string, number>> = {
  十: 2005,
  十一: 2010,
  十二: 2015,
  十三: 2020,
  十四: 2025,
  十五: 2030,
  十六: 2035,
};

/** Last year of a five-year plan (五年规划末年) by its ordinal: `十四` → 2025; null when unknown. */
export function fiveYearPlanEnd(ordinal: string): number | null {
  return FIVE_YEAR[ordinal] ?? null;
}
