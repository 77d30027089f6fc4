import type { Tx } from '@sanyi/records';
import { planProblems } from '../problems.ts';
import type { Actor } from './change.ts';
import { planRow, planSummary } from './plans.ts';
import { planTables, type SectionRow } from './tables.ts';
import { citationView, loadTaskItems, targetView } from './task-items.ts';
import { loadReviewTasks, type ReviewTaskView } from './tasks.ts';

/** Below this confidence an item stands in the review queue. */
export const REVIEW_BELOW = 0.7;

export function sectionView(row: SectionRow) {
  return {
    id: row.id,
    parentId: row.parent_id,
    seq: row.seq,
    level: row.level,
    number: row.number,
    title: row.title,
    role: row.role,
    span: [row.span_start, row.span_end] as const,
    extent: [row.extent_start, row.extent_end] as const,
  };
}

export async function loadSections(tx: Tx, planIds: readonly string[]): Promise<SectionRow[]> {
  if (planIds.length === 0) return [];
  return planTables(tx)
    .selectFrom('plan.section')
    .selectAll()
    .where('plan_id', 'in', planIds)
    .orderBy('plan_id')
    .orderBy('seq')
    .execute();
}

/** The breakdown of a paper (任务分解树) with the queue of what a person must look at, most doubtful first. */
export async function loadTree(tx: Tx, actor: Actor, planId: string) {
  const plan = await planSummary(tx, actor, planId);
  const row = await planRow(tx, planId);
  const paper = await planTables(tx)
    .selectFrom('plan.paper')
    .select('reading')
    .where('id', '=', row.paper_id)
    .executeTakeFirst();
  if (!paper) throw planProblems.problem('not-found');
  const sections = await loadSections(tx, [planId]);
  const tasks = await loadReviewTasks(tx, { planIds: [planId] });
  const items = await loadTaskItems(tx, { planIds: [planId] });
  return {
    plan,
    sections: sections.map(sectionView),
    tasks,
    planTargets: (items.targets.get('') ?? []).map(targetView),
    planCitations: (items.citations.get('') ?? []).map(citationView),
    queue: queueOf(tasks, paper.reading.reviewQueue),
  };
}

type QueueEntry = {
  readonly what:
    | 'task'
    | 'department'
    | 'deadline'
    | 'target'
    | 'indicator'
    | 'citation'
    | 'metadata'
    | 'reporting';
  readonly itemId: string | null;
  readonly taskId: string | null;
  readonly span: readonly [number, number];
  readonly quote: string;
  readonly confidence: number;
  readonly reason: string;
};

/** What is still open: doubtful parts of tasks nobody has confirmed, and doubtful things outside tasks. */
function queueOf(
  tasks: readonly ReviewTaskView[],
  doubts: readonly (Omit<QueueEntry, 'itemId' | 'taskId'> & { readonly task: string | null })[],
): QueueEntry[] {
  const entries: QueueEntry[] = [];
  for (const task of tasks) {
    if (task.reviewState !== 'proposed') continue;
    const add = (
      what: QueueEntry['what'],
      item: {
        readonly id: string;
        readonly span: readonly [number, number] | null;
        readonly quote: string | null;
        readonly confidence: number | null;
        readonly reason: string | null;
      },
    ) => {
      if (item.span && item.confidence !== null && item.confidence < REVIEW_BELOW)
        entries.push({
          what,
          itemId: item.id,
          taskId: task.id,
          span: item.span,
          quote: item.quote ?? '',
          confidence: item.confidence,
          reason: item.reason ?? '',
        });
    };
    add('task', {
      id: task.id,
      span: task.span,
      quote: task.text,
      confidence: task.confidence,
      reason: task.reason,
    });
    for (const item of task.responsibilities) add('department', item);
    for (const item of task.deadlines) add('deadline', item);
    for (const item of task.targets) add('target', item);
  }
  for (const doubt of doubts)
    if (doubt.task === null)
      entries.push({
        what: doubt.what,
        itemId: null,
        taskId: null,
        span: doubt.span,
        quote: doubt.quote,
        confidence: doubt.confidence,
        reason: doubt.reason,
      });
  return entries.toSorted((a, b) => a.confidence - b.confidence || a.span[0] - b.span[0]);
}

/** Confidence of a task as a whole: that of its weakest part. */
export function weakestConfidence(task: ReviewTaskView): number {
  const parts = [...task.responsibilities, ...task.deadlines, ...task.targets].map(
    (item) => item.confidence ?? 1,
  );
  return Math.min(task.confidence, ...parts);
}
