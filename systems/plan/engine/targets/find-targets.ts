import { titleRanges } from '../deadlines/find-deadlines.ts';
import type { FoundTarget, TargetSentence } from './context.ts';
import { coverageTargets } from './coverage-targets.ts';
import { numberTargets } from './number-targets.ts';
import { numberTokens } from './number-tokens.ts';

/**
 * Quantitative targets of one sentence (量化目标), in text order. Numbers inside 《》 and quotation marks belong to
 * names; a number that a coverage rule has taken is not read twice.
 */
export function findTargets(sentence: TargetSentence): FoundTarget[] {
  const { text } = sentence;
  if (
    !/\d|全部|所有|全覆盖|百分之|成以[上下]|成左右|每|[一两二三四五六七八九十](?:次|家|所|名|张)/.test(text)
  )
    return [];
  const hidden = [...titleRanges(text), ...quotedRanges(text)].sort((a, b) => a[0] - b[0]);
  const all = coverageTargets(sentence, hidden);
  const tokens = numberTokens(text).filter(
    (t) =>
      !all.some(
        (a) =>
          a.start <= t.start &&
          t.tail <= a.end &&
          (a.comparator === 'all' || a.reason === 'target.universal'),
      ),
  );
  return [...all, ...numberTargets(sentence, tokens, hidden)].sort((a, b) => a.start - b.start);
}

/** Short quoted words are names (“5+2”工程); a quotation of a whole clause is not hidden. */
function quotedRanges(text: string): [number, number][] {
  const ranges: [number, number][] = [];
  let open = -1;
  for (let i = 0; i < text.length; i++) {
    if (text[i] !== '"') continue;
    if (open < 0) open = i;
    else {
      if (i - open <= 40) ranges.push([open, i + 1]);
      open = -1;
    }
  }
  return ranges;
}
