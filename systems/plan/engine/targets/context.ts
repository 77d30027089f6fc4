import type { FoundDeadline } from '../deadlines/context.ts';
import type { Comparator, Day, ReasonCode } from '../reading.ts';

/** A target before it has its quotation; offsets are relative to the sentence. */
export interface FoundTarget {
  start: number;
  end: number;
  indicator: string;
  comparator: Comparator;
  value: number;
  value2: number | null;
  unit: string;
  population: string | null;
  due: Day | null;
  change: 'increase' | 'decrease' | null;
  period: string | null;
  aspirational: boolean;
  reason: ReasonCode;
  confidence: number;
}

/** A sentence with what is already known of it. */
export interface TargetSentence {
  text: string;
  /** Deadlines of the sentence, in text order. */
  deadlines: readonly FoundDeadline[];
  /** Due day of statements that name none themselves. */
  horizon: Day | null;
  /** The words are a goal cell of a ledger, where a bare count is a target. */
  listing?: boolean;
  /** What the words are about when they do not say it: the task of a ledger row. */
  subject?: string;
}

/** Last day that governs position `at` (目标期限): the last deadline before it and behind the last semicolon, else the horizon. */
export function dueAt(sentence: TargetSentence, at: number, clauseEnd: number): Day | null {
  const from = sentence.text.lastIndexOf(';', at);
  let due: Day | null = null;
  for (const d of sentence.deadlines) {
    if (d.due === null || d.kind === 'start' || d.start < from) continue;
    if (d.start <= at || (due === null && d.start < clauseEnd)) due = d.due;
  }
  return due ?? sentence.horizon;
}

/** `yearly` and the like where a recurring deadline stands in the clause. */
export function periodAt(sentence: TargetSentence, start: number, end: number): string | null {
  for (const d of sentence.deadlines) {
    if (d.kind === 'recurring' && d.start >= start && d.end <= end) return d.rule?.split(';')[0] ?? null;
  }
  return null;
}

/** 力争, 争取 before a statement. */
export function isAspirational(text: string, start: number, at: number): boolean {
  return /力争|争取/.test(text.slice(start, at));
}
