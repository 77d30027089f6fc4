import { z } from 'zod';
import { day, id, list, localText, organisation, person, planStatuses, span } from './common.ts';

/** One paper on its way in (导入): read by a job, then a plan. */
export const importState = z.object({
  id,
  fileName: z.string(),
  state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  /** Whole per cent. */
  percent: z.number().int().min(0).max(100),
  step: localText,
  planId: id.nullable(),
  /** The same bytes were imported before: `planId` is the plan that exists already. */
  existed: z.boolean(),
  problem: z.object({ code: z.string(), title: localText, detail: localText, cure: localText }).nullable(),
  createdAt: z.string(),
});

export const planCounts = z.object({
  tasks: z.number().int(),
  proposed: z.number().int(),
  confirmed: z.number().int(),
  corrected: z.number().int(),
  rejected: z.number().int(),
  targets: z.number().int(),
  running: z.number().int(),
  submitted: z.number().int(),
  done: z.number().int(),
  overdue: z.number().int(),
  /** Tasks without an organisation of the tree in the lead. */
  unassigned: z.number().int(),
  disputed: z.number().int(),
});

export const planSummary = z.object({
  id,
  title: z.string(),
  docNumber: z.string().nullable(),
  issuer: z.string().nullable(),
  issuedOn: day.nullable(),
  region: z.string().nullable(),
  year: z.number().int().nullable(),
  status: z.enum(planStatuses),
  owner: organisation,
  /** `own`: of the viewer's region; `above`: published by a level above; `below`: of a region below. */
  relation: z.enum(['own', 'above', 'below']),
  parentPlanId: id.nullable(),
  previousPlanId: id.nullable(),
  version: z.number().int(),
  counts: planCounts,
  updatedAt: z.string(),
});

const planLink = z.object({
  id,
  title: z.string(),
  docNumber: z.string().nullable(),
  year: z.number().int().nullable(),
});

export const planDetail = planSummary.extend({
  paper: z.object({
    id,
    fileName: z.string(),
    format: z.string(),
    encoding: z.string().nullable(),
    sha256: z.string(),
    bytes: z.number().int(),
    chars: z.number().int(),
    readerVersion: z.string(),
    readMilliseconds: z.number().int(),
    importedBy: person,
    importedAt: z.string(),
    notes: list(z.object({ code: z.string(), message: localText })),
  }),
  /** What the head and tail of the paper say, one row each, with the place. */
  metadata: list(z.object({ field: z.string(), text: z.string(), span: span.nullable() })),
  parent: planLink.nullable(),
  previous: planLink.nullable(),
  /** Reporting duties stated in the paper. */
  reporting: list(
    z.object({
      cadence: z.string(),
      months: list(z.number().int()).nullable(),
      to: z.string().nullable(),
      content: z.string().nullable(),
      quote: z.string(),
      span,
    }),
  ),
  phases: list(
    z.object({
      number: z.string(),
      name: z.string(),
      from: day.nullable(),
      to: day.nullable(),
      quote: z.string(),
      span,
    }),
  ),
});

/** What the reform office may change of a plan; only the fields sent change. */
export const planChange = z
  .object({
    title: z.string().trim().min(1).max(300),
    docNumber: z.string().trim().max(100).nullable(),
    issuer: z.string().trim().max(200).nullable(),
    issuedOn: day.nullable(),
    year: z.number().int().min(1949).max(2100).nullable(),
    status: z.enum(planStatuses),
    parentPlanId: id.nullable(),
    previousPlanId: id.nullable(),
  })
  .partial();

/** A coloured stretch of the paper, bound to an item of the tree. */
export const highlight = z.object({
  /** Section, task, responsibility, deadline, target or citation id. */
  itemId: z.string(),
  kind: z.enum(['section', 'task', 'department', 'deadline', 'target', 'citation', 'reporting', 'metadata']),
  taskId: id.nullable(),
  span,
  label: z.string(),
  confidence: z.number().nullable(),
});

export const paper = z.object({
  planId: id,
  title: z.string(),
  format: z.string(),
  /** The raw text: every span of the system counts in it, in UTF-16 units. */
  text: z.string(),
  /** Paragraphs, table cells and page furniture, for setting the text. */
  blocks: list(
    z.object({
      kind: z.enum(['paragraph', 'cell', 'chrome', 'footnote']),
      span,
      page: z.number().int().nullable(),
      outline: z.number().int().nullable(),
      /** Cells only: which table, row and column. */
      table: z.number().int().nullable(),
      row: z.number().int().nullable(),
      column: z.number().int().nullable(),
    }),
  ),
  highlights: list(highlight),
});

export type ImportState = z.output<typeof importState>;
export type PlanSummary = z.output<typeof planSummary>;
export type PlanDetail = z.output<typeof planDetail>;
export type PlanChange = z.output<typeof planChange>;
export type Highlight = z.output<typeof highlight>;
export type Paper = z.output<typeof paper>;
