import { z } from 'zod';
import { STEPS } from '../engine/ladder.ts';
import { light } from './schemas.ts';

const localText = z.object({ zh: z.string(), en: z.string() });
const step = z.enum(STEPS);
const reason = z.object({ code: z.string(), light, text: localText });
const words = z.string().trim().min(1).max(4000);

/** What the ladder says is to be done now, with its reason. */
const advice = z.object({
  action: z.enum(['take', 'judge', 'wait', 'close', 'hold']),
  step: step.nullable(),
  reason: localText,
});

/** A task that the rule would press, with why. */
const suggestion = z.object({
  taskId: z.string(),
  planTitle: z.string(),
  taskNumber: z.string(),
  taskTitle: z.string(),
  taskHref: z.string(),
  organisationName: localText,
  step,
  light,
  reasons: z.array(reason),
});

const supervisionCase = z.object({
  id: z.string(),
  taskId: z.string(),
  planTitle: z.string(),
  taskNumber: z.string(),
  taskTitle: z.string(),
  taskHref: z.string(),
  organisationId: z.string(),
  organisationName: localText,
  state: z.enum(['open', 'closed']),
  openedOn: z.string(),
  version: z.number().int(),
  light,
  reasons: z.array(reason),
  step,
  dueOn: z.string(),
  advice: advice.nullable(),
});

export const supervision = z.object({ cases: z.array(supervisionCase), suggestions: z.array(suggestion) });
export const supervisionDetail = z.object({
  case: supervisionCase,
  /** Set once an interview was called; `state` is `null` while nothing is recorded. */
  interview: z.object({ state: z.enum(['draft', 'recorded', 'closed']).nullable() }).nullable(),
  steps: z.array(
    z.object({
      seq: z.number().int(),
      step,
      number: z.string(),
      takenOn: z.string(),
      takenBy: z.string(),
      dueOn: z.string(),
      demand: z.string(),
      clause: z.string(),
      clauseHref: z.string(),
      light,
      reasons: z.array(reason),
      ruleVersion: z.string(),
      answer: z
        .object({
          text: z.string(),
          by: z.string(),
          on: z.string(),
          verdict: z.enum(['waiting', 'accepted', 'returned']),
          note: z.string(),
          judgedBy: z.string().nullable(),
          judgedOn: z.string().nullable(),
        })
        .nullable(),
    }),
  ),
  turns: z.array(
    z.object({ turn: z.enum(['closed', 'reopened']), reason: z.string(), by: z.string(), on: z.string() }),
  ),
  may: z.object({
    take: z.boolean(),
    answer: z.boolean(),
    judge: z.boolean(),
    close: z.boolean(),
    reopen: z.boolean(),
  }),
});
export const caseParams = z.object({ caseId: z.uuid() });
export const letterParams = z.object({ caseId: z.uuid(), seq: z.coerce.number().int().positive() });
export const newCase = z.object({ taskId: z.uuid(), demand: words });
export const demand = z.object({ demand: words });
export const answer = z.object({ text: words });
export const verdict = z.object({ verdict: z.enum(['accepted', 'returned']), note: words });
export const turnReason = z.object({ reason: words });
