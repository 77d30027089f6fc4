import { dayExists } from '../convert/calendar.ts';
import { whole } from '../convert/durations.ts';

/**
 * Reads a reporting period (期间) as `2026`, `2026Q1`, `2026-03`, `2026-03-05` or `2026W05`; `''` where it cannot be read.
 * Knows the spellings of DHIS2 (`202603`, `2026Q1`) and of ADX (`2026-03-01/P1M`).
 */
export function readPeriod(text: string): string {
  const slash = text.indexOf('/P');
  if (slash > 0) return ofDuration(text.slice(0, slash), text.slice(slash + 2));
  const year = whole(text.slice(0, 4), 4);
  if (!(year >= 1900 && year <= 2200)) return '';
  const rest = text.slice(4).replaceAll('-', '').toUpperCase();
  if (rest === '') return text.slice(0, 4);
  if (rest.startsWith('Q')) return numbered(text, 'Q', rest.slice(1), 4);
  if (rest.startsWith('W')) return numbered(text, 'W', rest.slice(1), 53);
  if (rest.startsWith('S') || rest.startsWith('H')) return numbered(text, 'H', rest.slice(1), 2);
  const month = whole(rest.slice(0, 2), 2);
  if (!(month >= 1 && month <= 12) || rest.length < 2) return '';
  if (rest.length === 2) return `${text.slice(0, 4)}-${rest}`;
  const day = whole(rest.slice(2), 2);
  return rest.length === 4 && dayExists(year, month, day)
    ? `${text.slice(0, 4)}-${rest.slice(0, 2)}-${rest.slice(2)}`
    : '';
}

function numbered(text: string, letter: string, digits: string, most: number): string {
  const number = whole(digits, 2);
  if (!(number >= 1 && number <= most)) return '';
  return `${text.slice(0, 4)}${letter}${letter === 'W' ? String(number).padStart(2, '0') : number}`;
}

/** A first day and a length: only lengths that make a whole period. */
function ofDuration(first: string, length: string): string {
  const day = readPeriod(first);
  if (day.length !== 10) return '';
  const year = day.slice(0, 4);
  const month = Number(day.slice(5, 7));
  if (length === '1D') return day;
  if (length === '7D') return day;
  if (day.slice(8) !== '01') return '';
  if (length === '1M') return day.slice(0, 7);
  if (length === '3M' && month % 3 === 1) return `${year}Q${(month + 2) / 3}`;
  if (length === '6M' && month % 6 === 1) return `${year}H${month === 1 ? 1 : 2}`;
  return length === '1Y' && month === 1 ? year : '';
}

/** First day of the month a period begins in (期间所在月), `''` for none. */
export function monthOfPeriod(period: string): string {
  const year = period.slice(0, 4);
  if (period.length === 4) return `${year}-01-01`;
  if (period[4] === 'Q') return `${year}-${String(Number(period[5]) * 3 - 2).padStart(2, '0')}-01`;
  if (period[4] === 'H') return `${year}-${period[5] === '1' ? '01' : '07'}-01`;
  if (period[4] === '-') return `${period.slice(0, 7)}-01`;
  return period === '' ? '' : `${year}-01-01`;
}
