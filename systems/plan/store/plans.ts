import type { Tx } from '@sanyi/records';
import type { Day } from '@sanyi/quantity';
import { sql } from 'kysely';
import type { PlanReading } from '../engine/reading.ts';
import { planProblems } from '../problems.ts';
import { type OrganisationEntry, loadOrganisations, organisationView } from './organisations.ts';
import { type PlanRow, planTables } from './tables.ts';

/** Counts of a plan's tasks by what matters on its card. */
async function countsOf(tx: Tx, planIds: readonly string[], today: Day) {
  if (planIds.length === 0) return new Map<string, PlanCounts>();
  const { rows } = await sql<Record<keyof PlanCounts, bigint> & { plan_id: string }>`
    select p.id as plan_id,
      count(t.id) filter (where live) as tasks,
      count(t.id) filter (where t.review_state = 'proposed') as proposed,
      count(t.id) filter (where t.review_state = 'confirmed') as confirmed,
      count(t.id) filter (where t.review_state = 'corrected') as corrected,
      count(t.id) filter (where t.review_state = 'rejected') as rejected,
      (select count(*) from plan.target g where g.plan_id = p.id and g.removed_at is null) as targets,
      count(t.id) filter (where live and t.work_state = 'running') as running,
      count(t.id) filter (where live and t.work_state = 'submitted') as submitted,
      count(t.id) filter (where live and t.work_state = 'done') as done,
      count(t.id) filter (where live and not t.ongoing and t.due_on < ${today}::date
        and t.work_state not in ('done', 'cancelled', 'submitted')) as overdue,
      count(t.id) filter (where live and not exists (select from plan.responsibility r
        where r.task_id = t.id and r.role = 'lead' and r.organisation_id is not null and r.removed_at is null)) as unassigned,
      count(t.id) filter (where live and t.work_state = 'to-adjust') as disputed
    from plan.plan p
    left join lateral (select t.*, t.review_state <> 'rejected' as live from plan.task t where t.plan_id = p.id) t on true
    where p.id = any(${planIds}::uuid[])
    group by p.id`.execute(tx);
  return new Map(
    rows.map(({ plan_id, ...counts }) => [
      plan_id,
      Object.fromEntries(Object.entries(counts).map(([key, count]) => [key, Number(count)])) as unknown as PlanCounts,
    ]),
  );
}

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
