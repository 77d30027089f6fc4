import { z } from 'zod';
import { period, remark } from './schemas.ts';

const localText = z.object({ zh: z.string(), en: z.string() });

export const templateQuery = z.object({
  period,
  /** Ids of organisations, joined by commas; without any each indicator has the row of its owner. */
  organisations: z.string().max(4000).optional(),
});

const outcome = z.enum(['new', 'correction', 'same', 'blank', 'error']);

export const checkedRow = z.object({
  sheet: z.string(),
  line: z.number(),
  code: z.string(),
  organisation: z.string(),
  period: z.string(),
  numerator: z.string(),
  denominator: z.string(),
  note: z.string(),
  outcome,
  indicatorId: z.string().nullable(),
  indicatorName: localText.nullable(),
  organisationId: z.string().nullable(),
  organisationName: localText.nullable(),
  findings: z.array(remark),
});

export const submission = z.object({
  id: z.string(),
  fileName: z.string(),
  format: z.enum(['workbook', 'data-value-sets', 'adx']),
  state: z.enum(['checked', 'sent']),
  organisationName: localText,
  enteredBy: z.string(),
  receivedAt: z.string(),
  sentAt: z.string().nullable(),
  rows: z.number(),
  ready: z.number(),
  errors: z.number(),
});

export const submissions = z.object({ submissions: z.array(submission) });

export const submissionDetail = z.object({
  submission,
  version: z.number(),
  counts: z.record(outcome, z.number()),
  rows: z.array(checkedRow),
  /** What became of the values that were sent. */
  approvals: z.object({ waiting: z.number(), approved: z.number(), returned: z.number() }),
  maySend: z.boolean(),
});

export const submissionParams = z.object({ submissionId: z.uuid() });
export const fileQuery = z.object({ as: z.enum(['sent', 'marked']).default('marked') });

export const waitingValue = z.object({
  id: z.string(),
  indicatorId: z.string(),
  code: z.string(),
  indicatorName: localText,
  organisationName: localText,
  period: z.string(),
  numerator: z.string(),
  denominator: z.string().nullable(),
  result: z.string().nullable(),
  unit: z.string(),
  note: z.string(),
  enteredBy: z.string(),
  enteredAt: z.string(),
  submissionId: z.string().nullable(),
  /** The value that counts now, which this one would replace. */
  current: z.string().nullable(),
  remarks: z.array(remark),
  mayJudge: z.boolean(),
});

export const waiting = z.object({ values: z.array(waitingValue) });
export const verdict = z.object({
  ids: z.array(z.uuid()).min(1).max(2000),
  verdict: z.enum(['approved', 'returned']),
  note: z.string().trim().max(1000).default(''),
});
export const judged = z.object({ count: z.number() });

export const rules = z.object({
  jump: z.object({
    percent: z.string(),
    from: z.string(),
    toBeConfirmed: z.boolean(),
    note: localText.nullable(),
  }),
  sums: z.array(
    z.object({
      id: z.string(),
      wholeId: z.string(),
      partIds: z.array(z.string()),
      createdBy: z.string(),
      createdAt: z.string(),
    }),
  ),
  elements: z.array(
    z.object({
      element: z.string(),
      indicatorId: z.string(),
      part: z.enum(['numerator', 'denominator']),
      assignedBy: z.string(),
      assignedAt: z.string(),
    }),
  ),
});
export const newSum = z.object({ wholeId: z.uuid(), partIds: z.array(z.uuid()).max(100) });
export const ruleParams = z.object({ ruleId: z.uuid() });
export const element = z.object({
  element: z.string().trim().min(1).max(200),
  indicatorId: z.uuid(),
  part: z.enum(['numerator', 'denominator']),
});
