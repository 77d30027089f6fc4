import type { Light, LocalText } from '@sanyi/kernel';
import { addDays, type Day, daysBetween } from '@sanyi/quantity';
import { dayText } from './official-words.ts';

/** Steps of the ladder, gentlest first (督办阶梯): 提醒, 催办函, 督办单, 约谈, 报领导小组. */
export const STEPS = ['reminder', 'urging', 'notice', 'interview', 'report'] as const;
export type Step = (typeof STEPS)[number];

/** Days each step leaves for an answer, and how long a light may stay red after an accepted one. */
export interface Ladder {
  readonly reminderDays: number;
  readonly urgingDays: number;
  readonly noticeDays: number;
  readonly interviewDays: number;
  readonly reportDays: number;
  readonly patienceDays: number;
}

/** A step that was taken, and what came of it (督办步骤). */
export interface TakenStep {
  readonly step: Step;
  readonly dueOn: Day;
  readonly answer: {
    readonly verdict: 'waiting' | 'accepted' | 'returned';
    readonly judgedOn: Day | null;
  } | null;
}

/** What the ladder says is to be done now (下一步建议), with its reason. */
export type Advice =
  | { readonly action: 'take'; readonly step: Step; readonly reason: LocalText }
  | { readonly action: 'judge' | 'wait' | 'close' | 'hold'; readonly reason: LocalText };

/** Last day for the answer to a step that is taken on a day. */
export function answerDue(step: Step, on: Day, ladder: Ladder): Day {
  return addDays(on, ladder[`${step}Days`]);
}

/** The step after a step; `null` after the last. */
export function stepAfter(step: Step): Step | null {
  return STEPS[STEPS.indexOf(step) + 1] ?? null;
}

/** The first step for a light: a warning begins with a reminder, a failure with an urging letter; others with none. */
export function firstStep(light: Light): Step | null {
  return light === 'yellow' ? 'reminder' : light === 'red' ? 'urging' : null;
}

/**
 * What an open case asks for on a day. It goes up one step at a time: when an answer is late, when one is returned, or when
 * the light is still red long after one was accepted. A light that is good again asks for closing; nothing is asked for
 * while an answer is awaited in time.
 */
export function advise(taken: readonly TakenStep[], light: Light, today: Day, ladder: Ladder): Advice {
  const last = taken.at(-1);
  if (!last) throw new Error('a case has no step');
  if (last.answer?.verdict === 'waiting')
    return say('judge', '部门已答复，请认可或退回。', 'The department has answered: accept or return it.');
  if (light === 'green' || light === 'ongoing')
    return say('close', '灯号已转好，可以销号。', 'The light is good again: the case can be closed.');
  if (last.answer === null) {
    const due = dayText(last.dueOn);
    if (today <= last.dueOn)
      return say('wait', `等待答复，期限${due.zh}。`, `Waiting for an answer until ${due.en}.`);
    const late = daysBetween(last.dueOn, today);
    return up(last.step, `答复期限已过${late}天。`, `The answer is ${late} days late.`);
  }
  if (last.answer.verdict === 'returned') return up(last.step, '答复被退回。', 'The answer was returned.');
  const patience = addDays(last.answer.judgedOn ?? today, ladder.patienceDays);
  if (light === 'red' && today > patience)
    return up(
      last.step,
      `答复认可已超过${ladder.patienceDays}天，仍是红灯。`,
      `Still red more than ${ladder.patienceDays} days after an accepted answer.`,
    );
  return say('wait', '答复已认可，看整改结果。', 'The answer was accepted; its effect is awaited.');
}

function up(from: Step, zh: string, en: string): Advice {
  const step = stepAfter(from);
  if (step) return { action: 'take', step, reason: { zh, en } };
  return say(
    'hold',
    `${zh}已报领导小组，没有下一步。`,
    `${en} It is before the leading group; there is no further step.`,
  );
}

function say(action: 'judge' | 'wait' | 'close' | 'hold', zh: string, en: string): Advice {
  return { action, reason: { zh, en } };
}
