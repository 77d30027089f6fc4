import type { Viewer } from '@sanyi/kernel';
import type { Tx } from '@sanyi/records';
import { sql } from 'kysely';
import { overdueDays } from '../engine/ledger/due.ts';
import { targetPhrase } from '../engine/ledger/target-phrase.ts';
import type { TaskLight } from '../port.ts';
import type { Actor } from './change.ts';
import { paperHref, taskHref } from './clause.ts';
import { departmentName, loadOrganisations, type OrganisationEntry } from './organisations.ts';
import { type SectionRow, type TaskRow, tasksWithPlan } from './tables.ts';
import { loadTaskItems, spanOf, type TaskItems } from './task-items.ts';
import { loadSections } from './tree.ts';

/** Where lights come from: the monitoring system, or grey for all. */
export type Lights = (
  tx: Tx,
  viewer: Viewer,
  taskIds: readonly string[],
) => Promise<ReadonlyMap<string, TaskLight>>;

/** The light of a task that no rule has judged. */
export const NO_LIGHT: TaskLight = {
  light: 'grey',
  reason: { zh: '尚无亮灯规则', en: 'No rule yet' },
  rule: null,
};

interface WorkCounts {
  readonly measures: number;
  readonly milestones: number;
  readonly milestonesDone: number;
  readonly evidence: number;
  readonly comments: number;
}

const NO_WORK: WorkCounts = { measures: 0, milestones: 0, milestonesDone: 0, evidence: 0, comments: 0 };

async function countWork(tx: Tx, taskIds: readonly string[]): Promise<Map<string, WorkCounts>> {
  const { rows } = await sql<WorkCounts & { readonly id: string }>`
    select t.id,
      (select count(*) from plan.measure m where m.task_id = t.id)::int as "measures",
      (select count(*) from plan.milestone m where m.task_id = t.id)::int as "milestones",
      (select count(*) from plan.milestone m where m.task_id = t.id and m.done_on is not null)::int as "milestonesDone",
      (select count(*) from plan.evidence e where e.task_id = t.id)::int as "evidence",
      (select count(*) from plan.comment c where c.task_id = t.id)::int as "comments"
    from unnest(${taskIds}::uuid[]) as t(id)`.execute(tx);
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

interface RowContext {
  readonly actor: Actor;
  readonly plans: ReadonlyMap<string, string>;
  readonly sections: ReadonlyMap<string, SectionRow>;
  readonly items: TaskItems;
  readonly organisations: ReadonlyMap<string, OrganisationEntry>;
  readonly work: ReadonlyMap<string, WorkCounts>;
  readonly lights: ReadonlyMap<string, TaskLight>;
}

/** Sections above a task, outermost first. */
export function sectionsAbove(
  sectionId: string | null,
  sections: ReadonlyMap<string, SectionRow>,
): SectionRow[] {
  const above: SectionRow[] = [];
  for (let at = sections.get(sectionId ?? ''); at; at = sections.get(at.parent_id ?? '')) above.unshift(at);
  return above;
}

function rowOf(task: TaskRow, context: RowContext) {
  const { items, organisations, actor } = context;
  const responsibilities = items.responsibilities.get(task.id) ?? [];
  const above = sectionsAbove(task.section_id, context.sections);
  const department = (role: 'lead' | 'coop') =>
    responsibilities
      .filter((row) => row.role === role)
      .map((row) => {
        const organisation = organisations.get(row.organisation_id ?? '');
        const name = departmentName(row, organisation);
        return {
          name: name.zh,
          nameEn: name.en,
          organisationId: organisation?.id ?? null,
          departmentId: row.department_id,
        };
      });
  const own = responsibilities.filter((row) => row.organisation_id === actor.viewer.organisationId);
  const span = spanOf(task);
  const due = { dueOn: task.due_on, ongoing: task.ongoing, workState: task.work_state };
  return {
    id: task.id,
    planId: task.plan_id,
    planTitle: context.plans.get(task.plan_id) ?? '',
    sectionId: task.section_id,
    sectionIds: above.map((section) => section.id),
    sectionPath: above.map((section) => `${section.number} ${section.title}`.trim()),
    seq: task.seq,
    number: task.number,
    title: task.title,
    text: task.original_text,
    initials: task.initials,
    kind: task.kind,
    lead: department('lead'),
    coop: department('coop'),
    responsiblePerson: task.responsible_person,
    dueOn: task.due_on,
    dueText: task.due_text,
    ongoing: task.ongoing,
    overdueDays: overdueDays(due, actor.today),
    workState: task.work_state,
    reviewState: task.review_state,
    light: (context.lights.get(task.id) ?? NO_LIGHT).light,
    lightState: context.lights.get(task.id) ?? NO_LIGHT,
    targets: (items.targets.get(task.id) ?? []).map((target) => ({
      id: target.id,
      indicator: target.indicator,
      comparator: target.comparator,
      value: target.value,
      value2: target.value2,
      unit: target.unit,
      dueOn: target.due_on,
      text: targetPhrase(target),
    })),
    ...(context.work.get(task.id) ?? NO_WORK),
    disputed: task.work_state === 'to-adjust',
    mine: own.some((row) => row.role === 'lead')
      ? ('lead' as const)
      : own.length > 0
        ? ('coop' as const)
        : null,
    href: taskHref(task.id),
    paperHref: span ? paperHref(task.plan_id, span) : null,
    version: task.version,
    updatedAt: task.updated_at,
  };
}

/** A row of the ledger as the engine filters it; `lightState` carries the reason beside the bare `light`. */
export type LedgerRowView = ReturnType<typeof rowOf>;

/**
 * The rows of the ledger (台账), in the order of the papers: of one plan, of all visible plans, or of named tasks.
 * Everything else (filters, groups, totals) is the engine's.
 */
export async function loadLedger(
  tx: Tx,
  actor: Actor,
  lights: Lights,
  choice: { readonly planId?: string | undefined; readonly taskIds?: readonly string[] | undefined } = {},
): Promise<LedgerRowView[]> {
  let select = tasksWithPlan(tx);
  if (choice.planId !== undefined) select = select.where('t.plan_id', '=', choice.planId);
  if (choice.taskIds !== undefined) {
    if (choice.taskIds.length === 0) return [];
    select = select.where('t.id', 'in', choice.taskIds);
  }
  const tasks = await select.execute();
  if (tasks.length === 0) return [];
  const planIds = [...new Set(tasks.map((task) => task.plan_id))];
  const taskIds = tasks.map((task) => task.id);
  const sections = await loadSections(tx, planIds);
  const context: RowContext = {
    actor,
    plans: new Map(tasks.map((task) => [task.plan_id, task.plan_title])),
    sections: new Map(sections.map((section) => [section.id, section])),
    items: await loadTaskItems(tx, choice.taskIds === undefined ? { planIds } : { taskIds }),
    organisations: await loadOrganisations(tx),
    work: await countWork(tx, taskIds),
    lights: await lights(tx, actor.viewer, taskIds),
  };
  return tasks.map((task) => rowOf(task, context));
}
