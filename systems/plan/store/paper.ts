import type { Tx } from '@sanyi/records';
import type { Span } from '../engine/reading.ts';
import { planRow } from './plans.ts';
import { planTables } from './tables.ts';
import { loadTaskItems, spanOf } from './task-items.ts';

/** Raw text of a plan's paper (原文). */
export async function paperText(tx: Tx, planId: string): Promise<string> {
  const row = await planTables(tx)
    .selectFrom('plan.paper as paper')
    .innerJoin('plan.plan as plan', 'plan.paper_id', 'paper.id')
    .select('paper.raw_text')
    .where('plan.id', '=', planId)
    .executeTakeFirst();
  return row?.raw_text ?? '';
}

type HighlightKind =
  | 'section'
  | 'task'
  | 'department'
  | 'deadline'
  | 'target'
  | 'citation'
  | 'reporting'
  | 'metadata';

export interface HighlightView {
  readonly itemId: string;
  readonly kind: HighlightKind;
  readonly taskId: string | null;
  readonly span: Span;
  readonly label: string;
  readonly confidence: number | null;
}

/** The paper with every stretch that an item of the tree stands on (原文标注), in the order of the text. */
export async function loadPaper(tx: Tx, planId: string) {
  const db = planTables(tx);
  const plan = await planRow(tx, planId);
  const paper = await db
    .selectFrom('plan.paper')
    .select(['raw_text', 'format', 'blocks', 'reading'])
    .where('id', '=', plan.paper_id)
    .executeTakeFirstOrThrow();
  const sections = await db
    .selectFrom('plan.section')
    .selectAll()
    .where('plan_id', '=', planId)
    .orderBy('seq')
    .execute();
  const tasks = await db
    .selectFrom('plan.task')
    .select(['id', 'title', 'span_start', 'span_end', 'confidence'])
    .where('plan_id', '=', planId)
    .where('review_state', '<>', 'rejected')
    .orderBy('seq')
    .execute();
  const items = await loadTaskItems(tx, { planIds: [planId] });
  const highlights: HighlightView[] = [];
  const add = (
    kind: HighlightKind,
    row: {
      id: string;
      span_start: number | null;
      span_end: number | null;
      task_id?: string | null;
      confidence?: number | null;
    },
    label: string,
  ) => {
    const span = spanOf(row);
    if (span)
      highlights.push({
        itemId: row.id,
        kind,
        taskId: row.task_id ?? null,
        span,
        label,
        confidence: row.confidence ?? null,
      });
  };
  for (const row of sections) add('section', row, row.title);
  for (const row of tasks) add('task', { ...row, task_id: row.id }, row.title);
  for (const row of [...items.responsibilities.values()].flat()) add('department', row, row.norm ?? row.raw);
  for (const row of [...items.deadlines.values()].flat())
    add('deadline', row, row.due_on ?? row.rule ?? row.quote ?? '');
  for (const row of [...items.targets.values()].flat()) add('target', row, row.indicator);
  for (const row of [...items.citations.values()].flat()) add('citation', row, row.title);
  paper.reading.reporting.forEach((duty, at) =>
    add(
      'reporting',
      {
        id: `reporting-${at + 1}`,
        span_start: duty.span[0],
        span_end: duty.span[1],
        confidence: duty.confidence,
      },
      duty.cadence,
    ),
  );
  return {
    planId,
    title: plan.title,
    format: paper.format,
    text: paper.raw_text,
    blocks: paper.blocks.map(([kind, start, end, page, outline, table, row, column]) => ({
      kind,
      span: [start, end] as const,
      page,
      outline,
      table,
      row,
      column,
    })),
    highlights: highlights.toSorted((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]),
  };
}

/** The stored original file of a plan. */
export async function originalFileId(tx: Tx, planId: string): Promise<string> {
  const row = await planTables(tx)
    .selectFrom('plan.plan as plan')
    .innerJoin('plan.paper as paper', 'paper.id', 'plan.paper_id')
    .select('paper.file_id')
    .where('plan.id', '=', (await planRow(tx, planId)).id)
    .executeTakeFirstOrThrow();
  return row.file_id;
}
