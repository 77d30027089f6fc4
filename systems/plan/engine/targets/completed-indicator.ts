import type { Clause } from './clauses.ts';
import type { FoundTarget, TargetSentence } from './context.ts';
import { tidyIndicator } from './indicator-name.ts';

/** Name of an indicator made whole (补全指标名): a clause may leave its subject to the one before it, as in 占比提高3个百分点，达到68% or 开展监测，覆盖率达到95%. */
export function completed(
  name: string,
  sentence: TargetSentence,
  clause: Clause,
  words: string,
  previous: FoundTarget | undefined,
): string {
  if (name.length < 2 || /^(?:达|达到|提高|提升|降低|增长|约|其中)$/.test(name)) {
    if (previous !== undefined && clause.start - previous.end <= 2) return previous.indicator;
    name = tidyIndicator(words);
  }
  if (name.length >= 2 && !/^(?:覆盖率|比例|占比|达标率|完成率|合格率|率|比重|改造|总数|数量)$/.test(name))
    return name;
  if (sentence.subject !== undefined) return (sentence.subject + (name.length > 2 ? name : '')).slice(0, 60);
  const before =
    sentence.text
      .slice(0, clause.start)
      .replace(/[,;。、]+$/, '')
      .split(/[,;。]/)
      .at(-1) ?? '';
  const whole = tidyIndicator(before).slice(-40) + name;
  return whole.length >= 2 ? whole : sentence.text.slice(clause.start, clause.end).slice(0, 40);
}
