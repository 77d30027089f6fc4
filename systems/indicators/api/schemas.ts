import { z } from 'zod';

const localText = z.object({ zh: z.string(), en: z.string() });
/** What people write in both languages: Chinese always, English where there is one. */
const written = z.object({ zh: z.string().trim().min(1).max(500), en: z.string().trim().max(500) });
/** A decimal kept as text, so that no digit is lost on the way. */
export const decimal = z
  .string()
  .regex(/^-?\d{1,15}(\.\d{1,6})?$/, '应为数字，最多六位小数 / A number with at most six decimals');
export const period = z
  .string()
  .regex(
    /^[12]\d{3}(H[12]|Q[1-4]|-(0[1-9]|1[0-2]))?$/,
    '周期应如 2026、2026Q1 或 2026-03 / A period such as 2026, 2026Q1 or 2026-03',
  );

export const definition = z.object({
  code: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9._-]{1,40}$/),
  name: written,
  definition: written,
  numeratorLabel: written,
  /** Absent where the indicator is a plain count. */
  denominatorLabel: written.nullable(),
  /** 100 for %, 1000 for ‰, 100000 for 1/10万, 1 for a plain number or average. */
  factor: z.enum(['1', '100', '1000', '10000', '100000']),
  unit: z.string().trim().min(1).max(20),
  decimals: z.number().int().min(0).max(4),
  direction: z.enum(['up', 'down', 'band', 'ceiling']),
  /** A part of a whole (占比): the numerator never exceeds the denominator. */
  isShare: z.boolean(),
  /** Whether its numbers may lie below nought, as those of a growth do. */
  allowsNegative: z.boolean().default(false),
  /** Whether a period holds the year so far (累计) or the period alone (当期). */
  cumulative: z.boolean(),
  attribute: z.enum(['expected', 'binding']).nullable(),
  sourceSystem: z.string().trim().max(200),
  ownerOrganisationId: z.string().min(1).max(100).nullable(),
});

/** What a check found, in words. */
export const remark = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warn', 'note']),
  field: z.string(),
  message: localText,
  cure: localText,
});

/** A value with its parts; `result` is computed, `null` where there is no denominator. */
export const value = z.object({
  id: z.string(),
  period: z.string(),
  organisationId: z.string(),
  organisationName: localText,
  numerator: z.string(),
  denominator: z.string().nullable(),
  result: z.string().nullable(),
  note: z.string(),
  enteredBy: z.string(),
  enteredAt: z.string(),
  superseded: z.boolean(),
  /** Only an approved value counts; one that waits or was returned is shown as such and nowhere as a figure. */
  approval: z.enum(['waiting', 'approved', 'returned']),
  judgedBy: z.string().nullable(),
  judgedAt: z.string().nullable(),
  judgedNote: z.string().nullable(),
  remarks: z.array(remark),
});

export const indicator = definition.extend({
  name: localText,
  definition: localText,
  numeratorLabel: localText,
  denominatorLabel: localText.nullable(),
  id: z.string(),
  version: z.number(),
  latest: value.nullable(),
  /** Values that wait for approval. */
  waiting: z.number(),
  linkedTargets: z.number(),
  mayEnter: z.boolean(),
});

export const linkedTarget = z.object({
  targetId: z.string(),
  planId: z.string(),
  taskId: z.string().nullable(),
  planTitle: z.string(),
  taskTitle: z.string().nullable(),
  text: z.string(),
  /** Exact decimal text in `unit`; `null` for a trend without a number. */
  value: z.string().nullable(),
  unit: z.string(),
  /** The sentence with a little around it; `null` for a target that a person added. */
  clause: z.object({ before: z.string(), text: z.string(), after: z.string(), href: z.string() }).nullable(),
  due: z.string().nullable(),
});

export const list = z.object({ indicators: z.array(indicator) });
export const detail = z.object({ indicator, values: z.array(value), targets: z.array(linkedTarget) });
export const indicatorParams = z.object({ indicatorId: z.uuid() });
export const definitionChange = definition.extend({ allowsNegative: z.boolean() }).partial();
export const entry = z.object({
  period,
  organisationId: z.string().optional(),
  numerator: decimal,
  denominator: decimal.nullable(),
  note: z.string().max(2000).default(''),
});
export const planParams = z.object({ planId: z.uuid() });
export const linkParams = z.object({ planId: z.uuid(), targetId: z.uuid() });
export const newLink = z.object({ targetId: z.uuid(), indicatorId: z.uuid() });
/** Links of a plan's targets, with a suggestion by name where nothing is linked yet. */
export const links = z.object({
  links: z.array(
    z.object({
      targetId: z.string(),
      text: z.string(),
      taskTitle: z.string().nullable(),
      indicatorId: z.string().nullable(),
      indicatorName: localText.nullable(),
      suggestedIndicatorId: z.string().nullable(),
    }),
  ),
});
export const figureParams = z.object({ kind: z.string(), id: z.string() });
