/** A little long because it is one list of what the review takes and gives. */

import { z } from 'zod';
import {
  citationRelations,
  comparators,
  day,
  deadlineKinds,
  decimal,
  evidencePlace,
  id,
  list,
  organisation,
  organisationId,
  responsibilityModes,
  responsibilityRoles,
  reviewStates,
  span,
  targetSources,
  taskKinds,
  workStates,
} from './common.ts';
import { planSummary } from './plans.ts';

/** A department named for a task and the organisation of the tree it stands for. */
export const responsibility = z.object({
  id,
  role: z.enum(responsibilityRoles),
  /** As printed, or as entered. */
  raw: z.string(),
  /** Level and usual short name. */
  norm: z.string().nullable(),
  /** Id in the department registry. */
  departmentId: z.string().nullable(),
  /** Null until somebody settles which organisation is meant. */
  organisation: organisation.nullable(),
  inText: z.boolean(),
  ...evidencePlace,
});

export const deadline = z.object({
  id,
  kind: z.enum(deadlineKinds),
  dueOn: day.nullable(),
  fromOn: day.nullable(),
  /** `yearly`, `quarterly;months=4,7,10,1+1;part=early`, `monthly;by=05` … */
  rule: z.string().nullable(),
  /** A second reading that is also possible. */
  dueAlt: day.nullable(),
  what: z.string().nullable(),
  ...evidencePlace,
});

export const target = z.object({
  id,
  taskId: id.nullable(),
  source: z.enum(targetSources),
  indicator: z.string(),
  comparator: z.enum(comparators),
  /** Null when the paper states a trend only; see `raw`. */
  value: decimal.nullable(),
  /** Upper end of a range. */
  value2: decimal.nullable(),
  unit: z.string(),
  population: z.string().nullable(),
  dueOn: day.nullable(),
  change: z.enum(['increase', 'decrease']).nullable(),
  period: z.string().nullable(),
  aspirational: z.boolean(),
  /** Indicator table only: words of the cell, 预期性 or 约束性, group, number of the row, baseline. */
  raw: z.string().nullable(),
  attribute: z.string().nullable(),
  domain: z.string().nullable(),
  rowNumber: z.number().int().nullable(),
  baseline: z.object({ on: day.nullable(), value: decimal.nullable(), raw: z.string() }).nullable(),
  ...evidencePlace,
});

export const citation = z.object({
  id,
  taskId: id.nullable(),
  title: z.string(),
  docNumber: z.string().nullable(),
  issuer: z.string().nullable(),
  relation: z.enum(citationRelations),
  span: span.nullable(),
  quote: z.string().nullable(),
  mentions: list(span),
});

/** What the reader proposed, kept unchanged beside every correction. */
export const originalTask = z.object({
  number: z.string(),
  title: z.string(),
  kind: z.enum(taskKinds),
  responsibilityMode: z.enum(responsibilityModes),
  lead: list(z.string()),
  coop: list(z.string()),
  deadlines: list(z.object({ quote: z.string(), dueOn: day.nullable(), kind: z.enum(deadlineKinds) })),
  targets: list(
    z.object({
      quote: z.string(),
      indicator: z.string(),
      comparator: z.enum(comparators),
      value: z.string(),
      unit: z.string(),
    }),
  ),
});

export const reviewTask = z.object({
  id,
  planId: id,
  sectionId: id.nullable(),
  seq: z.number().int(),
  number: z.string(),
  title: z.string(),
  /** The item's own words, from the number to the end, as printed. */
  text: z.string(),
  span: span.nullable(),
  kind: z.enum(taskKinds),
  reviewState: z.enum(reviewStates),
  confidence: z.number(),
  reason: z.string(),
  responsibilityMode: z.enum(responsibilityModes),
  openEnded: z.boolean(),
  scope: list(z.string()),
  workState: z.enum(workStates),
  /** 持续推进: never overdue. */
  ongoing: z.boolean(),
  dueOn: day.nullable(),
  responsiblePerson: z.string().nullable(),
  responsibilities: list(responsibility),
  deadlines: list(deadline),
  targets: list(target),
  citations: list(citation),
  /** Null for a task that a person added or that a split made. */
  original: originalTask.nullable(),
  version: z.number().int(),
  updatedAt: z.string(),
});

export const treeSection = z.object({
  id,
  parentId: id.nullable(),
  seq: z.number().int(),
  level: z.number().int(),
  number: z.string(),
  title: z.string(),
  role: z.string(),
  span,
  extent: span,
});

/** Something a person must look at, most doubtful first. */
export const queueItem = z.object({
  what: z.enum([
    'task',
    'department',
    'deadline',
    'target',
    'indicator',
    'citation',
    'metadata',
    'reporting',
  ]),
  itemId: z.string().nullable(),
  taskId: id.nullable(),
  span,
  quote: z.string(),
  confidence: z.number(),
  reason: z.string(),
});

export const tree = z.object({
  plan: planSummary,
  sections: list(treeSection),
  tasks: list(reviewTask),
  /** Targets outside tasks: indicator table and general goals. */
  planTargets: list(target),
  /** Documents cited outside tasks. */
  planCitations: list(citation),
  queue: list(queueItem),
});

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

/** Version of the following task, so that nobody's change to it is lost. */
export const mergeTask = z.object({ followingId: id, followingVersion: z.number().int() });

export const newTask = z.object({
  span,
  title: z.string().trim().min(1).max(500),
  number: z.string().trim().max(40).default(''),
  kind: z.enum(taskKinds).default('task'),
  sectionId: id.nullable(),
});

export const rejection = z.object({ reason: z.string().trim().min(1).max(500) });

export const alias = z.object({
  id,
  alias: z.string(),
  departmentId: z.string(),
  organisation: organisation.nullable(),
  taughtBy: z.string(),
  taughtAt: z.string(),
  uses: z.number().int(),
});

export type Responsibility = z.output<typeof responsibility>;
export type Deadline = z.output<typeof deadline>;
export type Target = z.output<typeof target>;
export type OriginalTask = z.output<typeof originalTask>;
export type ReviewTask = z.output<typeof reviewTask>;
export type TreeSection = z.output<typeof treeSection>;
export type QueueItem = z.output<typeof queueItem>;
export type Tree = z.output<typeof tree>;
export type TaskCorrection = z.output<typeof taskCorrection>;
export type DepartmentList = z.output<typeof departmentList>;
export type DeadlineList = z.output<typeof deadlineList>;
export type TargetList = z.output<typeof targetList>;
export type Alias = z.output<typeof alias>;
