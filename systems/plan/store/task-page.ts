import { mayAccess, type SystemManifest } from '@sanyi/kernel';
import type { Tx } from '@sanyi/records';
import { overdueDays } from '../engine/ledger/due.ts';
import { stepsOf } from '../engine/ledger/work-state.ts';
import type { Actor } from './change.ts';
import { quoteIn } from './clause.ts';
import { commentView } from './comments.ts';
import { disputeView } from './disputes.ts';
import { evidenceView } from './evidence.ts';
import { type Lights, NO_LIGHT, sectionsAbove } from './ledger.ts';
import { measureView, milestoneView } from './measures.ts';
import { mayMove, situationOf } from './move-task.ts';
import { loadOrganisations } from './organisations.ts';
import { paperText } from './paper.ts';
import { loadRevisions } from './revisions.ts';
import { planTables } from './tables.ts';
import { spanOf } from './task-items.ts';
import { type OpenedTask, openTask } from './task-lock.ts';
import { loadReviewTask } from './tasks.ts';
import { loadSections } from './tree.ts';

/** Everything the task page shows (任务页) in one transaction. */
export async function loadTaskPage(
  tx: Tx,
  actor: Actor,
  manifests: readonly SystemManifest[],
  lights: Lights,
  taskId: string,
) {
  const db = planTables(tx);
  const opened = await openTask(tx, actor, taskId);
  const { task, plan } = opened;
  const organisations = await loadOrganisations(tx);
  const sections = new Map((await loadSections(tx, [plan.id])).map((section) => [section.id, section]));
  const text = await paperText(tx, plan.id);
  const measures = await db
    .selectFrom('plan.measure')
    .selectAll()
    .where('task_id', '=', taskId)
    .orderBy('created_at')
    .execute();
  const milestones = await db
    .selectFrom('plan.milestone')
    .selectAll()
    .where('task_id', '=', taskId)
    .orderBy('due_on')
    .execute();
  const evidence = await db
    .selectFrom('plan.evidence')
    .selectAll()
    .where('task_id', '=', taskId)
    .orderBy('created_at')
    .execute();
  const disputes = await db
    .selectFrom('plan.dispute')
    .selectAll()
    .where('task_id', '=', taskId)
    .orderBy('created_at', 'desc')
    .execute();
  const comments = await db
    .selectFrom('plan.comment')
    .selectAll()
    .where('task_id', '=', taskId)
    .orderBy('created_at')
    .execute();
  const neighbours = await db
    .selectFrom('plan.task')
    .select(['id', 'seq'])
    .where('plan_id', '=', plan.id)
    .where('review_state', '<>', 'rejected')
    .orderBy('seq')
    .execute();
  const { situation, mover } = await situationOf(tx, actor, opened);
  const span = spanOf(task);
  const lightOf = await lights(tx, actor.viewer, [taskId]);
  return {
    task: await loadReviewTask(tx, taskId),
    plan: { id: plan.id, title: plan.title, docNumber: plan.doc_number, status: plan.status },
    sectionPath: sectionsAbove(task.section_id, sections).map(({ id, number, title }) => ({
      id,
      number,
      title,
    })),
    context: span ? quoteIn(text, span, plan.id) : null,
    light: lightOf.get(taskId) ?? NO_LIGHT,
    overdueDays: overdueDays(
      { dueOn: task.due_on, ongoing: task.ongoing, workState: task.work_state },
      actor.today,
    ),
    mine: opened.part,
    rights: rightsOf(actor, manifests, opened),
    transitions: (mayMove(actor, opened) ? stepsOf(situation, mover) : []).map(
      ({ to, title, refusal, needsReason, needsDay }) => ({
        to,
        title,
        allowed: refusal === null,
        refusal,
        needsReason,
        needsDay,
      }),
    ),
    measures: measures.map((row) => measureView(row, organisations)),
    milestones: milestones.map((row) => milestoneView(row, organisations, actor.today)),
    evidence: evidence.map((row) => evidenceView(row, organisations, actor)),
    disputes: disputes.map((row) => disputeView(row, organisations)),
    comments: comments.map((row) => commentView(row, comments, organisations, actor)),
    revisions: await loadRevisions(tx, { taskId }, organisations),
    previousId: neighbours.filter((row) => row.seq < task.seq).at(-1)?.id ?? null,
    nextId: neighbours.find((row) => row.seq > task.seq)?.id ?? null,
  };
}

/** What the viewer may do with the task, for the buttons; every route decides again by itself. */
function rightsOf(actor: Actor, manifests: readonly SystemManifest[], { plan, task, part }: OpenedTask) {
  const may = (access: string) => mayAccess(manifests, actor.viewer.role, access);
  const own = plan.scope_path === actor.viewer.scopePath;
  const within = plan.scope_path.startsWith(actor.viewer.scopePath);
  const workable = plan.status === 'published' && task.review_state !== 'rejected';
  return {
    review: own && may('plan.review'),
    assign: own && may('plan.assign'),
    work: own && workable && part !== null && may('plan.work'),
    comment:
      within && may('plan.comment') && (actor.viewer.role !== 'department' || (workable && part !== null)),
    verify: within && workable && may('plan.verify'),
  };
}
