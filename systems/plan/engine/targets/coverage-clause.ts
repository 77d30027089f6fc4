import { dueAt, type FoundTarget, isAspirational, type TargetSentence } from './context.ts';

/** Words without the deadlines that stand in them (去时限). */
export function undated(sentence: TargetSentence, at: number, words: string): string {
  let out = words;
  for (const d of sentence.deadlines)
    if (d.start >= at && d.end <= at + words.length)
      out = out.replace(sentence.text.slice(d.start, d.end), '');
  return out;
}

/** Start of the clause that holds an offset (分句起点). */
export function clauseStart(text: string, at: number): number {
  let i = at;
  while (i > 0 && !/[,;。:\n]/.test(text[i - 1] ?? '')) i--;
  return i;
}

/** A target that covers all of a population (覆盖目标); offsets are of the sentence. */
export function coverageTarget(
  sentence: TargetSentence,
  start: number,
  end: number,
  indicator: string,
  value: number,
  unit: string,
  population: string | null,
  reason: FoundTarget['reason'],
  confidence: number,
): FoundTarget {
  return {
    start,
    end,
    indicator: indicator.slice(0, 60),
    comparator: 'all',
    value,
    value2: null,
    unit,
    population,
    due: dueAt(sentence, end - 1, end),
    change: null,
    period: null,
    aspirational: isAspirational(sentence.text, start, end),
    reason,
    confidence,
  };
}
