import type { Light } from '@sanyi/kernel';
import { type Day, daysBetween } from '@sanyi/quantity';
import { judgeTarget, type TargetFact } from './judge-target.ts';
import { type LightReason, reason } from './light-reasons.ts';
import type { LightRule } from './light-rule.ts';
import { dayText, periodText } from './official-words.ts';

/** One reporting window that is over or open (填报窗口), newest last. */
export interface ReportFact {
  readonly period: string;
  readonly closesOn: Day;
  readonly state: 'submitted' | 'late' | 'missing' | 'open';
}

/** Everything a light may be judged on (亮灯依据). */
export interface LightFacts {
  readonly today: Day;
  /** Day on which the plan began to count. */
  readonly startedOn: Day;
  readonly dueOn: Day | null;
  /** 持续推进: judged on its latest period only. */
  readonly ongoing: boolean;
  /** Closed (销号) by a verifier. */
  readonly closed: boolean;
  /** Reported as done and waiting for the verifier (待核实). */
  readonly awaitingVerification: boolean;
  readonly hasVerifiedEvidence: boolean;
  readonly milestones: readonly { readonly title: string; readonly dueOn: Day; readonly done: boolean }[];
  readonly targets: readonly TargetFact[];
  readonly reports: readonly ReportFact[];
  /** Lights of the periods before, newest last. */
  readonly history: readonly Light[];
}

export interface JudgedLight {
  readonly light: Light;
  readonly reasons: readonly LightReason[];
}

const WEIGHT: Readonly<Record<Light, number>> = { grey: 0, ongoing: 1, green: 2, yellow: 3, red: 4 };

/**
 * Judges a task by the published rule (亮灯): every finding has a light and a sentence, the gravest decides.
 * Grey is the answer of missing data: nothing is green because nothing is known.
 */
export function judgeLight(facts: LightFacts, rule: LightRule): JudgedLight {
  if (facts.closed) return decide([reason('closed', 'green', {})]);
  const findings = [
    ...judgeReports(facts, rule),
    ...(facts.ongoing ? [] : [...judgeDeadline(facts, rule), ...judgeMilestones(facts)]),
    ...facts.targets.flatMap((target) => judgeTarget(target, facts, rule)),
  ];
  const verdict = decide(findings.length > 0 ? findings : [reason('nothing-known', 'grey', {})]);
  return verdict.light === 'yellow' ? judgeHistory(verdict, facts, rule) : verdict;
}

function decide(reasons: readonly LightReason[]): JudgedLight {
  const sorted = [...reasons].sort((a, b) => WEIGHT[b.light] - WEIGHT[a.light]);
  return { light: sorted[0]?.light ?? 'grey', reasons: sorted };
}

function judgeReports({ reports, ongoing }: LightFacts, rule: LightRule): LightReason[] {
  const over = reports.filter((report) => report.state !== 'open');
  const latest = reports.filter((report) => report.state !== 'open' || reports.length === 1).at(-1);
  let missed = 0;
  while (over.at(-1 - missed)?.state === 'missing') missed += 1;
  if (missed >= rule.periodsWithoutReport) return [reason('reports-missing', 'red', { count: missed })];
  if (missed > 0)
    return [reason('report-missing', 'yellow', { period: periodText(over.at(-1)?.period ?? '') })];
  if (latest?.state === 'late')
    return [reason('report-late', 'yellow', { period: periodText(latest.period) })];
  if (ongoing && latest?.state === 'submitted')
    return [reason('ongoing-reported', 'ongoing', { period: periodText(latest.period) })];
  return [];
}

function judgeDeadline(facts: LightFacts, rule: LightRule): LightReason[] {
  const { dueOn, today, hasVerifiedEvidence } = facts;
  if (facts.awaitingVerification) return [reason('awaiting-verification', 'yellow', {})];
  if (dueOn === null) return [];
  const left = daysBetween(today, dueOn);
  if (left < 0) return [reason('overdue', 'red', { due: dayText(dueOn), days: -left })];
  if (left <= rule.dueSoonDays && !hasVerifiedEvidence)
    return [reason('due-soon', 'yellow', { due: dayText(dueOn), days: left })];
  return [];
}

function judgeMilestones({ milestones, today, hasVerifiedEvidence }: LightFacts): LightReason[] {
  const reached = milestones.filter((milestone) => milestone.dueOn < today || milestone.done);
  const missed = reached.filter((milestone) => !milestone.done);
  if (missed.length > 0)
    return missed.map(({ title, dueOn }) =>
      reason('milestone-missed', 'yellow', { title, due: dayText(dueOn) }),
    );
  if (reached.length > 0) return [reason('milestones-met', 'green', { count: reached.length })];
  return hasVerifiedEvidence ? [reason('evidence-verified', 'green', {})] : [];
}

function judgeHistory(verdict: JudgedLight, { history }: LightFacts, rule: LightRule): JudgedLight {
  const before = rule.yellowPeriodsUntilRed - 1;
  const stayed =
    before > 0 && history.length >= before && history.slice(-before).every((light) => light === 'yellow');
  if (!stayed) return verdict;
  return decide([
    reason('yellow-too-long', 'red', { count: rule.yellowPeriodsUntilRed }),
    ...verdict.reasons,
  ]);
}
