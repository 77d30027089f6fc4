import type { IdOf } from '@sanyi/kernel';
import { z } from 'zod';
import type { manifest } from '../manifest.ts';
import { id, list } from './schemas/common.ts';
import * as ledger from './schemas/ledger.ts';
import * as overview from './schemas/overview.ts';
import * as plans from './schemas/plans.ts';
import * as review from './schemas/review.ts';
import * as edits from './schemas/review-edits.ts';
import * as tasks from './schemas/tasks.ts';

export * from './schemas/common.ts';
export * from './schemas/ledger.ts';
export * from './schemas/overview.ts';
export * from './schemas/plans.ts';
export * from './schemas/review.ts';
export * from './schemas/review-edits.ts';
export * from './schemas/tasks.ts';

const ofPlan = z.object({ planId: id });
const ofTask = z.object({ taskId: id });
const ofImport = z.object({ importId: id });
const ofPreview = z.object({ previewId: id });
const ofMeasure = z.object({ measureId: id });
const ofMilestone = z.object({ milestoneId: id });
const ofEvidence = z.object({ evidenceId: id });
const ofDispute = z.object({ disputeId: id });
const ofComment = z.object({ commentId: id });
const ofView = z.object({ viewId: id });
const ofStep = z.object({ stepId: id });
const ofAlias = z.object({ aliasId: id });

/** What one route takes and gives. */
interface RouteContract {
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly response: z.ZodType | 'download' | 'nothing';
  /** The request must carry If-Match with the version the change is based on; a stale one answers 409. */
  readonly versioned?: true;
  /** The body is a form with files (field `file`). */
  readonly uploadMegabytes?: number;
}

/**
 * The whole HTTP contract of the plan system (接口契约): server and browser read the same table, by the route ids of
 * the manifest.
 *
 * A 409 `plan/version-conflict` carries `facts.current` and `facts.yours`: the stored thing and what was sent.
 */
export const contract = {
  import: { response: z.object({ imports: list(plans.importState) }), uploadMegabytes: 20 },
  imports: { response: z.object({ imports: list(plans.importState) }) },
  'import-state': { params: ofImport, response: plans.importState },
  'cancel-import': { params: ofImport, response: plans.importState },

  plans: { response: z.object({ plans: list(plans.planSummary) }) },
  plan: { params: ofPlan, response: plans.planDetail },
  'update-plan': { params: ofPlan, body: plans.planChange, response: plans.planDetail, versioned: true },
  'discard-plan': { params: ofPlan, response: 'nothing', versioned: true },
  paper: { params: ofPlan, response: plans.paper },
  original: { params: ofPlan, response: 'download' },
  tree: { params: ofPlan, response: review.tree },
  'accept-all': { params: ofPlan, body: edits.acceptAll, response: edits.acceptAllResult },
  'add-task': { params: ofPlan, body: edits.newTask, response: review.reviewTask },

  'correct-task': {
    params: ofTask,
    body: edits.taskCorrection,
    response: review.reviewTask,
    versioned: true,
  },
  'set-departments': {
    params: ofTask,
    body: edits.departmentList,
    response: review.reviewTask,
    versioned: true,
  },
  'set-deadlines': {
    params: ofTask,
    body: edits.deadlineList,
    response: review.reviewTask,
    versioned: true,
  },
  'set-targets': { params: ofTask, body: edits.targetList, response: review.reviewTask, versioned: true },
  'accept-task': { params: ofTask, response: review.reviewTask, versioned: true },
  'reject-task': { params: ofTask, body: edits.rejection, response: review.reviewTask, versioned: true },
  'restore-task': { params: ofTask, response: review.reviewTask, versioned: true },
  'split-task': { params: ofTask, body: edits.splitTask, response: edits.splitResult, versioned: true },
  'merge-task': { params: ofTask, body: edits.mergeTask, response: review.reviewTask, versioned: true },
  'undo-step': { params: ofStep, response: edits.undone },

  ledger: { query: ledger.ledgerQuery, response: ledger.ledger },
  'bulk-edit': { body: ledger.bulkEdit, response: ledger.bulkResult },
  'export-ledger': { query: ledger.exportQuery, response: 'download' },
  'preview-ledger': { response: ledger.ledgerPreview, uploadMegabytes: 20 },
  'ledger-preview': { params: ofPreview, response: ledger.ledgerPreview },
  'apply-ledger': { params: ofPreview, body: ledger.applyLedger, response: ledger.bulkResult },
  'marked-ledger': { params: ofPreview, response: 'download' },

  task: { params: ofTask, response: tasks.taskPage },
  'assign-task': { params: ofTask, body: tasks.assignTask, response: review.reviewTask, versioned: true },
  'move-task': { params: ofTask, body: tasks.moveTask, response: review.reviewTask, versioned: true },
  'set-person': { params: ofTask, body: tasks.setPerson, response: review.reviewTask, versioned: true },

  'add-measure': { params: ofTask, body: tasks.newMeasure, response: tasks.measure },
  'update-measure': {
    params: ofMeasure,
    body: tasks.measureChange,
    response: tasks.measure,
    versioned: true,
  },
  'remove-measure': { params: ofMeasure, response: 'nothing', versioned: true },
  'add-milestone': { params: ofTask, body: tasks.newMilestone, response: tasks.milestone },
  'update-milestone': {
    params: ofMilestone,
    body: tasks.milestoneChange,
    response: tasks.milestone,
    versioned: true,
  },
  'remove-milestone': { params: ofMilestone, response: 'nothing', versioned: true },
  /** Form fields beside the files: `note`, `milestoneId`. */
  'add-evidence': {
    params: ofTask,
    response: z.object({ evidence: list(tasks.evidence) }),
    uploadMegabytes: 20,
  },
  'evidence-file': { params: ofEvidence, response: 'download' },
  'verify-evidence': { params: ofEvidence, body: tasks.verdict, response: tasks.evidence, versioned: true },
  'remove-evidence': { params: ofEvidence, response: 'nothing', versioned: true },
  'raise-dispute': { params: ofTask, body: tasks.newDispute, response: tasks.dispute, versioned: true },
  'answer-dispute': {
    params: ofDispute,
    body: tasks.disputeAnswer,
    response: tasks.dispute,
    versioned: true,
  },
  'add-comment': { params: ofTask, body: tasks.newComment, response: tasks.comment },
  'update-comment': {
    params: ofComment,
    body: tasks.commentChange,
    response: tasks.comment,
    versioned: true,
  },
  'remove-comment': { params: ofComment, response: 'nothing', versioned: true },

  views: { response: z.object({ views: list(ledger.savedView) }) },
  'add-view': { body: ledger.newView, response: ledger.savedView },
  'update-view': { params: ofView, body: ledger.viewChange, response: ledger.savedView, versioned: true },
  'remove-view': { params: ofView, response: 'nothing', versioned: true },

  compare: { query: overview.compareQuery, response: overview.comparison },
  'export-comparison': { body: overview.comparisonExport, response: 'download' },
  home: { query: overview.homeQuery, response: overview.home },
  search: { query: overview.searchQuery, response: overview.searchResult },
  /** Kinds: `target` with a target id; `count` with `<planId>~<what>` or `<planId>~<what>~<organisationId>`. */
  figure: {
    params: z.object({ kind: z.enum(['target', 'count']), id: z.string().max(120) }),
    response: overview.figureDossier,
  },
  aliases: { response: z.object({ aliases: list(review.alias) }) },
  'remove-alias': { params: ofAlias, response: 'nothing' },
} as const satisfies Record<IdOf<(typeof manifest)['routes']>, RouteContract>;
