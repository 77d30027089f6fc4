import { useFormat, useText } from '@sanyi/ui';
import { useMemo } from 'react';
import { terms } from '../../text/ui-words-terms.ts';
import type { Deadline, Target } from './contract.ts';

type Words = (typeof terms)['en'];

const SIGNS: Partial<Record<Target['comparator'], string>> = {
  ge: '≥',
  gt: '>',
  le: '≤',
  lt: '<',
  eq: '=',
  approx: '≈',
};

/** The sign of a comparison (比较符号), for dense places; the others have a word only. */
export function comparatorSign(comparator: Target['comparator'], words: Words): string {
  return SIGNS[comparator] ?? words[comparator];
}

/** Words of a recurring rule (周期用语): `quarterly;months=4,7` is “每季度”. Unknown rules are shown as they are. */
export function ruleWords(rule: string, words: Words): string {
  const [kind = ''] = rule.split(';');
  const known: Readonly<Record<string, string>> = {
    yearly: words.yearly,
    'half-yearly': words.halfYearly,
    quarterly: words.quarterly,
    monthly: words.monthly,
    weekly: words.weekly,
    periodic: words.periodic,
    once: words.once,
    ongoing: words.ongoing,
  };
  return known[kind] ?? rule;
}

/** Sayings of deadlines and kinds in the language of the page (时限与类别说法). */
export function usePhrases() {
  const words = useText(terms);
  const format = useFormat();
  return useMemo(() => {
    const kinds: Readonly<Record<Deadline['kind'], string>> = {
      by: words.deadlineBy,
      during: words.deadlineDuring,
      start: words.deadlineStart,
      period: words.deadlinePeriod,
      duration: words.deadlineDuration,
      recurring: words.deadlineRecurring,
      ongoing: words.deadlineOngoing,
    };
    return {
      words,
      quantity: format.quantity,
      deadlineKind: (kind: Deadline['kind']) => kinds[kind],
      /** 2026年12月31日, 每季度, 持续推进 */
      deadline: (deadline: Pick<Deadline, 'kind' | 'dueOn' | 'fromOn' | 'rule'>): string => {
        if (deadline.kind === 'ongoing') return words.ongoing;
        if (deadline.fromOn && deadline.dueOn)
          return `${format.day(deadline.fromOn)}–${format.day(deadline.dueOn)}`;
        if (deadline.dueOn) return format.day(deadline.dueOn);
        if (deadline.fromOn) return `${words.deadlineStart} ${format.day(deadline.fromOn)}`;
        return deadline.rule ? ruleWords(deadline.rule, words) : kinds[deadline.kind];
      },
      comparator: (comparator: Target['comparator']) => words[comparator],
      /** 75%, 3–5个, 逐步提高 */
      targetValue: (target: Pick<Target, 'value' | 'value2' | 'raw'>): string | null =>
        target.value === null
          ? target.raw
          : target.value2 === null
            ? target.value
            : `${target.value}–${target.value2}`,
      reviewState: (state: 'proposed' | 'confirmed' | 'corrected' | 'rejected') => words[state],
      status: (status: 'review' | 'published' | 'archived') =>
        ({ review: words.statusReview, published: words.statusPublished, archived: words.statusArchived })[
          status
        ],
    };
  }, [words, format]);
}
