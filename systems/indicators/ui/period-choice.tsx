import { type PeriodKind, periodKind, periodOf, periodStart, stepPeriod } from '@sanyi/quantity';
import { Choice, useFormat, useText } from '@sanyi/ui';
import { Select } from 'antd';
import { computedWords } from '../text/computed-words.ts';
import type { ComputedState } from './contract.ts';

const KINDS: readonly PeriodKind[] = ['month', 'quarter', 'year'];
const MOST = 60;

/** Chooses a month, quarter or year among those that have sums (选择周期). */
export function PeriodChoice({
  state,
  period,
  onChange,
}: {
  state: ComputedState;
  period: string;
  onChange: (period: string) => void;
}) {
  const text = useText(computedWords);
  const format = useFormat();
  const { firstMonth, lastMonth } = state;
  if (!firstMonth || !lastMonth) return null;
  const kind = periodKind(period);
  const words: Readonly<Record<string, string>> = {
    month: text.month,
    quarter: text.quarter,
    year: text.year,
  };
  const last = (of: PeriodKind) => periodOf(periodStart(lastMonth), of);
  const periods = periodsBetween(periodOf(periodStart(firstMonth), kind), last(kind));
  return (
    <div className="indicators-when">
      <Choice
        label={text.kinds}
        value={kind}
        options={KINDS.map((value) => ({ value, label: words[value] ?? '' }))}
        onChange={(next) => onChange(last(next))}
      />
      <Select
        aria-label={text.period}
        value={period}
        onChange={onChange}
        options={periods.map((value) => ({ value, label: format.period(value) }))}
      />
    </div>
  );
}

function periodsBetween(first: string, last: string): string[] {
  const periods = [last];
  for (let at = last; at !== first && periods.length < MOST; ) {
    at = stepPeriod(at, -1);
    periods.push(at);
  }
  return periods;
}
