import {
  addDays,
  type Day,
  dayOf,
  type Fixed,
  fixed,
  type Period,
  periodEnd,
  periodOf,
} from '@sanyi/quantity';
import type { Tx } from '@sanyi/records';
import type { IndicatorPort, TargetValue } from '@sanyi/system-indicators/port';
import type { PlanFacts, PlanPort, ProgressFacts, TargetFacts, TaskFacts } from '@sanyi/system-plan/port';
import { judgeTarget, type TargetFact } from '../engine/judge-target.ts';
import { type JudgedLight, judgeLight, type LightFacts, type ReportFact } from '../engine/light.ts';
import { reason } from '../engine/light-reasons.ts';
import { periodText } from '../engine/official-words.ts';
import { lightRuleAt, ruleVersion } from '../parameters/light-rule.ts';
import { type EntryRow, entriesOfWindows } from './entries.ts';
import { keptLights } from './overrides.ts';
import { listWindows, type WindowRow } from './windows.ts';

/** The systems whose facts a light rests on. */
export interface Ports {
  readonly plan: PlanPort;
  readonly indicators: IndicatorPort;
}

export interface JudgedTarget {
  readonly target: TargetFacts;
  /** What it was judged by. */
  readonly fact: TargetFact;
  readonly value: TargetValue | null;
  readonly verdict: JudgedLight;
}

export interface JudgedTask {
  readonly task: TaskFacts;
  readonly verdict: JudgedLight;
  readonly targets: readonly JudgedTarget[];
}

/** A plan with every task and target judged on a day (方案亮灯). */
export interface JudgedPlan {
  readonly plan: PlanFacts;
  readonly period: Period;
  readonly ruleVersion: string;
  readonly tasks: readonly JudgedTask[];
  /** Targets outside tasks: goals of the paper and its indicator table. */
  readonly ownTargets: readonly JudgedTarget[];
}

/** Day on which a window is judged (判定日): its last day, or today while it is still open. */
export function judgementDay(window: Pick<WindowRow, 'closes_on'>, today: Day): Day {
  return window.closes_on < today ? window.closes_on : today;
}

/** Decimal places that targets and values are compared with. */
const PLACES = 6;

/**
 * Gathers the facts of a plan and judges every task and target by the rule in force. The way to a target begins at the
 * value of the year before; a target without a day of its own is due with its task, else at the end of the plan's year.
 *
 * @param today day of judgement
 * @param given what the lights are kept and overridden under; the quarter of the day unless a window says otherwise
 */
export async function judgePlan(
  tx: Tx,
  ports: Ports,
  plan: PlanFacts,
  today: Day,
  given?: Period,
): Promise<JudgedPlan> {
  const period = given ?? periodOf(today, 'quarter');
  const rule = lightRuleAt(today, plan.scopePath);
  const startedOn = plan.year ? dayOf(plan.year, 1, 1) : (plan.issuedOn ?? today);
  const tasks = (await ports.plan.tasks(tx, { planId: plan.id })).filter((task) => task.kind === 'task');
  const targets = await ports.plan.targets(tx, plan.id);
  const progress = await ports.plan.progress(
    tx,
    tasks.map((task) => task.id),
  );
  // A window takes the values of its own period and before, however late it is looked at.
  const lastDay = periodEnd(period);
  const now = await ports.indicators.valuesForPlans(tx, [plan.id], lastDay < today ? lastDay : today);
  const before = await ports.indicators.valuesForPlans(tx, [plan.id], addDays(startedOn, -1));
  const windows = (await listWindows(tx, plan.id)).filter((window) => window.opens_on <= today).toReversed();
  const entries = await entriesOfWindows(
    tx,
    windows.map((window) => window.id),
  );
  // Periods in a row are counted by what was reported on: until the next window opens, the last one is still the present.
  const present = windows.at(-1)?.period;
  const history = await keptLights(tx, plan.id, given ?? present ?? period);
  const planEnd = plan.year ? periodEnd(String(plan.year)) : null;

  const judgeOne = (target: TargetFacts, due: Day | null): JudgedTarget => {
    const value = now.get(target.id) ?? null;
    const fact = targetFact(target, value, before.get(target.id) ?? null, target.dueOn ?? due ?? planEnd);
    const reasons = judgeTarget(fact, { today, startedOn }, rule.value);
    const waiting = value?.waiting
      ? [
          reason('value-waiting', 'grey', {
            name: target.indicator,
            period: periodText(value.waiting.period),
          }),
        ]
      : [];
    return {
      target,
      value,
      fact,
      verdict: { light: reasons[0]?.light ?? 'grey', reasons: [...reasons, ...waiting] },
    };
  };
  const judgedTasks = tasks.map((task): JudgedTask => {
    const own = targets
      .filter((target) => target.taskId === task.id)
      .map((target) => judgeOne(target, task.dueOn));
    const facts: LightFacts = {
      ...progressFacts(progress.get(task.id)),
      today,
      startedOn,
      dueOn: task.dueOn,
      ongoing: task.ongoing,
      closed: task.workState === 'done',
      awaitingVerification: task.workState === 'submitted',
      targets: own.map((item) => item.fact),
      reports: reportFacts(task, windows, entries, today),
      history: history.get(task.id) ?? [],
    };
    return { task, verdict: judgeLight(facts, rule.value), targets: own };
  });
  const ownTargets = targets
    .filter((target) => target.taskId === null)
    .map((target) => judgeOne(target, null));
  return { plan, period, ruleVersion: ruleVersion(rule), tasks: judgedTasks, ownTargets };
}

function targetFact(
  target: TargetFacts,
  now: TargetValue | null,
  before: TargetValue | null,
  due: Day | null,
): TargetFact {
  const comparable = now === null || sameUnit(now.unit, target.unit);
  const baseline =
    target.baseline?.value ?? (target.change === null ? (before?.value?.result ?? null) : null);
  return {
    id: target.id,
    name: target.indicator,
    bound: {
      comparator: target.comparator,
      value: decimal(target.value) ?? fixed('0', 0),
      value2: decimal(target.value2),
      baseline: decimal(baseline),
      change: target.change,
    },
    // A trend without a number, or a value in another unit, is not judged: it stays grey and says so.
    actual: target.value !== null && comparable ? decimal(now?.value?.result ?? null) : null,
    due,
  };
}

function decimal(text: string | null): Fixed | null {
  return text === null ? null : fixed(text, PLACES);
}

function sameUnit(one: string, other: string): boolean {
  const plain = (unit: string) => unit.replace(/[个百分点]/g, '') || '%';
  return one === other || plain(one) === plain(other);
}

function progressFacts(
  progress: ProgressFacts | undefined,
): Pick<LightFacts, 'hasVerifiedEvidence' | 'milestones'> {
  return {
    hasVerifiedEvidence: progress?.evidence.some((item) => item.verdict === 'accepted') ?? false,
    milestones: (progress?.milestones ?? []).map((item) => ({
      title: item.title,
      dueOn: item.dueOn,
      done: item.doneOn !== null,
    })),
  };
}

/** Nobody can be asked to report a task without a lead department. */
function reportFacts(
  task: TaskFacts,
  windows: readonly WindowRow[],
  entries: readonly EntryRow[],
  today: Day,
): ReportFact[] {
  if (!task.departments.some((department) => department.role === 'lead' && department.organisationId))
    return [];
  return windows.map((window) => {
    const entry = entries.find((item) => item.window_id === window.id && item.task_id === task.id);
    const submitted = entry?.state === 'submitted';
    const over = window.state === 'locked' || window.closes_on < today;
    const state = submitted ? (entry.late ? 'late' : 'submitted') : over ? 'missing' : 'open';
    return { period: window.period, closesOn: window.closes_on, state };
  });
}
