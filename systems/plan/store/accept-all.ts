import type { Tx } from '@sanyi/records';
import { sql } from 'kysely';
import { type Actor, recordChange } from './change.ts';
import { planTables } from './tables.ts';
import { openTask, refuseForeignPlan } from './task-lock.ts';
import { loadReviewTasks } from './tasks.ts';
import { weakestConfidence } from './tree.ts';

/** Confirms every proposed task whose weakest part is at least this sure (批量确认). */
export async function acceptAll(tx: Tx, actor: Actor, planId: string, minimumConfidence: number) {
  const tasks = await loadReviewTasks(tx, { planIds: [planId] });
  const proposed = tasks.filter((task) => task.reviewState === 'proposed');
  const sure = proposed.filter((task) => weakestConfidence(task) >= minimumConfidence);
  const first = sure[0];
  if (first) {
    const opened = await openTask(tx, actor, first.id);
    refuseForeignPlan(actor, opened.plan);
    const done = await planTables(tx)
      .updateTable('plan.task')
      .set({
        review_state: 'confirmed',
        version: sql`version + 1`,
        updated_at: sql`platform.now()`,
        step_id: null,
      })
      .where(
        'id',
        'in',
        sure.map((task) => task.id),
      )
      .where('review_state', '=', 'proposed')
      .returning(['id', 'scope_path'])
      .execute();
    for (const row of done)
      await recordChange(tx, actor, {
        action: 'accepted-all',
        planId,
        taskId: row.id,
        scopePath: row.scope_path,
        before: { reviewState: 'proposed' },
        after: { reviewState: 'confirmed' },
      });
    return { accepted: done.length, left: proposed.length - done.length };
  }
  return { accepted: 0, left: proposed.length };
}
