import { dayExists } from '../convert/calendar.ts';

/** The instant read last; `day` is `20260301` for 2026-03-01. */
export const instant = { year: 0, month: 0, day: 0 };

/** Reads `yyyy-MM-dd HH:mm:ss` from 1970 to 2105 (规整时间); false for everything else, which is left to `readInstant`. */
export function readPlainInstant(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start !== 19) return false;
  if (bytes[start + 4] !== 45 || bytes[start + 7] !== 45 || bytes[start + 10] !== 32) return false;
  if (bytes[start + 13] !== 58 || bytes[start + 16] !== 58) return false;
  const year = two(bytes, start) * 100 + two(bytes, start + 2);
  const month = two(bytes, start + 5);
  const date = two(bytes, start + 8);
  // Not a number compares with nothing, so a letter is refused as well.
  const isTime = two(bytes, start + 11) < 24 && two(bytes, start + 14) < 60 && two(bytes, start + 17) < 60;
  if (!isTime || !(year >= 1970 && year <= 2105) || !dayExists(year, month, date)) return false;
  instant.year = year;
  instant.month = month;
  instant.day = year * 10_000 + month * 100 + date;
  return true;
}

function two(bytes: Uint8Array, at: number): number {
  return digit(bytes[at]) * 10 + digit(bytes[at + 1]);
}

function digit(code: number | undefined): number {
  return code !== undefined && code >= 48 && code <= 57 ? code - 48 : Number.NaN;
}
