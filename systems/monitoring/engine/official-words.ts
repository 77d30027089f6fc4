import type { LocalText } from '@sanyi/kernel';
import { type Day, type Period, periodKind } from '@sanyi/quantity';

const QUARTERS = ['一', '二', '三', '四'];

/** A period in official words (周期写法): `2026Q1` is 2026年一季度. */
export function periodWords(period: Period): string {
  const year = period.slice(0, 4);
  switch (periodKind(period)) {
    case 'year':
      return `${year}年`;
    case 'half-year':
      return `${year}年${period.endsWith('1') ? '上' : '下'}半年`;
    case 'quarter':
      return `${year}年${QUARTERS[Number(period.slice(-1)) - 1]}季度`;
    case 'month':
      return `${year}年${Number(period.slice(5))}月`;
  }
}

/** A day in official words (日期写法): 2026年6月30日. */
export function dayWords(day: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** A period in both languages. */
export function periodText(period: Period): LocalText {
  return { zh: periodWords(period), en: period.replace(/^(\d{4})([HQ])/, '$1 $2') };
}

/** A day in both languages. */
export function dayText(day: Day): LocalText {
  return { zh: dayWords(day), en: day };
}

/** An instant in Shanghai as a report writes it (时点写法): 2026年10月9日10时00分. */
export function instantWords(instant: string): string {
  const local = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString();
  return `${dayWords(local.slice(0, 10))}${local.slice(11, 13)}时${local.slice(14, 16)}分`;
}
