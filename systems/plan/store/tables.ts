import type { PlatformTables, Tx } from '@sanyi/records';
import type { Selectable, Transaction } from 'kysely';
import type { ImportTable, LedgerPreviewTable, SavedViewTable, TaughtAliasTable } from './desk-tables.ts';
import type {
  CitationTable,
  DeadlineTable,
  PaperTable,
  PlanTable,
  ResponsibilityTable,
  ReviewStepTable,
  SectionTable,
  TargetTable,
  TaskTable,
} from './paper-tables.ts';
import type {
  CommentTable,
  DisputeTable,
  EvidenceTable,
  MeasureTable,
  MilestoneTable,
  RevisionTable,
} from './work-tables.ts';

/** A type, not an interface: Kysely's `withTables` wants an index signature. */
export type PlanTables = {
  'plan.paper': PaperTable;
  'plan.plan': PlanTable;
  'plan.section': SectionTable;
  'plan.task': TaskTable;
  'plan.responsibility': ResponsibilityTable;
  'plan.deadline': DeadlineTable;
  'plan.target': TargetTable;
  'plan.citation': CitationTable;
  'plan.review_step': ReviewStepTable;
  'plan.measure': MeasureTable;
  'plan.milestone': MilestoneTable;
  'plan.evidence': EvidenceTable;
  'plan.dispute': DisputeTable;
  'plan.comment': CommentTable;
  'plan.revision': RevisionTable;
  'plan.saved_view': SavedViewTable;
  'plan.taught_alias': TaughtAliasTable;
  'plan.import': ImportTable;
  'plan.ledger_preview': LedgerPreviewTable;
};

export type PlanTx = Transaction<PlatformTables & PlanTables>;
export type PlanRow = Selectable<PlanTable>;
export type TaskRow = Selectable<TaskTable>;
export type SectionRow = Selectable<SectionTable>;

/** The transaction with the tables of this system. */
export function planTables(tx: Tx): PlanTx {
  return tx.withTables<PlanTables>();
}

/** Tasks with the title of their plan, newest plans first, each in the order of its paper. */
export function tasksWithPlan(tx: Tx) {
  return planTables(tx)
    .selectFrom('plan.task as t')
    .innerJoin('plan.plan as p', 'p.id', 't.plan_id')
    .selectAll('t')
    .select('p.title as plan_title')
    .orderBy('p.year', (order) => order.desc().nullsLast())
    .orderBy('t.plan_id')
    .orderBy('t.seq');
}
