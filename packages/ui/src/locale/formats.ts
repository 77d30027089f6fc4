import type { Locale } from '@sanyi/kernel';
import { type Day, daysBetween, isDay, isPeriod, mulDiv, type Period, periodKind } from '@sanyi/quantity';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DECIMAL = /^([+-]?)(\d+)(\.\d+)?$/;

/** A decimal text with its digits grouped (千分位): `-1234567.80` is `-1,234,567.80`. No digit is lost; what is no decimal is returned as it is. */
export function formatDecimal(text: string): string {
  const match = DECIMAL.exec(text.trim());
  if (!match) return text;
  const [, sign, whole = '0', rest = ''] = match;
  // Intl writes bigint exactly, whatever its size; the fraction is carried over as it stands.
  const grouped = new Intl.NumberFormat('en').format(BigInt(whole));
  return `${sign === '-' ? '−' : ''}${grouped}${rest}`;
}

/** A day (日期): 2026年3月5日, Mar 5, 2026. Anything that is no day is returned as it is. */
export function formatDay(day: Day, locale: Locale): string {
  if (!isDay(day)) return day;
  const [year, month, date] = [day.slice(0, 4), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  return locale === 'en' ? `${MONTHS[month - 1]} ${date}, ${year}` : `${year}年${month}月${date}日`;
}

/** An instant (时刻) in Shanghai time to the minute: 2026年3月5日 16:20. */
export function formatInstant(instant: string, locale: Locale): string {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) return instant;
  const local = new Date(time + 8 * 3_600_000).toISOString();
  return `${formatDay(local.slice(0, 10), locale)} ${local.slice(11, 16)}`;
}

const ORDINALS = ['一', '二', '三', '四'];

/** A period (周期): 2026年, 2026年上半年, 2026年一季度, 2026年3月; 2026, 2026 H1, 2026 Q1, Mar 2026. */
export function formatPeriod(period: Period, locale: Locale): string {
  if (!isPeriod(period)) return period;
  const year = period.slice(0, 4);
  const place = Number(period.slice(-1));
  const english = locale === 'en';
  switch (periodKind(period)) {
    case 'year':
      return english ? year : `${year}年`;
    case 'half-year':
      return english ? `${year} H${place}` : `${year}年${place === 1 ? '上' : '下'}半年`;
    case 'quarter':
      return english ? `${year} Q${place}` : `${year}年${ORDINALS[place - 1]}季度`;
    case 'month': {
      const month = Number(period.slice(5));
      return english ? `${MONTHS[month - 1]} ${year}` : `${year}年${month}月`;
    }
  }
}

export type AmountUnit = 'auto' | 'yuan' | 'wan' | 'yi';

/** Parts of an amount: digits and unit apart, so that a table may align the digits. */
export interface AmountText {
  readonly text: string;
  readonly unit: string;
}

const AMOUNT_UNITS = {
  'zh-CN': [
    { name: 'yi', fen: 10_000_000_000n, unit: '亿元' },
    { name: 'wan', fen: 1_000_000n, unit: '万元' },
    { name: 'yuan', fen: 100n, unit: '元' },
  ],
  en: [
    { name: 'yi', fen: 10_000_000_000n, unit: 'CNY 100m' },
    { name: 'wan', fen: 1_000_000n, unit: 'CNY 10k' },
    { name: 'yuan', fen: 100n, unit: 'CNY' },
  ],
} as const;

/**
 * An amount of fen (金额) in 元, 万元 or 亿元 with two decimals, half away from zero; `auto` takes 亿元 from 1 亿元
 * and 万元 from 1 万元. The exact fen belong into the drawer ({@link formatExactAmount}).
 *
 * @throws SyntaxError when the text is no whole number of fen.
 */
export function formatAmountParts(
  fen: string | bigint,
  locale: Locale,
  choice: AmountUnit = 'auto',
): AmountText {
  const amount = BigInt(fen);
  const magnitude = amount < 0n ? -amount : amount;
  const units = AMOUNT_UNITS[locale];
  const unit =
    units.find((item) => (choice === 'auto' ? magnitude >= item.fen : item.name === choice)) ?? units[2];
  const hundredths = mulDiv(magnitude, 100n, unit.fen, 'half-up');
  const text = `${amount < 0n && hundredths > 0n ? '-' : ''}${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
  return { text: formatDecimal(text), unit: unit.unit };
}

/** {@link formatAmountParts} as one text: `1,234.56万元`, `CNY 12.35 million`. */
export function formatAmount(fen: string | bigint, locale: Locale, choice: AmountUnit = 'auto'): string {
  if (locale === 'zh-CN') {
    const { text, unit } = formatAmountParts(fen, locale, choice);
    return `${text}${unit}`;
  }
  const amount = BigInt(fen);
  const magnitude = amount < 0n ? -amount : amount;
  const million = 100_000_000n;
  if (choice === 'yuan' || magnitude < million) return formatExactAmount(fen, 'en');
  const [scale, word] = magnitude >= million * 1000n ? [million * 1000n, 'billion'] : [million, 'million'];
  const hundredths = mulDiv(magnitude, 100n, scale, 'half-up');
  const digits = formatDecimal(`${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`);
  return `${amount < 0n ? '−' : ''}CNY ${digits} ${word}`;
}

/** An amount to the fen (精确到分): `12,345,678.90元`, `CNY 12,345,678.90`. */
export function formatExactAmount(fen: string | bigint, locale: Locale): string {
  const amount = BigInt(fen);
  const magnitude = amount < 0n ? -amount : amount;
  const digits = formatDecimal(`${magnitude / 100n}.${String(magnitude % 100n).padStart(2, '0')}`);
  const sign = amount < 0n ? '−' : '';
  return locale === 'en' ? `${sign}CNY ${digits}` : `${sign}${digits}元`;
}

/** How far a deadline is (期限): 剩12天, 今天到期, 逾期3天; 12 days left, due today, 3 days overdue. */
export function formatDeadline(due: Day, today: Day, locale: Locale): string {
  const days = daysBetween(today, due);
  const count = Math.abs(days);
  if (locale === 'en') {
    const unit = count === 1 ? 'day' : 'days';
    return days === 0 ? 'due today' : days > 0 ? `${count} ${unit} left` : `${count} ${unit} overdue`;
  }
  return days === 0 ? '今天到期' : days > 0 ? `剩${count}天` : `逾期${count}天`;
}

/** A length of time (时长) in the two largest units: 1分5秒, 1 min 5 s. */
export function formatSeconds(seconds: number, locale: Locale): string {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const parts =
    locale === 'en'
      ? [hours && `${hours} h`, minutes && `${minutes} min`, !hours && rest && `${rest} s`]
      : [hours && `${hours}小时`, minutes && `${minutes}分`, !hours && rest && `${rest}秒`];
  const text = parts.filter((part) => part).join(locale === 'en' ? ' ' : '');
  return text || (locale === 'en' ? '0 s' : '0秒');
}
