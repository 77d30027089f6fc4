import type { LocalText } from '@sanyi/kernel';
import type { Comparator } from '../reading.ts';

const SIGNS: Readonly<Record<Comparator, string>> = {
  ge: '≥',
  gt: '>',
  le: '≤',
  lt: '<',
  eq: '=',
  reach: '达',
  approx: '≈',
  range: '',
  all: '=',
};

/** Words of the comparators (比较关系) as a paper would say them. */
export const COMPARATOR_WORDS: Readonly<Record<Comparator, LocalText>> = {
  ge: { zh: '不低于', en: 'at least' },
  gt: { zh: '超过', en: 'more than' },
  le: { zh: '不超过', en: 'at most' },
  lt: { zh: '低于', en: 'less than' },
  eq: { zh: '为', en: 'equal to' },
  reach: { zh: '达到', en: 'reaches' },
  approx: { zh: '左右', en: 'about' },
  range: { zh: '之间', en: 'between' },
  all: { zh: '全部', en: 'all' },
};

export interface PhrasedTarget {
  readonly indicator: string;
  readonly comparator: Comparator;
  readonly value: string | null;
  readonly value2: string | null;
  readonly unit: string;
  readonly change: 'increase' | 'decrease' | null;
  readonly raw?: string | null;
}

/** A target as a short phrase (目标短语): `签约率 ≥ 75%`, `增幅 +3~5%`; a trend without number keeps its words. */
export function targetPhrase(target: PhrasedTarget): string {
  return `${target.indicator} ${targetValuePhrase(target)}`;
}

/** The phrase without the indicator: `≥ 75%`. */
export function targetValuePhrase(target: PhrasedTarget): string {
  if (target.value === null) return target.raw ?? '—';
  const sign = target.change === 'increase' ? '+' : target.change === 'decrease' ? '−' : '';
  const upper = target.value2 === null ? '' : `~${target.value2}`;
  return `${SIGNS[target.comparator]} ${sign}${target.value}${upper}${target.unit}`.trim();
}
