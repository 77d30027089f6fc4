import type { Records, Tx } from '@sanyi/records';
import { targetPhrase } from '../engine/ledger/target-phrase.ts';
import type { ClauseQuote, PlanFacts, PlanPort, ProgressFacts, TargetFacts, TaskFacts } from '../port.ts';
import { paperHref, quoteIn, sentenceAround, taskHref } from './clause.ts';
import { sectionsAbove } from './ledger.ts';
import { departmentName, loadOrganisations } from './organisations.ts';
import { stateHooks } from './state-hooks.ts';
import { planTables, type TaskRow, tasksWithPlan } from './tables.ts';
import { byTask, loadTaskItems, spanOf, targetView } from './task-items.ts';
import { partOf } from './task-lock.ts';
import { loadSections } from './tree.ts';

/** The port of the plan system over its store. */
export function createPlanPort(records: Records): PlanPort {
  return {
    plans: (tx) => loadPlans(tx),
    plan: async (tx, planId) => (await loadPlans(tx, planId))[0] ?? null,
    tasks: loadTasks,
    task: async (tx, taskId) => (await loadTasks(tx, { taskIds: [taskId], withRejected: true }))[0] ?? null,
    targets: (tx, planId) => loadTargets(tx, { planId }),
    target: async (tx, targetId) => (await loadTargets(tx, { targetId }))[0] ?? null,
    progress: loadProgress,
    partOf,
    onWorkState(hook) {
      const hooks = stateHooks(records);
      hooks.add(hook);
      return () => hooks.delete(hook);
    },
  };
}

async function loadPlans(tx: Tx, planId?: string): Promise<PlanFacts[]> {
  let select = planTables(tx)
    .selectFrom('plan.plan as plan')
    .innerJoin('plan.paper as paper', 'paper.id', 'plan.paper_id')
    .selectAll('plan')
    .select('paper.reading')
    .orderBy('plan.year', (order) => order.desc().nullsLast())
    .orderBy('plan.created_at', 'desc');
  if (planId !== undefined) select = select.where('plan.id', '=', planId);
  const rows = await select.execute();
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    docNumber: row.doc_number,
    issuer: row.issuer,
    issuedOn: row.issued_on,
    year: row.year,
    status: row.status,
    scopePath: row.scope_path,
    ownerOrganisationId: row.owner_organisation_id,
    parentPlanId: row.parent_plan_id,
    previousPlanId: row.previous_plan_id,
    reporting: row.reading.reporting.map((duty) => ({
      cadence: duty.cadence,
      months: duty.months,
      monthYearOffset: duty.monthYearOffset,
      partOfMonth: duty.partOfMonth,
      byDay: duty.byDay,
      to: duty.to,
      content: duty.content,
      quote: duty.quote,
      href: paperHref(row.id, duty.span),
    })),
  }));
}

/** Raw texts of the papers of plans, by plan. */
export async function loadTexts(tx: Tx, planIds: readonly string[]): Promise<Map<string, string>> {
  if (planIds.length === 0) return new Map();
  const rows = await planTables(tx)
    .selectFrom('plan.plan as plan')
    .innerJoin('plan.paper as paper', 'paper.id', 'plan.paper_id')
    .select(['plan.id', 'paper.raw_text'])
    .where('plan.id', 'in', planIds)
    .execute();
  return new Map(rows.map((row) => [row.id, row.raw_text]));
}

function clauseOf(
  row: { readonly plan_id: string; readonly span_start: number | null; readonly span_end: number | null },
  texts: ReadonlyMap<string, string>,
  whole: boolean,
): ClauseQuote | null {
  const span = spanOf(row);
  const text = texts.get(row.plan_id);
  if (!span || text === undefined) return null;
  return quoteIn(text, whole ? span : sentenceAround(text, span), row.plan_id);
}

type TargetRow = Parameters<typeof targetView>[0];

export function targetFacts(row: TargetRow, texts: ReadonlyMap<string, string>): TargetFacts {
  const view = targetView(row);
  return {
    id: view.id,
    planId: row.plan_id,
    taskId: view.taskId,
    source: view.source,
    indicator: view.indicator,
    comparator: view.comparator,
    value: view.value,
    value2: view.value2,
    unit: view.unit,
    population: view.population,
    dueOn: view.dueOn,
    change: view.change,
    period: view.period,
    aspirational: view.aspirational,
    attribute: view.attribute,
    baseline: view.baseline,
    phrase: targetPhrase(view),
    clause: clauseOf(row, texts, false),
  };
}

/** Targets of a plan that still count (量化目标), or the one that is named. */
export async function loadTargets(
  tx: Tx,
  choice: { readonly planId: string } | { readonly targetId: string },
): Promise<TargetFacts[]> {
  let select = planTables(tx).selectFrom('plan.target').selectAll();
  // A target named by its id is answered even when it was taken away: what points at it can still be explained.
  if ('planId' in choice)
    select = select
      .where('plan_id', '=', choice.planId)
      .where('removed_at', 'is', null)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('plan.task as t')
              .select('t.id')
              .whereRef('t.id', '=', 'plan.target.task_id')
              .where('t.review_state', '=', 'rejected'),
          ),
        ),
      );
  else select = select.where('id', '=', choice.targetId);
  const rows = await select.orderBy('span_start').orderBy('seq').execute();
  const texts = await loadTexts(tx, [...new Set(rows.map((row) => row.plan_id))]);
  return rows.map((row) => targetFacts(row, texts));
}

async function loadTasks(
  tx: Tx,
  choice: {
    readonly planId?: string;
    readonly taskIds?: readonly string[];
    readonly withRejected?: boolean;
  } = {},
): Promise<TaskFacts[]> {
  if (choice.taskIds?.length === 0) return [];
  let select = tasksWithPlan(tx);
  if (choice.planId !== undefined) select = select.where('t.plan_id', '=', choice.planId);
  if (choice.taskIds !== undefined) select = select.where('t.id', 'in', choice.taskIds);
  if (!choice.withRejected) select = select.where('t.review_state', '<>', 'rejected');
  const rows = await select.execute();
  const planIds = [...new Set(rows.map((row) => row.plan_id))];
  const items = await loadTaskItems(tx, { taskIds: rows.map((row) => row.id) });
  const sections = new Map((await loadSections(tx, planIds)).map((section) => [section.id, section]));
  const organisations = await loadOrganisations(tx);
  const texts = await loadTexts(tx, planIds);
  return rows.map((row: TaskRow & { readonly plan_title: string }) => ({
    id: row.id,
    planId: row.plan_id,
    planTitle: row.plan_title,
    scopePath: row.scope_path,
    sectionId: row.section_id,
    sectionPath: sectionsAbove(row.section_id, sections).map((section) =>
      `${section.number} ${section.title}`.trim(),
    ),
    seq: row.seq,
    number: row.number,
    title: row.title,
    text: row.original_text,
    kind: row.kind,
    reviewState: row.review_state,
    workState: row.work_state,
    ongoing: row.ongoing,
    dueOn: row.due_on,
    dueText: row.due_text,
    responsiblePerson: row.responsible_person,
    departments: (items.responsibilities.get(row.id) ?? []).map((item) => {
      const name = departmentName(item, organisations.get(item.organisation_id ?? ''));
      return {
        role: item.role,
        name: name.zh,
        nameEn: name.en,
        organisationId: item.organisation_id,
        departmentId: item.department_id,
      };
    }),
    targets: (items.targets.get(row.id) ?? []).map((target) => targetFacts(target, texts)),
    clause: clauseOf(row, texts, true),
    href: taskHref(row.id),
    version: row.version,
  }));
}

async function loadProgress(tx: Tx, taskIds: readonly string[]): Promise<ReadonlyMap<string, ProgressFacts>> {
  if (taskIds.length === 0) return new Map();
  const db = planTables(tx);
  const measures = byTask(
    await db
      .selectFrom('plan.measure')
      .selectAll()
      .where('task_id', 'in', taskIds)
      .orderBy('created_at')
      .execute(),
  );
  const milestones = byTask(
    await db
      .selectFrom('plan.milestone')
      .selectAll()
      .where('task_id', 'in', taskIds)
      .orderBy('due_on')
      .execute(),
  );
  const evidence = byTask(
    await db
      .selectFrom('plan.evidence')
      .selectAll()
      .where('task_id', 'in', taskIds)
      .orderBy('created_at')
      .execute(),
  );
  const disputes = byTask(
    await db
      .selectFrom('plan.dispute')
      .selectAll()
      .where('task_id', 'in', taskIds)
      .where('state', '=', 'open')
      .execute(),
  );
  return new Map(
    taskIds.map((taskId) => [
      taskId,
      {
        taskId,
        measures: (measures.get(taskId) ?? []).map((row) => ({
          text: row.body,
          dueOn: row.due_on,
          doneOn: row.done_on,
        })),
        milestones: (milestones.get(taskId) ?? []).map((row) => ({
          title: row.title,
          dueOn: row.due_on,
          doneOn: row.done_on,
        })),
        evidence: (evidence.get(taskId) ?? []).map((row) => ({
          id: row.id,
          fileName: row.file_name,
          verdict: row.verdict,
          createdAt: row.created_at,
        })),
        openDispute: disputes.has(taskId),
      },
    ]),
  );
}
