import type { Home } from '../shared/contract.ts';

type Month = Home['months'][number];

/** A bar of the chart of deadlines: one month, or everything before or after those shown. */
export interface MonthBar {
  /** `YYYY-MM`; null for what lies before or after. */
  readonly month: string | null;
  readonly side: 'before' | 'after' | null;
  readonly due: number;
  readonly done: number;
  readonly overdue: number;
  /** Due, neither done nor overdue. */
  readonly open: number;
}

const EITHER_SIDE = 12;

const ordinal = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));

/**
 * The months worth a bar (时限跨度): a year to either side of today; a single deadline of 2030 must not flatten the rest,
 * so what lies beyond stands in one bar before and one after.
 */
export function monthBars(months: readonly Month[], today: string): MonthBar[] {
  const now = ordinal(today);
  const near = months.filter(({ month }) => Math.abs(ordinal(month) - now) <= EITHER_SIDE);
  const gather = (side: 'before' | 'after', found: readonly Month[]): MonthBar[] => {
    const sum = (key: 'due' | 'done' | 'overdue') => found.reduce((total, month) => total + month[key], 0);
    return sum('due') === 0
      ? []
      : [bar({ due: sum('due'), done: sum('done'), overdue: sum('overdue') }, null, side)];
  };
  // Empty months at either end say nothing.
  const first = near.findIndex(({ due }) => due > 0);
  const last = near.findLastIndex(({ due }) => due > 0);
  return [
    ...gather(
      'before',
      months.filter(({ month }) => ordinal(month) < now - EITHER_SIDE),
    ),
    ...near.slice(Math.max(first, 0), last + 1).map((month) => bar(month, month.month, null)),
    ...gather(
      'after',
      months.filter(({ month }) => ordinal(month) > now + EITHER_SIDE),
    ),
  ];
}

function bar(
  { due, done, overdue }: Pick<Month, 'due' | 'done' | 'overdue'>,
  month: string | null,
  side: MonthBar['side'],
): MonthBar {
  return { month, side, due, done, overdue, open: due - done - overdue };
}

/** The last day of a month `YYYY-MM` as a day. */
export function lastDay(month: string): string {
  const [year = 0, place = 0] = month.split('-').map(Number);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][place - 1] ?? 31;
  return `${month}-${String(days).padStart(2, '0')}`;
}
