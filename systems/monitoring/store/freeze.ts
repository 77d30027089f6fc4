import type { Tx } from '@sanyi/records';
import { reason } from '../engine/light-reasons.ts';
import {
  countLights,
  departmentsOf,
  type Snapshot,
  type SnapshotTarget,
  type SnapshotTask,
  sectionsOf,
} from '../engine/snapshot.ts';
import { entriesOfWindows } from './entries.ts';
import type { JudgedPlan, JudgedTarget } from './judge-plan.ts';
import { overridesOf } from './overrides.ts';
import type { WindowRow } from './windows.ts';

/** Freezes what a plan looks like now for one window (固定快照): figures, lights, texts and the sentences behind them. */
export async function freeze(
  tx: Tx,
  judged: JudgedPlan,
  window: WindowRow,
  now: string,
  day: string,
): Promise<Snapshot> {
  const entries = await entriesOfWindows(tx, [window.id]);
  const overrides = await overridesOf(
    tx,
    judged.tasks.map((item) => item.task.id),
    judged.period,
    day,
  );
  const tasks = judged.tasks.map(({ task, verdict }): SnapshotTask => {
    const entry = entries.find((item) => item.task_id === task.id && item.state === 'submitted');
    const override = overrides.get(task.id);
    const named = (role: 'lead' | 'coop') => task.departments.filter((item) => item.role === role);
    return {
      taskId: task.id,
      number: task.number,
      title: task.title,
      quote: task.clause?.text ?? task.text,
      clauseHref: task.clause?.href ?? null,
      sectionTitle: sectionTitle(task.sectionPath),
      // Who is asked to report: the first lead that is an organisation, as in the window.
      organisationId: named('lead').find((item) => item.organisationId !== null)?.organisationId ?? null,
      lead: named('lead')
        .map((item) => item.name)
        .join('、'),
      firstLead: named('lead')[0]?.name ?? '',
      leadEn: named('lead')
        .map((item) => item.nameEn)
        .join(', '),
      firstLeadEn: named('lead')[0]?.nameEn ?? '',
      coop: named('coop')
        .map((item) => item.name)
        .join('、'),
      dueOn: task.dueOn,
      light: override?.light ?? verdict.light,
      // An override stands first and hides nothing of what the rule says.
      reasons: override
        ? [
            reason('overridden', override.light, { by: override.by, reason: override.reason }),
            ...verdict.reasons,
          ]
        : verdict.reasons,
      submitted: entry !== undefined,
      late: entry?.late ?? false,
      progress: entry?.progress ?? '',
      problems: entry?.problems ?? '',
      nextSteps: entry?.next_steps ?? '',
    };
  });
  const targets = [
    ...judged.tasks.flatMap(({ task, targets: own }) => own.map((item) => snapshotTarget(item, task.title))),
    ...judged.ownTargets.map((item) => snapshotTarget(item, null)),
  ];
  return {
    planId: judged.plan.id,
    planTitle: judged.plan.title,
    docNumber: judged.plan.docNumber,
    issuer: judged.plan.issuer ?? '',
    period: window.period,
    judgedOn: day,
    asOf: now,
    ruleVersion: judged.ruleVersion,
    counts: countLights(tasks),
    departments: departmentsOf(tasks),
    sections: sectionsOf(tasks),
    tasks,
    targets,
  };
}

/** Title of the innermost section without its printed number, which a report numbers anew. */
function sectionTitle(path: readonly string[]): string {
  return (path.at(-1) ?? '').replace(/^[^\s]{1,4}\s+/, '');
}

function snapshotTarget({ target, value, verdict }: JudgedTarget, taskTitle: string | null): SnapshotTarget {
  const known = value?.value ?? null;
  return {
    targetId: target.id,
    taskId: target.taskId,
    taskTitle,
    indicator: target.indicator,
    indicatorCode: value?.indicatorCode,
    targetText: target.phrase,
    unit: target.unit,
    due: target.dueOn,
    value: known && {
      id: known.id,
      result: known.result,
      unit: value?.unit ?? target.unit,
      numerator: known.numerator,
      denominator: known.denominator,
      period: known.period,
    },
    indicatorId: value?.indicatorId ?? null,
    light: verdict.light,
    reasons: verdict.reasons,
    quote: target.clause?.text ?? '',
    clauseHref: target.clause?.href ?? null,
  };
}
