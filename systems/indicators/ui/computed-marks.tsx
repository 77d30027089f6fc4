import { useFormat, useLocale, useText } from '@sanyi/ui';
import type { QualityFlag } from '../engine/computed-value.ts';
import { computedWords } from '../text/computed-words.ts';
import { flagWords } from '../text/flag-words.ts';
import type { ComputedRow, ComputedValue } from './contract.ts';

type Change = ComputedRow['yearOnYear'];

/** A change with its unit (变动): percentage points of a share, percent of anything else. */
export function useChangeWords(): (change: Change) => string {
  const text = useText(computedWords);
  return (change) => {
    if (!change) return text.none;
    const signed = change.text.replace('-', '−');
    return change.kind === 'points' ? text.points(signed) : text.percent(signed);
  };
}

/** The interval of a share in words (区间); nothing for other values. */
export function useIntervalWords(): (value: ComputedValue | null) => string | null {
  const text = useText(computedWords);
  const format = useFormat();
  return (value) => {
    const interval = value?.interval;
    if (!interval) return null;
    return text.interval(format.decimal(interval.low.toFixed(2)), format.decimal(interval.high.toFixed(2)));
  };
}

/** What is to be known of a value (质量标记), in words. */
export function Marks({ value }: { value: ComputedValue | null }) {
  const { say } = useLocale();
  const known = (value?.flags ?? []).filter((flag): flag is QualityFlag => Object.hasOwn(flagWords, flag));
  if (known.length === 0) return null;
  return (
    <ul className="indicators-marks">
      {known.map((flag) => (
        <li key={flag}>{say(flagWords[flag])}</li>
      ))}
    </ul>
  );
}

/** Names a computed figure (计算值的身份). */
export function computedRef(
  code: string,
  institution: string | null,
  period: string,
  /** Day whose knowledge is shown. */
  known: string | null = null,
) {
  const id = [code, institution ?? 'region', period, ...(known === null ? [] : [known])].join('~');
  return { system: 'indicators', kind: 'computed', id };
}
