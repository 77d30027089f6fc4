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
  /** The reviewed change its present state comes from, for `undo-step`; null when there is none to take back. */
  stepId: id.nullable(),
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
export type Alias = z.output<typeof alias>;
