import { type Day, dayOf, fen, fixed, fixedText, type Period, periodEnd } from '@sanyi/quantity';
import type { Tx } from '@sanyi/records';
import type { PlanFacts } from '@sanyi/system-plan/port';
import { attainment } from '../engine/attainment.ts';
import type {
  EvaluatedDepartment,
  EvaluatedFunding,
  EvaluatedReport,
  EvaluatedTarget,
  EvaluatedTask,
  Evaluation,
  EvaluationKind,
} from '../engine/evaluation/evaluation.ts';
import { type EvaluationRule, scoreOf } from '../engine/evaluation/score.ts';
import { shareMoney } from '../engine/evaluation/share-money.ts';
import { countLights, type LightCounts } from '../engine/snapshot.ts';
import { evaluationRuleAt, evaluationVersion } from '../parameters/evaluation.ts';
import { entriesOfWindows } from './entries.ts';
import { type FundingRow, listFundings } from './evaluations.ts';
import { type JudgedPlan, type JudgedTarget, judgePlan, type Ports } from './judge-plan.ts';
import { overridesOf } from './overrides.ts';
import { tables } from './tables.ts';
import { listWindows } from './windows.ts';

/** The span an evaluation looks at (考核期间): a year up to its last day, or the whole plan up to a day. */
export function evaluatedSpan(plan: PlanFacts, kind: EvaluationKind, until: Day): { from: Day; until: Day } {
  const year = Number(until.slice(0, 4));
  if (kind === 'year-end') return { from: dayOf(year, 1, 1), until };
  const begun = plan.year === null ? (plan.issuedOn ?? until) : dayOf(plan.year, 1, 1);
  return { from: begun < until ? begun : until, until };
}

/**
 * Evaluates a plan as it stands on a day (考核评估), live: nothing is written. Departments answer for the tasks they lead first;
 * tasks without such a department are told apart. Money of the day's year is shared in a year-end evaluation.
 */
export async function evaluatePlan(
  tx: Tx,
  ports: Ports,
  plan: PlanFacts,
  asked: { readonly kind: EvaluationKind; readonly until: Day; readonly now: string },
): Promise<Evaluation> {
  const span = evaluatedSpan(plan, asked.kind, asked.until);
  const rule = evaluationRuleAt(asked.until, plan.scopePath);
  const judged = await judgePlan(tx, ports, plan, asked.until);
  const taskIds = judged.tasks.map(({ task }) => task.id);
  const overrides = await overridesOf(tx, taskIds, judged.period, asked.until);
  const progress = await ports.plan.progress(tx, taskIds);
  const reports = await reportsOf(tx, judged, span);
  const tasks = judged.tasks.map(({ task, verdict, targets }) => {
    const lead = task.departments.find(
      ({ role, organisationId }) => role === 'lead' && organisationId !== null,
    );
    const override = overrides.get(task.id);
    const evaluated: EvaluatedTask = {
      taskId: task.id,
      number: task.number,
      title: task.title,
      light: override?.light ?? verdict.light,
      reasons: verdict.reasons,
      verified:
        task.workState === 'done' ||
        (progress.get(task.id)?.evidence.some((one) => one.verdict === 'accepted') ?? false),
      quote: task.clause?.text ?? task.text,
      clauseHref: task.clause?.href ?? null,
    };
    return { lead, evaluated, targets: targets.map((one) => evaluatedTarget(one, task.title)) };
  });
  const organisations = new Map(
    tasks.flatMap(({ lead }) => (lead?.organisationId ? [[lead.organisationId, lead] as const] : [])),
  );
  const departments = [...organisations].map(([organisationId, lead]): EvaluatedDepartment => {
    const own = tasks.filter((one) => one.lead?.organisationId === organisationId);
    const ownReports = own.flatMap(({ evaluated }) => reports.get(evaluated.taskId) ?? []);
    const targets = own.flatMap((one) => one.targets);
    const { parts, total } = scoreOf(
      {
        lights: own.map(({ evaluated }) => evaluated.light),
        shares: targets.map(({ share }) => (share === null ? null : fixed(share, 2))),
        reports: {
          inTime: ownReports.filter(({ state }) => state === 'in-time').length,
          expected: ownReports.length,
        },
        verified: own.filter(({ evaluated }) => evaluated.verified).length,
      },
      rule.value,
    );
    return {
      organisationId,
      name: lead.name,
      nameEn: lead.nameEn,
      parts,
      total,
      tasks: own.map(({ evaluated }) => evaluated),
      targets,
      reports: ownReports,
    };
  });
  const fundings =
    asked.kind === 'year-end' ? await listFundings(tx, plan.id, Number(asked.until.slice(0, 4))) : [];
  return {
    kind: asked.kind,
    planId: plan.id,
    planTitle: plan.title,
    docNumber: plan.docNumber,
    issuer: plan.issuer ?? '',
    ...span,
    asOf: asked.now,
    lightRule: judged.ruleVersion,
    rule: {
      version: evaluationVersion(rule),
      weights: {
        completion: rule.value.completionWeight,
        attainment: rule.value.attainmentWeight,
        timeliness: rule.value.timelinessWeight,
        verification: rule.value.verificationWeight,
      },
      yellowCredit: fixedText(rule.value.yellowCredit),
      fundingThreshold: fixedText(rule.value.fundingThreshold),
      toBeConfirmed: rule.mark === 'D',
      note: rule.note ?? null,
    },
    counts: countLights(tasks.map(({ evaluated }) => evaluated)),
    departments,
    ownTargets: judged.ownTargets.map((one) => evaluatedTarget(one, null)),
    unassigned: tasks.filter(({ lead }) => !lead).map(({ evaluated }) => evaluated),
    history: await lightHistory(tx, plan.id, span),
    fundings: fundings.map((row) => sharedFunding(row, departments, rule.value)),
  };
}

function evaluatedTarget(
  { target, value, fact, verdict }: JudgedTarget,
  taskTitle: string | null,
): EvaluatedTarget {
  const known = value?.value ?? null;
  return {
    targetId: target.id,
    taskTitle,
    targetText: target.phrase,
    indicator: target.indicator,
    indicatorCode: value?.indicatorCode ?? null,
    unit: target.unit,
    baseline: fact.bound.baseline === null ? null : trimmed(fixedText(fact.bound.baseline)),
    value: known && {
      id: known.id,
      result: known.result,
      unit: value?.unit ?? target.unit,
      numerator: known.numerator,
      denominator: known.denominator,
      period: known.period,
    },
    share: fact.actual === null ? null : fixedText(attainment(fact.bound, fact.actual).share),
    light: verdict.light,
    reasons: verdict.reasons,
    due: target.dueOn,
    quote: target.clause?.text ?? '',
    clauseHref: target.clause?.href ?? null,
  };
}

function trimmed(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** Reports that were due in the span, by task: a window counts when it was over by its end. */
async function reportsOf(
  tx: Tx,
  judged: JudgedPlan,
  span: { readonly from: Day; readonly until: Day },
): Promise<Map<string, EvaluatedReport[]>> {
  const windows = (await listWindows(tx, judged.plan.id)).filter(
    ({ period, closes_on, state }) =>
      periodEnd(period) >= span.from &&
      periodEnd(period) <= span.until &&
      (closes_on < span.until || state === 'locked'),
  );
  const entries = await entriesOfWindows(
    tx,
    windows.map(({ id }) => id),
  );
  const reports = new Map<string, EvaluatedReport[]>();
  for (const { task } of judged.tasks) {
    if (!task.departments.some(({ role, organisationId }) => role === 'lead' && organisationId)) continue;
    reports.set(
      task.id,
      windows.map((window) => {
        const entry = entries.find((one) => one.window_id === window.id && one.task_id === task.id);
        const state = entry?.state === 'submitted' ? (entry.late ? 'late' : 'in-time') : 'missing';
        return { period: window.period, taskTitle: task.title, state };
      }),
    );
  }
  return reports;
}

/** Lights kept at the end of each period of the span, counted. */
async function lightHistory(
  tx: Tx,
  planId: string,
  span: { readonly from: Day; readonly until: Day },
): Promise<{ period: Period; counts: LightCounts }[]> {
  const rows = await tables(tx)
    .selectFrom('monitoring.kept_light')
    .select(['period', 'light'])
    .where('plan_id', '=', planId)
    .execute();
  const periods = [...new Set(rows.map(({ period }) => period))]
    .filter((period) => periodEnd(period) >= span.from && periodEnd(period) <= span.until)
    .toSorted((one, other) => (periodEnd(one) < periodEnd(other) ? -1 : 1));
  return periods.map((period) => ({
    period,
    counts: countLights(rows.filter((row) => row.period === period)),
  }));
}

function sharedFunding(
  row: FundingRow,
  departments: readonly EvaluatedDepartment[],
  rule: EvaluationRule,
): EvaluatedFunding {
  const { shares, left } = shareMoney(
    fen(row.amount_fen),
    departments.map(({ organisationId, name, total }) => ({
      organisationId,
      name,
      total,
      base: BigInt(row.bases[organisationId] ?? '1'),
    })),
    rule.fundingThreshold,
  );
  return {
    id: row.id,
    name: row.name,
    amountFen: String(row.amount_fen),
    source: row.source,
    leftFen: String(left),
    shares: shares.map((share) => ({
      organisationId: share.organisationId,
      name: share.name,
      total: share.total,
      base: String(share.base),
      points: String(share.points),
      amountFen: String(share.amount),
    })),
  };
}
