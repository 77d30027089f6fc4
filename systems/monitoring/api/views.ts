import type { Viewer } from '@sanyi/kernel';
import type { Day } from '@sanyi/quantity';
import type { Tx } from '@sanyi/records';
import type { TaskFacts } from '@sanyi/system-plan/port';
import type { EntryRow } from '../store/entries.ts';
import type { JudgedPlan, JudgedTarget, JudgedTask } from '../store/judge-plan.ts';
import type { Override } from '../store/overrides.ts';
import type { WindowRow } from '../store/windows.ts';

/** The department that answers for a task: the first lead that is an organisation. */
export function leadOf(task: TaskFacts): { organisationId: string; name: string } | null {
  const lead = task.departments.find(
    (department) => department.role === 'lead' && department.organisationId !== null,
  );
  return lead?.organisationId ? { organisationId: lead.organisationId, name: lead.name } : null;
}

/** True when the viewer's department leads the task. */
export function leads(viewer: Viewer, task: TaskFacts): boolean {
  return task.departments.some(
    (item) => item.role === 'lead' && item.organisationId === viewer.organisationId,
  );
}

export function targetView({ target, value, verdict }: JudgedTarget) {
  return {
    targetId: target.id,
    taskId: target.taskId,
    indicator: target.indicator,
    targetText: target.phrase,
    unit: target.unit,
    due: target.dueOn,
    value: value?.value
      ? {
          id: value.value.id,
          result: value.value.result,
          unit: value.unit,
          numerator: value.value.numerator,
          denominator: value.value.denominator,
          period: value.value.period,
        }
      : null,
    indicatorId: value?.indicatorId ?? null,
    light: verdict.light,
    reasons: [...verdict.reasons],
  };
}

export function lightView(judged: JudgedPlan, { task, verdict }: JudgedTask, override: Override | undefined) {
  return {
    taskId: task.id,
    period: judged.period,
    light: override?.light ?? verdict.light,
    computed: verdict.light,
    reasons: [...verdict.reasons],
    ruleVersion: judged.ruleVersion,
    override: override ?? null,
  };
}

/** English names of organisations by id, for views that show both languages. */
export async function organisationNames(tx: Tx): Promise<Map<string, { zh: string; en: string }>> {
  const rows = await tx.selectFrom('platform.organisation').select(['id', 'name_zh', 'name_en']).execute();
  return new Map(rows.map((row) => [row.id, { zh: row.name_zh, en: row.name_en || row.name_zh }]));
}

/** How far reporting is: one report per task that somebody leads. */
export function windowView(
  window: WindowRow,
  planTitle: string,
  tasks: readonly TaskFacts[],
  entries: readonly EntryRow[],
  today: Day,
) {
  const expected = tasks.filter((task) => leadOf(task) !== null);
  const own = entries.filter((entry) => entry.window_id === window.id);
  const submitted = expected.filter((task) =>
    own.some((entry) => entry.task_id === task.id && entry.state === 'submitted'),
  );
  const over = window.state === 'locked' || window.closes_on < today;
  const lateEntries = own.filter((entry) => entry.late).length;
  return {
    id: window.id,
    planId: window.plan_id,
    planTitle,
    period: window.period,
    opensOn: window.opens_on,
    closesOn: window.closes_on,
    state: window.state,
    expected: expected.length,
    submitted: submitted.length,
    late: lateEntries + (over ? expected.length - submitted.length : 0),
    version: window.version,
  };
}
