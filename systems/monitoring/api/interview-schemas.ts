import { z } from 'zod';

const localText = z.object({ zh: z.string(), en: z.string() });
const day = z.iso.date();
const person = z.object({ name: z.string().trim().min(1).max(50), post: z.string().trim().max(100) });
const words = z.string().trim().max(4000);

/** What is written down; a draft may lack anything but its shape. */
export const record = z.object({
  heldOn: day,
  place: z.string().trim().max(200),
  interviewers: z.array(person).max(30),
  interviewees: z.array(person).max(30),
  absence: z.string().trim().max(1000),
  problems: words,
  causes: words,
  demands: words,
  promises: z
    .array(
      z.object({
        text: z.string().trim().min(1).max(1000),
        responsible: z.string().trim().min(1).max(100),
        dueOn: day,
      }),
    )
    .max(50),
});

const commitment = z.object({
  seq: z.number().int(),
  text: z.string(),
  responsible: z.string(),
  dueOn: z.string(),
  late: z.boolean(),
  reply: z
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
  may: z.object({ reply: z.boolean(), judge: z.boolean() }),
});

export const interview = z.object({
  caseId: z.string(),
  caseState: z.enum(['open', 'closed']),
  taskNumber: z.string(),
  taskTitle: z.string(),
  taskHref: z.string(),
  planTitle: z.string(),
  clause: z.string(),
  clauseHref: z.string(),
  organisationName: localText,
  calledOn: z.string(),
  callNumber: z.string(),
  /** `null` while nothing was written down. */
  state: z.enum(['draft', 'recorded', 'closed']).nullable(),
  version: z.number().int(),
  number: z.string().nullable(),
  record,
  writtenBy: z.string().nullable(),
  recordedAt: z.string().nullable(),
  commitments: z.array(commitment),
  standing: z
    .object({ next: z.enum(['record', 'reply', 'judge', 'close', 'done']), text: localText })
    .nullable(),
  closed: z.object({ by: z.string(), on: z.string(), note: z.string() }).nullable(),
  may: z.object({ write: z.boolean(), close: z.boolean() }),
});

export const commitmentParams = z.object({
  caseId: z.uuid(),
  seq: z.coerce.number().int().positive(),
});
export const reply = z.object({ text: z.string().trim().min(1).max(4000) });
export const verdict = z.object({
  verdict: z.enum(['accepted', 'returned']),
  note: z.string().trim().min(1).max(2000),
});
export const closing = z.object({ note: z.string().trim().min(1).max(2000) });
export const fileParams = z.object({ caseId: z.uuid(), kind: z.enum(['docx', 'pdf']) });
