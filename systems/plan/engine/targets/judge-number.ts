import { comparisonOf } from './comparators.ts';
import { judgeCount } from './judge-count.ts';
import { judgeLeadingShare, judgeShare } from './judge-share.ts';
import type { Judgement, NumberInWords } from './judgement.ts';
import { isFact, isQualifier } from './number-exclusions.ts';
import { isShare } from './number-tokens.ts';

/** Judges whether a number is a target (目标判定), and which rule says so; null when it is none. */
export function judgeNumber(words: Omit<NumberInWords, 'comparison' | 'compared'>): Judgement | null {
  const comparison = comparisonOf(words.before, words.token);
  const compared = comparison.from === 'before' || comparison.from === 'change';
  const number: NumberInWords = { ...words, comparison, compared };
  if (isFact(number)) return null;
  const leading = judgeLeadingShare(number);
  if (leading !== null) return leading;
  if (isQualifier(number)) return null;
  return isShare(words.token.unit) ? judgeShare(number) : judgeCount(number);
}
