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
      seconds: (seconds: number) => formatSeconds(seconds, locale),
    }),
    [locale],
  );
}
