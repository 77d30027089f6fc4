import type { Day } from '@sanyi/quantity';
import type { Tx } from '@sanyi/records';
import { sql } from 'kysely';

/** Counts of a plan's tasks by what matters on its card (方案概况). */
export interface PlanCounts {
  readonly tasks: number;
  readonly proposed: number;
  readonly confirmed: number;
  readonly corrected: number;
  readonly rejected: number;
  readonly targets: number;
  readonly running: number;
  readonly submitted: number;
  readonly done: number;
  readonly overdue: number;
  readonly unassigned: number;
  readonly disputed: number;
}

/** Counts of each plan in one query; rejected tasks count as rejected only, what a merge left over not at all. */
export async function countPlans(
  tx: Tx,
  planIds: readonly string[],
  today: Day,
): Promise<Map<string, PlanCounts>> {
  if (planIds.length === 0) return new Map();
  const { rows } = await sql<PlanCounts & { readonly plan_id: string }>`
    select p.id as plan_id,
      count(t.id) filter (where t.live)::int as tasks,
      count(t.id) filter (where t.review_state = 'proposed')::int as proposed,
      count(t.id) filter (where t.review_state = 'confirmed')::int as confirmed,
      count(t.id) filter (where t.review_state = 'corrected')::int as corrected,
      count(t.id) filter (where t.review_state = 'rejected' and t.merged_into is null)::int as rejected,
      (select count(*) from plan.target g where g.plan_id = p.id and g.removed_at is null and not exists (select from plan.task r
        where r.id = g.task_id and r.review_state = 'rejected'))::int as targets,
      count(t.id) filter (where t.live and t.work_state = 'running')::int as running,
      count(t.id) filter (where t.live and t.work_state = 'submitted')::int as submitted,
      count(t.id) filter (where t.live and t.work_state = 'done')::int as done,
      count(t.id) filter (where t.live and not t.ongoing and t.due_on < ${today}::date
        and t.work_state not in ('done', 'cancelled', 'submitted'))::int as overdue,
      count(t.id) filter (where t.live and t.kind = 'task' and not exists (select from plan.responsibility r
        where r.task_id = t.id and r.role = 'lead' and r.organisation_id is not null and r.removed_at is null))::int as unassigned,
      count(t.id) filter (where t.live and t.work_state = 'to-adjust')::int as disputed
    from plan.plan p
    left join lateral (
      select t.id, t.kind, t.review_state, t.merged_into, t.work_state, t.ongoing, t.due_on, t.review_state <> 'rejected' as live
      from plan.task t where t.plan_id = p.id
    ) t on true
    where p.id = any(${planIds}::uuid[])
    group by p.id`.execute(tx);
  return new Map(rows.map(({ plan_id, ...counts }) => [plan_id, counts]));
}

/** A plan without tasks. */
export const NO_COUNTS: PlanCounts = {
  tasks: 0,
  proposed: 0,
  confirmed: 0,
  corrected: 0,
  rejected: 0,
  targets: 0,
  running: 0,
  submitted: 0,
  done: 0,
  overdue: 0,
  unassigned: 0,
  disputed: 0,
};
