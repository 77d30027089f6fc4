import { systemClock } from '@sanyi/kernel';
import type { Day, Period } from '@sanyi/quantity';
import { useMemo } from 'react';
import {
  type AmountUnit,
  formatAmount,
  formatAmountParts,
  formatDay,
  formatDeadline,
  formatDecimal,
  formatExactAmount,
  formatInstant,
  formatPeriod,
  formatSeconds,
} from './formats.ts';
import { useLocale } from './locale.tsx';
import { phraseWords, unitWords, withUnit } from './units.ts';

/** All formatters bound to the language of the page (格式化). */
export function useFormat() {
  const { locale } = useLocale();
  return useMemo(
    () => ({
      decimal: formatDecimal,
      day: (day: Day) => formatDay(day, locale),
      instant: (instant: string) => formatInstant(instant, locale),
      period: (period: Period) => formatPeriod(period, locale),
      amount: (fen: string | bigint, unit?: AmountUnit) => formatAmount(fen, locale, unit),
      amountParts: (fen: string | bigint, unit?: AmountUnit) => formatAmountParts(fen, locale, unit),
      exactAmount: (fen: string | bigint) => formatExactAmount(fen, locale),
      deadline: (due: Day, today: Day = systemClock().today()) => formatDeadline(due, today, locale),
      unit: (unit: string) => unitWords(unit, locale),
      /** A value with its unit, digits grouped. */
      quantity: (digits: string, unit: string) => withUnit(formatDecimal(digits), unit, locale),
      /** A target in short, its unit in the language of the page: 签约率 ≥ 75%. */
      phrase: (words: string) => phraseWords(words, locale),
      /** Names one after the other. */
      list: (names: readonly string[]) => names.join(locale === 'en' ? ', ' : '、'),
      /** What something is, and how it is called: as a label says it and reads it aloud. */
      labelled: (label: string, value: string) => `${label}${locale === 'en' ? ': ' : '：'}${value}`,
      /** A remark behind a name. */
      remarked: (name: string, remark: string) =>
        locale === 'en' ? `${name} (${remark})` : `${name}（${remark}）`,
      seconds: (seconds: number) => formatSeconds(seconds, locale),
    }),
    [locale],
  );
}
