/** Reading of days and instants; the fast path takes what stands as `yyyy-MM-dd[ HH:mm:ss]` already and builds nothing. */
import { dayExists, two } from './calendar.ts';
import { readOtherDay, readOtherInstant } from './other-days.ts';

/** True for `yyyy-MM-dd` at the beginning of a text, and the day exists. */
function startsWithDay(text: string): boolean {
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false;
  const year = two(text, 0) * 100 + two(text, 2);
  return year >= 1850 && dayExists(year, two(text, 5), two(text, 8));
}

/**
 * Reads a day (日期) as `YYYY-MM-DD`; `''` where it cannot be read or does not exist. Knows `yyyy-MM-dd`, `yyyyMMdd`,
 * `yyyy/M/d`, `yyyy年M月d日`, Excel serial numbers and ISO with a zone, each with or without a time of day.
 */
export function readDay(text: string): string {
  if (text.length === 10 && startsWithDay(text)) return text;
  if (text.length === 19 && isInstant(text)) return text.slice(0, 10);
  return text === '' ? '' : readOtherDay(text);
}

function isInstant(text: string): boolean {
  return (
    text.charCodeAt(10) === 32 &&
    text.charCodeAt(13) === 58 &&
    text.charCodeAt(16) === 58 &&
    two(text, 11) < 24 &&
    two(text, 14) < 60 &&
    two(text, 17) < 60 &&
    startsWithDay(text)
  );
}

/** Reads an instant (时间) as `YYYY-MM-DD HH:mm:ss` of Asia/Shanghai; a day alone begins at midnight. `''` as `readDay`. */
export function readInstant(text: string): string {
  if (text.length === 19 && isInstant(text)) return text;
  if (text.length === 10 && startsWithDay(text)) return `${text} 00:00:00`;
  return readOtherInstant(text);
}
