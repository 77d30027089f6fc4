import type { Day, DeadlineKind, ReasonCode } from '../reading.ts';

/** What a deadline rule must know about the paper (时限语境). */
export interface DeadlineContext {
  /** Year of the paper; null when it bears no date and none was given. */
  year: number | null;
  /** Last day of the period the plan covers. */
  planEnd: Day | null;
  /** `field`: the words of a 完成时限 field or cell, where a bare 2025年 is a deadline; `text`: running text. */
  mode: 'text' | 'field';
  /** Targets of the past are no deadlines: `text` only. */
  dropPast: boolean;
}

/** A deadline before it has its quotation; offsets are relative to the text given to the rule. */
export interface FoundDeadline {
  start: number;
  end: number;
  kind: DeadlineKind;
  due: Day | null;
  from: Day | null;
  rule: string | null;
  dueAlt: Day | null;
  reason: ReasonCode;
  confidence: number;
}

/** One rule: a pattern and what a match of it means. `null` refuses the match. */
export interface DeadlineRule {
  name: string;
  /** An invented example of what it reads. */
  example: string;
  pattern: RegExp;
  read(
    match: RegExpExecArray,
    context: DeadlineContext,
    text: string,
  ): Omit<FoundDeadline, 'start' | 'end'> | null;
}

/** Builds the result of a rule; what is not given is null. */
export function found(
  kind: DeadlineKind,
  reason: ReasonCode,
  confidence: number,
  rest: Partial<Pick<FoundDeadline, 'due' | 'from' | 'rule' | 'dueAlt'>> = {},
): Omit<FoundDeadline, 'start' | 'end'> {
  return {
    kind,
    due: rest.due ?? null,
    from: rest.from ?? null,
    rule: rest.rule ?? null,
    dueAlt: rest.dueAlt ?? null,
    reason,
    confidence,
  };
}

/** Year that a year word means: 2025年, 今年, 明年, 次年; NaN when the paper has no year to count from. */
export function yearWord(word: string | undefined, context: DeadlineContext): number {
  const base = context.year ?? Number.NaN;
  if (word === undefined || word === '') return base;
  const digits = /\d{4}/.exec(word);
  if (digits !== null) return Number(digits[0]);
  const short = /^(\d{2})年/.exec(word);
  if (short !== null) return 2000 + Number(short[1]);
  if (/^(?:明|次|翌|下一?)年/.test(word)) return base + 1;
  if (word.startsWith('后年')) return base + 2;
  return base;
}
