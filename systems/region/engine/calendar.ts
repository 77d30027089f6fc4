const EPOCH_1900 = -25567;
// Filled beforehand: an array that grows from far places would become a slow table.
const DAYS: string[] = Array.from({ length: 75_000 }, () => '');
const TIMES: string[] = Array.from({ length: 86_400 }, () => '');

/** Days since 1970-01-01 (序日) of year, month from 1, date. */
export function dayNumber(year: number, month: number, date: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const century = Math.floor(shifted / 400);
  const ofCentury = shifted - century * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const ofEra = ofCentury * 365 + Math.floor(ofCentury / 4) - Math.floor(ofCentury / 100) + ofYear;
  return century * 146097 + ofEra - 719468;
}

/** Year, month and date of a day number (年月日). */
export function civil(day: number): { year: number; month: number; date: number } {
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const ofEra = shifted - era * 146097;
  const ofCentury = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365,
  );
  const ofYear = ofEra - (365 * ofCentury + Math.floor(ofCentury / 4) - Math.floor(ofCentury / 100));
  const part = Math.floor((5 * ofYear + 2) / 153);
  const month = part < 10 ? part + 3 : part - 9;
  const year = ofCentury + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, date: ofYear - Math.floor((153 * part + 2) / 5) + 1 };
}

/** A day as text (日期文本); texts are kept, since a year's rows use few of them. */
export function dayText(day: number): string {
  const index = day - EPOCH_1900;
  const known = DAYS[index];
  if (known) return known;
  const { year, month, date } = civil(day);
  const text = `${year}-${two(month)}-${two(date)}`;
  if (known === '') DAYS[index] = text;
  return text;
}

/** An instant as text (时刻文本); seconds may lie outside the day. */
export function instantText(day: number, second: number): string {
  const over = second >= 0 && second < 86400 ? 0 : Math.floor(second / 86400);
  const rest = second - over * 86400;
  let time = TIMES[rest];
  if (!time) {
    const minute = Math.floor(rest / 60);
    time = ` ${two(Math.floor(minute / 60))}:${two(minute % 60)}:${two(rest % 60)}`;
    TIMES[rest] = time;
  }
  return dayText(day + over) + time;
}

/** Day of the week (星期), Monday 0. */
export function weekday(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** Whole years from a birth day to a day (周岁). */
export function ageOn(birth: number, day: number): number {
  const from = civil(birth);
  const to = civil(day);
  const before = to.month < from.month || (to.month === from.month && to.date < from.date);
  return to.year - from.year - (before ? 1 : 0);
}

/** Two digits. */
export function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** A whole number with leading zeros (补零). */
export function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
