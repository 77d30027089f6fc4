import { type Light, shanghaiDay } from '@sanyi/kernel';
import { addDays, type Day, dayOf, fixedText, periodEnd } from '@sanyi/quantity';
import { elapsedShare } from '../engine/judge-target.ts';
import { letterNumber } from '../engine/letter.ts';
import type { EntryRow } from '../store/entries.ts';
import type { ForecastTarget } from '../store/forecast-plan.ts';
import type { Case } from '../store/supervision-cases.ts';
import type { WindowRow } from '../store/windows.ts';
import type { LitTask, Names } from './supervision-views.ts';
import { leadOf, targetView, windowView } from './views.ts';

/** What the cockpit of a plan is made of (驾驶舱底数). */
export interface CockpitFacts {
  readonly lit: readonly LitTask[];
  readonly targets: readonly ForecastTarget[];
  /** Lights as they were seen on the day from which changes are told; `null` before anything was seen. */
  readonly before: { readonly on: Day; readonly lights: ReadonlyMap<string, Light> } | null;
  readonly cases: readonly Case[];
  /** The newest window that has opened. */
  readonly window: WindowRow | null;
  readonly entries: readonly EntryRow[];
  readonly names: Names;
  readonly today: Day;
}

export type LightCounts = Record<Light, number>;

/** How many tasks have each light. */
export function countLights(lights: Iterable<Light>): LightCounts {
  const counts: LightCounts = { green: 0, yellow: 0, red: 0, grey: 0, ongoing: 0 };
  for (const light of lights) counts[light] += 1;
  return counts;
}

/** From when to when a plan of a year runs, and how much of it is gone; a plan without a year has no such days. */
export function spanOf(year: number | null, today: Day) {
  if (year === null) return { startsOn: null, endsOn: null, elapsed: null };
  const [startsOn, endsOn] = [dayOf(year, 1, 1), periodEnd(String(year))];
  const share = elapsedShare({ today, startedOn: startsOn }, endsOn);
  return { startsOn, endsOn, elapsed: share && fixedText(share) };
}

/** Targets with what is to be expected of them; those that a task carries name it and its department. */
export function targetViews({ targets, lit, names }: CockpitFacts) {
  const tasks = new Map(lit.map(({ task }) => [task.id, task]));
  return targets.map(({ judged, forecast }) => {
    const { target, fact } = judged;
    const task = target.taskId === null ? undefined : tasks.get(target.taskId);
    const lead = task && leadOf(task);
    const view = targetView(judged);
    return {
      targetId: view.targetId,
      targetText: view.targetText,
      indicator: view.indicator,
      unit: view.unit,
      bound: { comparator: target.comparator, value: target.value, value2: target.value2 },
      due: fact.due,
      light: view.light,
      reasons: view.reasons,
      taskTitle: task?.title ?? null,
      href: task?.href ?? target.clause?.href ?? null,
      departmentName: lead ? (names.get(lead.organisationId) ?? { zh: lead.name, en: lead.name }) : null,
      value: view.value,
      forecast,
    };
  });
}

/** What happened since the day before changes are told from: lights first, then the newest. */
export function changeViews(facts: CockpitFacts, since: Day) {
  return [
    ...lightChanges(facts),
    ...[...caseChanges(facts, since), ...valueChanges(facts, since)].toSorted(newestFirst),
  ];
}

const newestFirst = (one: { readonly on: Day }, other: { readonly on: Day }) => (one.on < other.on ? 1 : -1);

/** What went down matters before what went up. */
const GRAVITY: Readonly<Record<Light, number>> = { red: 0, yellow: 1, grey: 2, ongoing: 3, green: 4 };

function lightChanges({ lit, before }: CockpitFacts) {
  return lit
    .flatMap(({ task, light, reasons }) => {
      const from = before?.lights.get(task.id);
      if (from === undefined || from === light) return [];
      return [
        {
          kind: 'light' as const,
          taskNumber: task.number,
          taskTitle: task.title,
          href: task.href,
          from,
          to: light,
          reason: reasons.find((reason) => reason.light === light)?.text ?? null,
        },
      ];
    })
    .toSorted((one, other) => GRAVITY[one.to] - GRAVITY[other.to]);
}

function caseChanges({ cases, names }: CockpitFacts, since: Day) {
  return cases.flatMap(({ row, steps, turns }) => {
    const letter = steps[0]?.letter;
    if (!letter) return [];
    const about = {
      taskNumber: letter.taskNumber,
      taskTitle: letter.taskTitle,
      href: `/monitoring/supervision/${row.id}`,
      organisationName: names.get(row.organisation_id) ?? { zh: letter.recipient, en: letter.recipient },
    };
    return [
      ...steps.flatMap(({ step, taken_on, answered_on, year, number }) => [
        { ...about, kind: 'letter' as const, on: taken_on, step: letterNumber(step, year, number) },
        ...(answered_on === null
          ? []
          : [{ ...about, kind: 'answer' as const, on: answered_on, step: letterNumber(step, year, number) }]),
      ]),
      ...turns.map(({ turn, turned_on }) => ({ ...about, kind: turn, on: turned_on, step: '' })),
    ].filter(({ on }) => on > since);
  });
}

/** One value stands behind several targets and is told once. */
function valueChanges({ targets }: CockpitFacts, since: Day) {
  const told = new Map(
    targets.flatMap(({ judged: { value } }) =>
      value?.value ? [[value.value.id, { ...value, value: value.value }] as const] : [],
    ),
  );
  return [...told.values()].flatMap(({ value, unit, indicatorName }) => {
    const on = shanghaiDay(value.enteredAt);
    if (on <= since) return [];
    return [
      {
        kind: 'value' as const,
        on,
        indicator: indicatorName.zh,
        valueId: value.id,
        result: value.result,
        unit,
        period: value.period,
      },
    ];
  });
}

/** Departments with what they lead, the one that needs attention most first. */
export function departmentViews({ lit, cases, window, entries, names, today }: CockpitFacts) {
  const byLead = new Map<string, { name: string; lit: LitTask[] }>();
  for (const one of lit) {
    const lead = leadOf(one.task);
    if (!lead) continue;
    const known = byLead.get(lead.organisationId) ?? { name: lead.name, lit: [] };
    known.lit.push(one);
    byLead.set(lead.organisationId, known);
  }
  return [...byLead]
    .map(([organisationId, { name, lit: own }]) => {
      const tasks = own.map(({ task }) => task);
      const reports = window && windowView(window, '', tasks, entries, today);
      return {
        organisationId,
        name: names.get(organisationId) ?? { zh: name, en: name },
        tasks: own.length,
        counts: countLights(own.map(({ light }) => light)),
        reports:
          reports &&
          reportCounts(
            reports,
            entries,
            tasks.map(({ id }) => id),
            window,
            today,
          ),
        openCases: cases.filter(({ row }) => row.state === 'open' && row.organisation_id === organisationId)
          .length,
      };
    })
    .toSorted(
      (one, other) =>
        other.counts.red - one.counts.red ||
        other.counts.yellow - one.counts.yellow ||
        other.openCases - one.openCases ||
        other.tasks - one.tasks,
    );
}

function reportCounts(
  { expected, submitted }: { readonly expected: number; readonly submitted: number },
  entries: readonly EntryRow[],
  taskIds: readonly string[],
  window: WindowRow,
  today: Day,
) {
  const own = new Set(taskIds);
  const isOver = window.state === 'locked' || window.closes_on < today;
  return {
    submitted,
    late: entries.filter((entry) => entry.late && own.has(entry.task_id)).length,
    // Before its last day nobody is missing.
    missing: isOver ? expected - submitted : 0,
  };
}

/** The day after which changes are told: a week ago, or the first day of the lights where that is later. */
export function changesSince(today: Day, firstSeen: Day | null): Day {
  const weekAgo = addDays(today, -7);
  return firstSeen !== null && firstSeen > weekAgo ? firstSeen : weekAgo;
}
