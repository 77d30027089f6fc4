import type { Day } from '../reading.ts';
import { day, isRealDay } from '../text/days.ts';
import { chineseNumber } from '../text/numerals.ts';

const DATE =
  /((?<!\d)\d{4}|[二〇零一三四五六七八九]{4})(?:年|-|\/|\.)(\d{1,2}|[一二三四五六七八九十]{1,3})(?:月|-|\/|\.)(\d{1,2}|[一二三四五六七八九十]{1,3})日?/;

/** First full date of a line (日期), in Arabic or Chinese numerals; null when there is none. */
export function dateIn(text: string): { day: Day; start: number; end: number } | null {
  const m = DATE.exec(text);
  if (m === null) return null;
  const [y, mo, d] = [chineseNumber(m[1] ?? ''), chineseNumber(m[2] ?? ''), chineseNumber(m[3] ?? '')];
  return isRealDay(y, mo, d) ? { day: day(y, mo, d), start: m.index, end: m.index + m[0].length } : null;
}
