import { z } from 'zod';
import {
  comparators,
  day,
  deadlineKinds,
  decimal,
  id,
  list,
  organisationId,
  responsibilityRoles,
  span,
  taskKinds,
} from './common.ts';
import { reviewTask } from './review.ts';

export const acceptAll = z.object({
  /** Tasks whose own and whose parts' confidence is at least this; 0 accepts everything. */
  minimumConfidence: z.number().min(0).max(1),
});
export const acceptAllResult = z.object({ accepted: z.number().int(), left: z.number().int() });

/** Only the fields sent change. */
export const taskCorrection = z
  .object({
    number: z.string().trim().max(40),
    title: z.string().trim().min(1).max(500),
    kind: z.enum(taskKinds),
    sectionId: id.nullable(),
    ongoing: z.boolean(),
    dueOn: day.nullable(),
    responsiblePerson: z.string().trim().max(60).nullable(),
    /** Why it was corrected, shown in the history. */
    note: z.string().trim().max(500),
  })
  .partial();

/** The whole list: items with `id` are kept or changed, items without are added, items left out are removed. */
export const departmentList = z.object({
  responsibilities: z
    .array(
      z.object({
        id: id.optional(),
        role: z.enum(responsibilityRoles),
        raw: z.string().trim().min(1).max(100),
        departmentId: z.string().max(100).nullable(),
        organisationId: organisationId.nullable(),
      }),
    )
    .max(60),
  /** Remember that these printed names mean these departments. */
  teach: z.boolean().default(true),
});

export const deadlineList = z.object({
  deadlines: z
    .array(
      z.object({
        id: id.optional(),
        kind: z.enum(deadlineKinds),
        dueOn: day.nullable(),
        fromOn: day.nullable(),
        rule: z.string().trim().max(100).nullable(),
        what: z.string().trim().max(200).nullable(),
        span: span.nullable(),
      }),
    )
    .max(40),
});

export const targetList = z.object({
  targets: z
    .array(
      z.object({
        id: id.optional(),
        indicator: z.string().trim().min(1).max(200),
        comparator: z.enum(comparators),
        value: decimal.nullable(),
        value2: decimal.nullable(),
        unit: z.string().trim().max(40),
        population: z.string().trim().max(200).nullable(),
        dueOn: day.nullable(),
        change: z.enum(['increase', 'decrease']).nullable(),
        period: z.string().trim().max(40).nullable(),
        aspirational: z.boolean(),
        span: span.nullable(),
      }),
    )
    .max(60),
});

/** `at` is an offset of the raw text strictly inside the task. */
export const splitTask = z.object({
  at: z.number().int().positive(),
  title: z.string().trim().min(1).max(500).optional(),
});
export const splitResult = z.object({ first: reviewTask, second: reviewTask });

/** The tasks a step had touched, as they are again, and the ids of those it had made. */
export const undone = z.object({ tasks: list(reviewTask), gone: list(id) });

/** Version of the following task, so that nobody's change to it is lost. */
export const mergeTask = z.object({ followingId: id, followingVersion: z.int32() });

export const newTask = z.object({
  span,
  title: z.string().trim().min(1).max(500),
  number: z.string().trim().max(40).default(''),
  kind: z.enum(taskKinds).default('task'),
  sectionId: id.nullable(),
});

export const rejection = z.object({ reason: z.string().trim().min(1).max(500) });

export type TaskCorrection = z.output<typeof taskCorrection>;
export type DepartmentList = z.output<typeof departmentList>;
export type DeadlineList = z.output<typeof deadlineList>;
export type TargetList = z.output<typeof targetList>;
