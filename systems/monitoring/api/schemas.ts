import { z } from 'zod';
import { CHANGE_FIELDS, type ChangeField } from '../engine/report-difference.ts';

const localText = z.object({ zh: z.string(), en: z.string() });
export const light = z.enum(['green', 'yellow', 'red', 'grey', 'ongoing']);

/** One reason of a light, ready to read. */
const reason = z.object({ code: z.string(), light, text: localText });

/** A light with what made it; an override never hides what the rule says. */
export const taskLight = z.object({
  taskId: z.string(),
  period: z.string(),
  /** What counts: the override while it is valid, else the rule. */
  light,
  computed: light,
  reasons: z.array(reason),
  ruleVersion: z.string(),
  override: z.object({ light, reason: z.string(), by: z.string(), until: z.string() }).nullable(),
});

export const window = z.object({
  id: z.string(),
  planId: z.string(),
  planTitle: z.string(),
  period: z.string(),
  opensOn: z.string(),
  closesOn: z.string(),
  state: z.enum(['open', 'locked']),
  expected: z.number(),
  submitted: z.number(),
  late: z.number(),
  version: z.number(),
});
export const windows = z.object({
  windows: z.array(window),
  /** Windows the plan's own reporting clause asks for and that are not open yet. */
  suggested: z.array(
    z.object({
      planId: z.string(),
      planTitle: z.string(),
      period: z.string(),
      opensOn: z.string(),
      closesOn: z.string(),
      quote: z.string(),
      href: z.string(),
    }),
  ),
});
export const windowsQuery = z.object({ planId: z.uuid().optional() });
const DAY_HINT = '日期应如 2026-04-10 / A day such as 2026-04-10';
const day = z.iso.date(DAY_HINT).regex(/^[12]\d{3}-/, DAY_HINT);
const period = z
  .string()
  .regex(/^[12]\d{3}(H[12]|Q[1-4]|-(0[1-9]|1[0-2]))?$/, '周期应如 2026Q1 / A period such as 2026Q1');
export const newWindow = z.object({
  planId: z.uuid(),
  period,
  opensOn: day,
  closesOn: day,
});
export const windowParams = z.object({ windowId: z.uuid() });
export const entryParams = z.object({ windowId: z.uuid(), taskId: z.uuid() });
export const taskParams = z.object({ taskId: z.uuid() });
export const planParams = z.object({ planId: z.uuid() });
export const reportParams = z.object({ reportId: z.uuid() });
export const figureParams = z.object({ kind: z.string(), id: z.string() });

export const entryText = z.object({
  progress: z.string().max(8000),
  problems: z.string().max(8000).default(''),
  nextSteps: z.string().max(8000).default(''),
});
export const entry = entryText.extend({
  id: z.string(),
  state: z.enum(['draft', 'submitted', 'returned']),
  late: z.boolean(),
  returnReason: z.string().nullable(),
  updatedBy: z.string(),
  updatedAt: z.string(),
  submittedAt: z.string().nullable(),
  version: z.number(),
});

/** A target with its present value, as a row of a window or report. */
export const targetRow = z.object({
  targetId: z.string(),
  taskId: z.string().nullable(),
  indicator: z.string(),
  targetText: z.string(),
  unit: z.string(),
  due: z.string().nullable(),
  value: z
    .object({
      id: z.string(),
      result: z.string().nullable(),
      unit: z.string(),
      numerator: z.string(),
      denominator: z.string().nullable(),
      period: z.string(),
    })
    .nullable(),
  indicatorId: z.string().nullable(),
  light,
  reasons: z.array(reason),
});

export const windowTask = z.object({
  taskId: z.string(),
  number: z.string(),
  title: z.string(),
  sectionTitle: z.string(),
  organisationId: z.string().nullable(),
  organisationName: localText.nullable(),
  dueOn: z.string().nullable(),
  light: taskLight,
  targets: z.array(targetRow),
  entry: entry.nullable(),
  previousEntry: entryText.nullable(),
  mayReport: z.boolean(),
});
export const windowDetail = z.object({ window, tasks: z.array(windowTask) });
export const ifVersion = z.object({ reason: z.string().trim().min(1).max(1000) });

export const lights = z.object({ period: z.string(), lights: z.array(taskLight) });
export const override = z.object({
  period,
  light,
  reason: z.string().trim().min(1).max(1000),
  until: day,
});

export const taskProgress = z.object({
  entries: z.array(
    entry.extend({ period: z.string(), windowId: z.string(), organisationName: localText.nullable() }),
  ),
  lights: z.array(taskLight),
  targets: z.array(targetRow),
});

export const rule = z.object({
  version: z.string(),
  confirmed: z.boolean(),
  note: localText,
  sentences: z.array(z.object({ light, text: localText })),
  parameters: z.array(z.object({ id: z.string(), title: localText, value: z.string(), unit: localText })),
});

const reportName = z.object({ id: z.string(), title: z.string(), issuedAt: z.string() });
export const report = z.object({
  id: z.string(),
  planId: z.string(),
  planTitle: z.string(),
  period: z.string(),
  title: z.string(),
  snapshotHash: z.string(),
  issuedBy: z.string(),
  issuedAt: z.string(),
  /** The issue this one corrects, and the one that corrects this one. */
  corrects: reportName.nullable(),
  correctedBy: reportName.nullable(),
});
export const reports = z.object({ reports: z.array(report) });
export const newReport = z.object({ title: z.string().trim().min(1).max(200).optional() });

const reportChange = z.object({
  kind: z.enum(['paper', 'count', 'task', 'target']),
  id: z.string(),
  name: localText,
  field: z.enum(Object.keys(CHANGE_FIELDS) as [ChangeField, ...ChangeField[]]),
  before: localText.nullable(),
  after: localText.nullable(),
});
export const correctionDraft = z.object({ title: z.string(), changes: z.array(reportChange) });
export const newCorrection = z.object({
  reason: z.string().trim().min(1).max(1000),
  title: z.string().trim().min(1).max(200).optional(),
});

/** The frozen content of a report: every figure with its reference. */
export const snapshot = z.object({
  planId: z.string(),
  planTitle: z.string(),
  docNumber: z.string().nullable(),
  issuer: z.string(),
  period: z.string(),
  judgedOn: z.string(),
  asOf: z.string(),
  ruleVersion: z.string(),
  counts: z.record(light, z.number()),
  departments: z.array(
    z.object({
      organisationId: z.string().nullable(),
      name: z.string(),
      nameEn: z.string().optional(),
      tasks: z.number(),
      submitted: z.number(),
      late: z.number(),
      counts: z.record(light, z.number()),
    }),
  ),
  sections: z.array(z.object({ title: z.string(), taskIds: z.array(z.string()) })),
  tasks: z.array(
    z.object({
      taskId: z.string(),
      number: z.string(),
      title: z.string(),
      quote: z.string(),
      clauseHref: z.string().nullable(),
      sectionTitle: z.string(),
      lead: z.string(),
      firstLead: z.string(),
      leadEn: z.string().optional(),
      coop: z.string(),
      dueOn: z.string().nullable(),
      light,
      reasons: z.array(reason),
      submitted: z.boolean(),
      late: z.boolean(),
      progress: z.string(),
      problems: z.string(),
      nextSteps: z.string(),
    }),
  ),
  targets: z.array(
    targetRow.extend({
      indicatorCode: z.string().optional(),
      quote: z.string(),
      clauseHref: z.string().nullable(),
      taskTitle: z.string().nullable(),
    }),
  ),
  correction: z
    .object({
      reportId: z.string(),
      title: z.string(),
      issuedAt: z.string(),
      snapshotHash: z.string(),
      reason: z.string(),
      changes: z.array(reportChange),
    })
    .optional(),
});
export const reportDetail = z.object({ report, snapshot });
