import type { Locale } from '@sanyi/kernel';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-03-01` and `2026-03` are the same month (月份). */
export function monthOf(text: string): string {
  return text.slice(0, 7);
}

/** A month as the facts write it (月首日): `2026-03` is `2026-03-01`; nothing stays nothing. */
export function firstDay(month: string): string {
  return month === '' ? '' : `${month.slice(0, 7)}-01`;
}

/** A month without its year (短月份): 3月, Mar. */
export function shortMonth(month: string, locale: Locale): string {
  const place = Number(month.slice(5, 7));
  return locale === 'en' ? (MONTHS[place - 1] ?? month) : `${place}月`;
}

/** Years over the months that stand under them (年份分组), in order. */
export function yearsOf(months: readonly string[]): readonly { year: string; count: number }[] {
  const years: { year: string; count: number }[] = [];
  for (const month of months) {
    const year = month.slice(0, 4);
    const last = years.at(-1);
    if (last?.year === year) last.count += 1;
    else years.push({ year, count: 1 });
  }
  return years;
}

/** More months than this are told as a span with their number. */
const MONTHS_NAMED = 3;

/** How months are put together: `to` between the ends of a span, `and` between single ones, `some` for a span with gaps. */
export interface SpanWords {
  readonly to: string;
  readonly and: string;
  readonly some: (span: string, count: number) => string;
}

/** Months in a few words (月份范围): one, a span, the few there are, or a span with gaps and their number. */
export function monthSpan(
  months: readonly string[],
  period: (month: string) => string,
  words: SpanWords,
): string {
  const sorted = [...new Set(months.map(monthOf))].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return '—';
  if (sorted.length === 1) return period(first);
  const span = `${period(first)}${words.to}${period(last)}`;
  if (monthsBetween(first, last) === sorted.length) return span;
  return sorted.length <= MONTHS_NAMED ? sorted.map(period).join(words.and) : words.some(span, sorted.length);
}

function monthsBetween(first: string, last: string): number {
  const count = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return count(last) - count(first) + 1;
}
