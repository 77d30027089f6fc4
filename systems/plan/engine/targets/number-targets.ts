import { covered } from '../deadlines/find-deadlines.ts';
import { BUILD, clauseOf } from './clauses.ts';
import type { FoundTarget, TargetSentence } from './context.ts';
import { judgeNumber } from './judge-number.ts';
import { numberTarget } from './number-target.ts';
import type { NumberToken } from './number-tokens.ts';
import { respectively } from './respectively.ts';

/** Targets made of a printed number (数值目标). */
export function numberTargets(
  sentence: TargetSentence,
  tokens: readonly NumberToken[],
  hidden: readonly (readonly [number, number])[],
): FoundTarget[] {
  const out: FoundTarget[] = [];
  let carriedVerb = false;
  let carriedEnd = -1;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (
      token === undefined ||
      covered(hidden, token.start, token.end) ||
      sentence.deadlines.some((d) => d.start < token.end && token.start < d.end)
    )
      continue;
    const group = respectively(sentence, tokens, i);
    if (group !== null) {
      out.push(...group.targets);
      i = group.last;
      continue;
    }
    const clause = clauseOf(sentence.text, tokens, i);
    const before = sentence.text.slice(clause.start, token.start);
    const after = sentence.text.slice(token.tail, clause.end);
    if (isStartValue(before, sentence.text.slice(token.tail, token.tail + 16))) continue;
    const joined: boolean = carriedVerb && clause.start - carriedEnd <= 1;
    const reading = judgeNumber({
      token,
      before,
      after,
      earlier: sentence.text.slice(0, clause.start),
      carried: joined,
      listing: sentence.listing === true,
    });
    carriedVerb = reading !== null && (BUILD.test(before) || joined);
    carriedEnd = clause.end;
    if (reading === null) continue;
    const words =
      after !== ''
        ? after
        : sentence.text.slice(token.tail, tokens[i + 1]?.start ?? clause.end).replace(/^[、,和及;(].*$/s, '');
    const target = numberTarget(sentence, token, clause, before, words, reading, out.at(-1));
    if (joined && target.change === null && target.comparator === 'eq')
      target.change = out.at(-1)?.change ?? null;
    out.push(target);
  }
  return out;
}

/** 由120种增加到200种: the first of the two is where it stands now. */
function isStartValue(before: string, behind: string): boolean {
  return (
    /(?:由|从)(?:\d{4}年)?(?:底|末)?的?$/.test(before) &&
    /^[^,;。]{0,8}(?:提[高升]|增|扩|上升|降|减少|缩短|压缩|调整)/.test(behind)
  );
}
