import type { Day } from '@sanyi/quantity';

/** Where the time comes from (时钟); engines receive a day or instant as an argument instead. */
export interface Clock {
  /** Now, as ISO text in UTC: `2026-11-22T08:00:00.000Z`. */
  now(): string;
  /** Today in Asia/Shanghai. */
  today(): Day;
}

/** The day of an instant in Asia/Shanghai, which has had no summer time since 1991: UTC + 8 hours. */
export function shanghaiDay(instant: string): Day {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** The clock of the machine. */
export function systemClock(): Clock {
  const now = () => new Date().toISOString();
  return { now, today: () => shanghaiDay(now()) };
}

/** A clock that stands still, for demonstrations and tests. */
export function fixedClock(instant: string): Clock {
  return { now: () => instant, today: () => shanghaiDay(instant) };
}
