import { type Day, daysBetween, type Fixed, fixedText, rescale } from '@sanyi/quantity';
import { attainment, type TargetBound } from './attainment.ts';
import { type LightReason, reason } from './light-reasons.ts';
import type { LightRule } from './light-rule.ts';
import { dayText } from './official-words.ts';

/** The day of judgement and the day from which the plan counts (判定日与起始日). */
export interface Timing {
  readonly today: Day;
  readonly startedOn: Day;
}

/** A target of the task with its present value; `actual` is `null` while nothing was entered. */
export interface TargetFact {
  readonly id: string;
  readonly name: string;
  readonly bound: TargetBound;
  readonly actual: Fixed | null;
  readonly due: Day | null;
}

/** Judges one target alone, as a row of a report shows it. */
export function judgeTarget(target: TargetFact, facts: Timing, rule: LightRule): LightReason[] {
  const { name, actual, due } = target;
  if (actual === null) return [reason('no-value', 'grey', { name })];
  const { met, ceiling, share } = attainment(target.bound, actual);
  if (ceiling) return [reason(met ? 'limit-kept' : 'limit-broken', met ? 'green' : 'red', { name })];
  if (met) return [reason('target-met', 'green', { name })];
  if (due !== null && due < facts.today)
    return [reason('target-overdue', 'red', { name, due: dayText(due), share: fixedText(share) })];
  const elapsed = elapsedShare(facts, due);
  if (elapsed === null) return [reason('no-due', 'grey', { name, share: fixedText(share) })];
  const behind = elapsed.mantissa - share.mantissa;
  const values = { name, share: fixedText(share), elapsed: fixedText(elapsed) };
  if (behind <= rescale(rule.greenTolerance, 2, 'half-up').mantissa)
    return [reason('on-track', 'green', values)];
  if (behind <= rescale(rule.yellowTolerance, 2, 'half-up').mantissa)
    return [reason('behind', 'yellow', values)];
  return [reason('far-behind', 'red', values)];
}

/** Share of the time gone by (时序进度) in %, two places; `null` without a last day. */
export function elapsedShare({ today, startedOn }: Timing, due: Day | null): Fixed<2> | null {
  if (due === null) return null;
  const whole = daysBetween(startedOn, due);
  if (whole <= 0) return { mantissa: 10_000n, scale: 2 };
  const gone = Math.min(Math.max(daysBetween(startedOn, today), 0), whole);
  return { mantissa: (BigInt(gone) * 10_000n) / BigInt(whole), scale: 2 };
}
