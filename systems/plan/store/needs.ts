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
  return [...found, ...ownNeeds(actor, plan, rows, pending)].filter((need) => need.count > 0).slice(0, MOST);
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
    {
      kind: 'disputes',
      title: { zh: '件分工异议待答复', en: 'disputes to answer' },
      count: disputes.length,
      href: disputes.length === 1 && first ? taskHref(first.task_id) : ledgerHref(plan?.id, 'disputed=true'),
      tone: 'now',
    },
    {
      kind: 'review',
      title: { zh: '条读出的任务待核对', en: 'tasks read, to be reviewed' },
      count: review?.counts.proposed ?? 0,
      href: review ? `/plan/${review.id}/review` : '/plan/plans',
      tone: 'now',
    },
    {
      kind: 'publish',
      title: { zh: '份方案核对完毕待发布', en: 'plan reviewed, to be published' },
      count: review && review.counts.proposed === 0 && review.counts.tasks > 0 ? 1 : 0,
      href: review ? `/plan/${review.id}` : '/plan/plans',
      tone: 'now',
    },
    {
      kind: 'unassigned',
      title: { zh: '项任务没有落实牵头单位', en: 'tasks without a settled lead' },
      count: totals.unassigned,
      href: ledgerHref(plan?.id, 'unassigned=true'),
      tone: 'now',
    },
    {
      kind: 'overdue-all',
      title: { zh: '项任务逾期', en: 'tasks overdue' },
      count: totals.overdue,
      href: ledgerHref(plan?.id, 'due=overdue'),
      tone: 'now',
    },
    {
      kind: 'soon-all',
      title: { zh: '项任务 30 天内到期', en: 'tasks due within 30 days' },
      count: totals.soon,
      href: ledgerHref(plan?.id, 'due=soon'),
      tone: 'soon',
    },
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
    {
      kind: 'submitted',
      title: { zh: '项任务待核实销号', en: 'tasks to verify and close' },
      count: submitted.length,
      href: submitted.length === 1 && firstTask ? firstTask.href : ledgerHref(plan?.id, 'state=submitted'),
      tone: 'now',
    },
    {
      kind: 'evidence',
      title: { zh: '份佐证待核验', en: 'pieces of evidence to verify' },
      count: evidence.length,
      href: firstEvidence ? taskHref(firstEvidence.task_id) : ledgerHref(plan?.id, ''),
      tone: 'now',
    },
    {
      kind: 'overdue-all',
      title: { zh: '项任务逾期', en: 'tasks overdue' },
      count: totalsOf(rows, actor.today).overdue,
      href: ledgerHref(plan?.id, 'due=overdue'),
      tone: 'now',
    },
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
    {
      kind: 'asked',
      title: { zh: '条提问等本单位答复', en: 'questions to your organisation' },
      count: pending.asked,
      href: '/plan#asked',
      tone: 'now',
    },
    {
      kind: 'overdue',
      title: { zh: '项本单位任务逾期', en: 'of your tasks are overdue' },
      count: totals.overdue,
      href: ledgerHref(plan?.id, 'mine=true&due=overdue'),
      tone: 'now',
    },
    {
      kind: 'to-confirm',
      title: { zh: '项新任务待认领', en: 'new tasks to accept' },
      count: toConfirm,
      href: ledgerHref(plan?.id, 'mine=true&role=lead&state=to-confirm'),
      tone: 'now',
    },
    {
      kind: 'soon',
      title: { zh: '项本单位任务 30 天内到期', en: 'of your tasks are due within 30 days' },
      count: totals.soon,
      href: ledgerHref(plan?.id, 'mine=true&due=soon'),
      tone: 'soon',
    },
  ];
}
