import type { LocalText } from '@sanyi/kernel';
import { totalsOf } from '../engine/ledger/group-ledger.ts';
import type { Actor } from './change.ts';
import { taskHref } from './clause.ts';
import type { LedgerRowView } from './ledger.ts';
import type { PlanCounts } from './plan-counts.ts';

/** A thing that waits for somebody (待办), one click from done. */
export interface Need {
  readonly kind: string;
  readonly title: LocalText;
  readonly count: number;
  readonly href: string;
  readonly tone: 'now' | 'soon' | 'note';
}

interface ListedPlan {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly relation: string;
  readonly counts: PlanCounts;
}

interface Pending {
  readonly asked: number;
  readonly disputes: readonly { readonly task_id: string; readonly scope_path: string }[];
  readonly evidence: readonly { readonly task_id: string; readonly account_id: string }[];
}

/** Things on a home at once. */
const MOST = 7;

/** What needs the viewer now (当前待办), the most pressing first, at most seven; nothing that counts zero. */
export function needsOf(
  actor: Actor,
  plans: readonly ListedPlan[],
  plan: ListedPlan | undefined,
  rows: readonly LedgerRowView[],
  pending: Pending,
): Need[] {
  const { role } = actor.viewer;
  const found =
    role === 'reform-office'
      ? officeNeeds(actor, plans, plan, rows, pending)
      : role === 'inspector'
        ? inspectorNeeds(actor, plan, rows, pending)
        : [];
  return [...found, ...ownNeeds(actor, plan, rows, pending)].filter(({ count }) => count > 0).slice(0, MOST);
}

function need(
  kind: string,
  count: number,
  href: string,
  zh: string,
  en: string,
  tone: Need['tone'] = 'now',
): Need {
  return { kind, title: { zh, en }, count, href, tone };
}

function ledgerHref(planId: string | undefined, filter: string): string {
  return `/plan/ledger?${planId === undefined ? '' : `planId=${planId}&`}${filter}`;
}

function officeNeeds(
  actor: Actor,
  plans: readonly ListedPlan[],
  plan: ListedPlan | undefined,
  rows: readonly LedgerRowView[],
  pending: Pending,
): Need[] {
  const totals = totalsOf(rows, actor.today);
  const review = plans.find(({ relation, status }) => relation === 'own' && status === 'review');
  const disputes = pending.disputes.filter(({ scope_path }) => scope_path === actor.viewer.scopePath);
  const first = disputes[0];
  return [
    need(
      'disputes',
      disputes.length,
      disputes.length === 1 && first ? taskHref(first.task_id) : ledgerHref(plan?.id, 'disputed=true'),
      '件分工异议待答复',
      'disputes to answer',
    ),
    need(
      'review',
      review?.counts.proposed ?? 0,
      review ? `/plan/${review.id}/review` : '/plan/plans',
      '条读出的任务待核对',
      'tasks read, to be reviewed',
    ),
    need(
      'publish',
      review && review.counts.proposed === 0 && review.counts.tasks > 0 ? 1 : 0,
      review ? `/plan/${review.id}` : '/plan/plans',
      '份方案核对完毕待发布',
      'plan reviewed, to be published',
    ),
    need(
      'unassigned',
      totals.unassigned,
      ledgerHref(plan?.id, 'unassigned=true'),
      '项任务没有落实牵头单位',
      'tasks without a settled lead',
    ),
    need('overdue-all', totals.overdue, ledgerHref(plan?.id, 'due=overdue'), '项任务逾期', 'tasks overdue'),
    need(
      'soon-all',
      totals.soon,
      ledgerHref(plan?.id, 'due=soon'),
      '项任务 30 天内到期',
      'tasks due within 30 days',
      'soon',
    ),
  ];
}

function inspectorNeeds(
  actor: Actor,
  plan: ListedPlan | undefined,
  rows: readonly LedgerRowView[],
  pending: Pending,
): Need[] {
  const submitted = rows.filter((row) => row.workState === 'submitted');
  const evidence = pending.evidence.filter(({ account_id }) => account_id !== actor.viewer.accountId);
  const [firstTask, firstEvidence] = [submitted[0], evidence[0]];
  return [
    need(
      'submitted',
      submitted.length,
      submitted.length === 1 && firstTask ? firstTask.href : ledgerHref(plan?.id, 'state=submitted'),
      '项任务待核实销号',
      'tasks to verify and close',
    ),
    need(
      'evidence',
      evidence.length,
      firstEvidence ? taskHref(firstEvidence.task_id) : ledgerHref(plan?.id, ''),
      '份佐证待核验',
      'pieces of evidence to verify',
    ),
    need(
      'overdue-all',
      totalsOf(rows, actor.today).overdue,
      ledgerHref(plan?.id, 'due=overdue'),
      '项任务逾期',
      'tasks overdue',
    ),
  ];
}

function ownNeeds(
  actor: Actor,
  plan: ListedPlan | undefined,
  rows: readonly LedgerRowView[],
  pending: Pending,
): Need[] {
  const mine = rows.filter((row) => row.mine === 'lead');
  const totals = totalsOf(mine, actor.today);
  const toConfirm = plan?.status === 'published' ? totals.byState['to-confirm'] : 0;
  return [
    need('asked', pending.asked, '/plan#asked', '条提问等本单位答复', 'questions to your organisation'),
    need(
      'overdue',
      totals.overdue,
      ledgerHref(plan?.id, 'mine=true&due=overdue'),
      '项本单位任务逾期',
      'of your tasks are overdue',
    ),
    need(
      'to-confirm',
      toConfirm,
      ledgerHref(plan?.id, 'mine=true&role=lead&state=to-confirm'),
      '项新任务待认领',
      'new tasks to accept',
    ),
    need(
      'soon',
      totals.soon,
      ledgerHref(plan?.id, 'mine=true&due=soon'),
      '项本单位任务 30 天内到期',
      'of your tasks are due within 30 days',
      'soon',
    ),
  ];
}
