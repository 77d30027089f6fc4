import type { Tx } from '@sanyi/records';
import { dueSoon } from '../engine/ledger/due.ts';
import { filterLedger } from '../engine/ledger/filter-ledger.ts';
import { totalsOf } from '../engine/ledger/group-ledger.ts';
import { departmentLoad, monthsOf, sectionLoad } from '../engine/ledger/overview.ts';
import { sortLedger } from '../engine/ledger/sort-ledger.ts';
import type { Actor } from './change.ts';
import { taskHref } from './clause.ts';
import { type LedgerRowView, type Lights, loadLedger } from './ledger.ts';
import { type Need, needsOf } from './needs.ts';
import { loadOrganisations } from './organisations.ts';
import { listPlans } from './plans.ts';
import { loadRevisions } from './revisions.ts';
import { planTables } from './tables.ts';
import { loadSections } from './tree.ts';

/** The plan a home opens with: the newest published one of the own region, else the newest own, else any. */
function planToShow(plans: Awaited<ReturnType<typeof listPlans>>, wanted: string | undefined): string | null {
  const own = plans.filter(({ relation }) => relation === 'own');
  const found =
    plans.find(({ id }) => id === wanted) ??
    own.find(({ status }) => status === 'published') ??
    own[0] ??
    plans[0];
  return found?.id ?? null;
}

/** The home of a role (工作台): what needs me now, my tasks, and the plan as a whole. */
export async function loadHome(tx: Tx, actor: Actor, lights: Lights, wanted: string | undefined) {
  // The plan of the region above is for comparing; its tasks are not this office's work.
  const plans = (await listPlans(tx, actor)).filter(({ relation }) => relation !== 'above');
  const planId = planToShow(plans, wanted);
  const plan = plans.find(({ id }) => id === planId);
  const all = planId === null ? [] : await loadLedger(tx, actor, lights, { planId });
  const live = filterLedger(all, {}, actor.today);
  const mine = live.filter((row) => row.mine !== null);
  const totals = totalsOf(live, actor.today);
  const asked = await askedOf(tx, actor);
  const pending = await pendingOf(tx);
  const needs: Need[] = needsOf(actor, plans, plan, live, { asked: asked.length, ...pending });
  const organisations = await loadOrganisations(tx);
  const sections = planId === null ? [] : await loadSections(tx, [planId]);
  const changes = planId === null ? [] : await loadRevisions(tx, { planId, limit: 12 }, organisations);
  const titles = new Map(all.map((row) => [row.id, row.title]));
  return {
    asOf: actor.today,
    plans: plans.map(({ id, title, year, status }) => ({ id, title, year, status })),
    planId,
    needs,
    totals: {
      tasks: totals.count,
      done: totals.byState.done,
      overdue: totals.overdue,
      soon: totals.soon,
      submitted: totals.byState.submitted,
      disputed: totals.disputed,
      byState: totals.byState,
      byLight: totals.byLight,
    },
    mine: {
      tasks: sortLedger(mine, 'due').map(rowAnswer),
      soon: sortLedger(
        mine.filter((row) => dueSoon(row, actor.today)),
        'due',
      ).map(rowAnswer),
      overdue: sortLedger(
        mine.filter((row) => row.overdueDays !== null),
        'due',
      ).map(rowAnswer),
      disputed: mine.filter((row) => row.disputed).map(rowAnswer),
      asked,
    },
    sections: sectionLoad(
      sections.map((section) => ({
        id: section.id,
        parentId: section.parent_id,
        number: section.number,
        title: section.title,
      })),
      live,
      actor.today,
    ),
    months: monthsOf(live, actor.today),
    departments: departmentLoad(live, actor.today),
    changes: changes.flatMap((change) =>
      change.taskId === null
        ? []
        : [
            {
              at: change.at,
              by: change.by.name,
              taskId: change.taskId,
              taskTitle: titles.get(change.taskId) ?? '',
              summary: change.summary,
              href: taskHref(change.taskId),
            },
          ],
    ),
  };
}

/** A row as the API answers it: the light with its reason. */
export function rowAnswer(row: LedgerRowView) {
  return { ...row, light: row.lightState };
}

/** Questions to the viewer's organisation that it has not answered yet. */
async function askedOf(tx: Tx, actor: Actor) {
  const rows = await planTables(tx)
    .selectFrom('plan.comment as c')
    .innerJoin('plan.task as t', 't.id', 'c.task_id')
    .select(['c.id', 'c.task_id', 't.title', 'c.body', 'c.account_name', 'c.created_at'])
    .where('c.asked_organisation_id', '=', actor.viewer.organisationId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('plan.comment as reply')
            .select('reply.id')
            .whereRef('reply.task_id', '=', 'c.task_id')
            .whereRef('reply.organisation_id', '=', 'c.asked_organisation_id')
            .whereRef('reply.created_at', '>=', 'c.created_at')
            .whereRef('reply.id', '<>', 'c.id'),
        ),
      ),
    )
    .orderBy('c.created_at', 'desc')
    .limit(50)
    .execute();
  return rows.map((row) => ({
    commentId: row.id,
    taskId: row.task_id,
    taskTitle: row.title,
    text: row.body,
    by: row.account_name,
    at: row.created_at,
    href: taskHref(row.task_id),
  }));
}

/** What waits for somebody to judge, in the whole scope. */
async function pendingOf(tx: Tx) {
  const db = planTables(tx);
  const disputes = await db
    .selectFrom('plan.dispute')
    .select(['id', 'task_id', 'scope_path'])
    .where('state', '=', 'open')
    .execute();
  const evidence = await db
    .selectFrom('plan.evidence')
    .select(['id', 'task_id', 'account_id'])
    .where('verdict', '=', 'unverified')
    .execute();
  return { disputes, evidence };
}
