import { z } from 'zod';
import {
  commaList,
  comparators,
  day,
  decimal,
  flag,
  id,
  lightState,
  lights,
  list,
  localText,
  organisationId,
  responsibilityRoles,
  reviewStates,
  taskKinds,
  workStates,
} from './common.ts';

export const ledgerGroupings = ['none', 'section', 'department', 'state'] as const;
export const ledgerSorts = ['paper', 'due', 'state', 'light', 'department', 'updated'] as const;
export const dueFilters = ['overdue', 'soon', 'none', 'dated'] as const;

/** Filters of the ledger; the same words stand in the address of the page, in saved views and in exports. */
export const ledgerQuery = z.object({
  planId: id.optional(),
  sectionId: id.optional(),
  /** Lead or cooperating organisation. */
  organisationId: organisationId.optional(),
  role: z.enum(responsibilityRoles).optional(),
  state: commaList(workStates).optional(),
  review: commaList(reviewStates).optional(),
  light: commaList(lights).optional(),
  kind: z.enum(taskKinds).optional(),
  due: z.enum(dueFilters).optional(),
  dueBefore: day.optional(),
  dueAfter: day.optional(),
  hasTarget: flag.optional(),
  ongoing: flag.optional(),
  disputed: flag.optional(),
  unassigned: flag.optional(),
  /** Tasks of the viewer's own organisation. */
  mine: flag.optional(),
  /** Chinese words, pinyin initials or a printed number. */
  text: z.string().trim().max(100).optional(),
  group: z.enum(ledgerGroupings).optional(),
  sort: z.enum(ledgerSorts).optional(),
});

/** A department in a row: the organisation when it is settled, else the printed name only. */
export const ledgerDepartment = z.object({
  name: z.string(),
  nameEn: z.string(),
  organisationId: organisationId.nullable(),
  departmentId: z.string().nullable(),
});

export const ledgerTarget = z.object({
  id,
  indicator: z.string(),
  comparator: z.enum(comparators),
  value: decimal.nullable(),
  value2: decimal.nullable(),
  unit: z.string(),
  dueOn: day.nullable(),
  /** As a short phrase: 签约率 ≥ 75%. */
  text: z.string(),
});

export const ledgerRow = z.object({
  id,
  planId: id,
  planTitle: z.string(),
  sectionId: id.nullable(),
  /** Number and title of each section above, outermost first. */
  sectionPath: list(z.string()),
  seq: z.number().int(),
  number: z.string(),
  title: z.string(),
  text: z.string(),
  kind: z.enum(taskKinds),
  lead: list(ledgerDepartment),
  coop: list(ledgerDepartment),
  responsiblePerson: z.string().nullable(),
  dueOn: day.nullable(),
  /** Words of the paper for the time limit. */
  dueText: z.string().nullable(),
  ongoing: z.boolean(),
  /** Days past the due day while unfinished; null when not overdue. */
  overdueDays: z.number().int().nullable(),
  workState: z.enum(workStates),
  reviewState: z.enum(reviewStates),
  light: lightState,
  targets: list(ledgerTarget),
  measures: z.number().int(),
  milestones: z.number().int(),
  milestonesDone: z.number().int(),
  evidence: z.number().int(),
  comments: z.number().int(),
  /** An open dispute. */
  disputed: z.boolean(),
  /** The viewer's organisation in this task. */
  mine: z.enum(responsibilityRoles).nullable(),
  href: z.string(),
  /** Opens the sentence in the paper; null for a task without a place in it. */
  paperHref: z.string().nullable(),
  version: z.number().int(),
  updatedAt: z.string(),
});

const countsByState = z.record(z.enum(workStates), z.number().int());
const countsByLight = z.record(z.enum(lights), z.number().int());

export const ledgerTotals = z.object({
  count: z.number().int(),
  byState: countsByState,
  byLight: countsByLight,
  overdue: z.number().int(),
  soon: z.number().int(),
  ongoing: z.number().int(),
  withTargets: z.number().int(),
  unassigned: z.number().int(),
  disputed: z.number().int(),
});

/** Rows of one section, department or state; a task with two leads stands under both departments. */
export const ledgerGroup = ledgerTotals.extend({ key: z.string(), title: localText, taskIds: list(id) });

export const ledger = z.object({
  /** Today in Asia/Shanghai, on which overdue and due soon rest. */
  asOf: day,
  rows: list(ledgerRow),
  totals: ledgerTotals,
  groups: list(ledgerGroup),
});

const bulkChange = z
  .object({
    ongoing: z.boolean(),
    dueOn: day.nullable(),
    responsiblePerson: z.string().trim().max(60).nullable(),
    leadOrganisationIds: z.array(organisationId).min(1).max(20),
    coopOrganisationIds: z.array(organisationId).max(60),
    state: z.object({ to: z.enum(workStates), reason: z.string().trim().max(500).nullable() }),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, '请至少选择一项修改 / Choose at least one change');

export const bulkEdit = z.object({
  rows: z
    .array(z.object({ taskId: id, version: z.int32() }))
    .min(1)
    .max(500),
  change: bulkChange,
});

export const rowProblem = z.object({
  code: z.string(),
  title: localText,
  detail: localText,
  cure: localText,
  facts: z.record(z.string(), z.unknown()),
});

/** Each row stands for itself: those that can change do, the others say why not. */
export const bulkResult = z.object({
  changed: z.number().int(),
  rows: list(
    z.object({
      taskId: id,
      status: z.enum(['changed', 'same', 'refused']),
      version: z.number().int().nullable(),
      problem: rowProblem.nullable(),
    }),
  ),
});

export const exportQuery = ledgerQuery.extend({
  format: z.enum(['xlsx', 'docx']),
  /** Column ids as chosen on the page, in order; absent means all. */
  columns: z.string().max(400).optional(),
});

export const ledgerPreviewRow = z.object({
  /** Row number in the sender's sheet. */
  row: z.number().int(),
  taskId: id.nullable(),
  number: z.string(),
  title: z.string(),
  status: z.enum(['change', 'same', 'error', 'conflict']),
  changes: list(z.object({ field: z.string(), label: localText, before: z.string(), after: z.string() })),
  /** `address` is the cell, such as `F7`. */
  errors: list(z.object({ address: z.string(), label: localText, message: localText })),
  /** The task was changed after the export: both versions. */
  conflict: z
    .object({
      exported: z.number().int(),
      current: z.number().int(),
      changedBy: z.string(),
      changedAt: z.string(),
    })
    .nullable(),
});

export const ledgerPreview = z.object({
  id,
  fileName: z.string(),
  state: z.enum(['open', 'applied']),
  createdAt: z.string(),
  counts: z.object({
    change: z.number().int(),
    same: z.number().int(),
    error: z.number().int(),
    conflict: z.number().int(),
  }),
  rows: list(ledgerPreviewRow),
});

export const applyLedger = z.object({
  /** Sheet rows to apply; absent means every row with status `change`. */
  rows: z.array(z.number().int()).max(5000).optional(),
});

export const savedView = z.object({
  id,
  name: z.string(),
  /** Filters, grouping and sorting as an address query, without `?`. */
  query: z.string(),
  columns: list(z.string()),
  shared: z.boolean(),
  /** Whether the viewer made it and may change it. */
  own: z.boolean(),
  version: z.number().int(),
});

export const newView = z.object({
  name: z.string().trim().min(1).max(60),
  query: z.string().max(1000),
  columns: z.array(z.string().max(40)).max(40),
  /** Seen by everybody of the same organisation. */
  shared: z.boolean().default(false),
});
export const viewChange = newView.partial();

export type LedgerQuery = z.output<typeof ledgerQuery>;
/** The query as an address carries it: texts only. */
export type LedgerQueryText = z.input<typeof ledgerQuery>;
export type LedgerRow = z.output<typeof ledgerRow>;
export type LedgerTotals = z.output<typeof ledgerTotals>;
export type Ledger = z.output<typeof ledger>;
export type BulkEdit = z.output<typeof bulkEdit>;
export type BulkResult = z.output<typeof bulkResult>;
export type LedgerPreview = z.output<typeof ledgerPreview>;
export type LedgerPreviewRow = z.output<typeof ledgerPreviewRow>;
export type SavedView = z.output<typeof savedView>;
