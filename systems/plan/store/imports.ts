import type { JobQueue, JobView, StoredFile, Tx } from '@sanyi/records';
import type { Selectable } from 'kysely';
import { planProblems } from '../problems.ts';
import type { Actor } from './change.ts';
import type { ImportTable } from './desk-tables.ts';
import { planTables } from './tables.ts';

type ImportRow = Selectable<ImportTable>;

/** @throws Problem `plan/not-found` */
export async function importOf(tx: Tx, importId: string): Promise<ImportRow> {
  const row = await planTables(tx)
    .selectFrom('plan.import')
    .selectAll()
    .where('id', '=', importId)
    .executeTakeFirst();
  if (!row) throw planProblems.problem('not-found');
  return row;
}

/** The plan that a region made of these very bytes before; null when there is none. */
export async function existingPlan(tx: Tx, scopePath: string, sha256: string): Promise<string | null> {
  const row = await planTables(tx)
    .selectFrom('plan.paper as paper')
    .innerJoin('plan.plan as plan', 'plan.paper_id', 'paper.id')
    .select('plan.id')
    .where('paper.scope_path', '=', scopePath)
    .where('paper.sha256', '=', sha256)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Puts one received file into the queue, or answers the plan it already became (导入登记). */
export async function enqueueImport(tx: Tx, actor: Actor, jobs: JobQueue, file: StoredFile): Promise<string> {
  const { viewer } = actor;
  const db = planTables(tx);
  const planId = await existingPlan(tx, viewer.scopePath, file.sha256);
  const row = await db
    .insertInto('plan.import')
    .values({
      scope_path: viewer.scopePath,
      account_id: viewer.accountId,
      file_name: file.originalName,
      sha256: file.sha256,
      file_id: file.id,
      job_id: null,
      plan_id: planId,
      existed: planId !== null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (planId === null) {
    const jobId = await jobs.enqueue(tx, {
      kind: 'plan.read-paper',
      title: { zh: `导入《${file.originalName}》`, en: `Import “${file.originalName}”` },
      payload: { importId: row.id },
      viewer,
    });
    await db.updateTable('plan.import').set({ job_id: jobId }).where('id', '=', row.id).execute();
  }
  return row.id;
}

export async function finishImport(
  tx: Tx,
  importId: string,
  planId: string,
  existed: boolean,
): Promise<void> {
  await planTables(tx)
    .updateTable('plan.import')
    .set({ plan_id: planId, existed })
    .where('id', '=', importId)
    .execute();
}

/** The viewer's own imports, newest first, at most 50. */
export async function listImports(tx: Tx): Promise<ImportRow[]> {
  return planTables(tx)
    .selectFrom('plan.import')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(50)
    .execute();
}

const STATES = {
  waiting: 'queued',
  running: 'running',
  cancelling: 'running',
  cancelled: 'cancelled',
  done: 'done',
  failed: 'failed',
} as const;

const NOTHING = { zh: '', en: '' };

/** One import with the state of its job. */
export function importView(row: ImportRow, job: JobView | null) {
  const state = job ? STATES[job.state] : row.plan_id === null ? ('cancelled' as const) : ('done' as const);
  return {
    id: row.id,
    fileName: row.file_name,
    state,
    percent: state === 'done' ? 100 : job?.total ? Math.min(99, Math.floor((job.done * 100) / job.total)) : 0,
    step: (state === 'running' ? job?.message : null) ?? NOTHING,
    planId: row.plan_id,
    existed: row.existed,
    problem: job?.problem ?? null,
    createdAt: row.created_at,
  };
}
