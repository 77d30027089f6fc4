import type { Light, LocalText } from '@sanyi/kernel';
import type { Day } from '@sanyi/quantity';
import type { LightReason } from '../light-reasons.ts';
import type { LightCounts } from '../snapshot.ts';
import type { Part, PartScore } from './score.ts';

export type EvaluationKind = 'year-end' | 'mid-term' | 'final';

/** Names of the evaluations (考核评估名称). */
export const KIND_NAMES: Readonly<Record<EvaluationKind, LocalText>> = {
  'year-end': { zh: '年终考核', en: 'Year-end evaluation' },
  'mid-term': { zh: '中期评估', en: 'Mid-term evaluation' },
  final: { zh: '终期评估', en: 'Final evaluation' },
};

/** Names of the parts of a score (考核方面). */
export const PART_NAMES: Readonly<Record<Part, LocalText>> = {
  completion: { zh: '任务完成', en: 'Tasks' },
  attainment: { zh: '指标完成', en: 'Targets' },
  timeliness: { zh: '填报及时', en: 'Reports in time' },
  verification: { zh: '佐证核实', en: 'Verified evidence' },
};

export interface EvaluatedTask {
  readonly taskId: string;
  readonly number: string;
  readonly title: string;
  readonly light: Light;
  readonly reasons: readonly LightReason[];
  readonly verified: boolean;
  readonly quote: string;
  readonly clauseHref: string | null;
}

export interface EvaluatedTarget {
  readonly targetId: string;
  /** The task it belongs to; `null` for a goal of the whole paper. */
  readonly taskTitle: string | null;
  readonly targetText: string;
  readonly indicator: string;
  readonly indicatorCode: string | null;
  readonly unit: string;
  readonly baseline: string | null;
  readonly value: {
    readonly id: string;
    readonly result: string | null;
    readonly unit: string;
    readonly numerator: string;
    readonly denominator: string | null;
    readonly period: string;
  } | null;
  /** Share of the way in %, two places; `null` without a value. */
  readonly share: string | null;
  readonly light: Light;
  readonly reasons: readonly LightReason[];
  readonly due: Day | null;
  readonly quote: string;
  readonly clauseHref: string | null;
}

export interface EvaluatedReport {
  readonly period: string;
  readonly taskTitle: string;
  readonly state: 'in-time' | 'late' | 'missing';
}

export interface EvaluatedDepartment {
  readonly organisationId: string;
  readonly name: string;
  readonly nameEn: string;
  readonly parts: readonly PartScore[];
  readonly total: string | null;
  readonly tasks: readonly EvaluatedTask[];
  readonly targets: readonly EvaluatedTarget[];
  readonly reports: readonly EvaluatedReport[];
}

export interface EvaluatedFunding {
  readonly id: string;
  readonly name: string;
  readonly amountFen: string;
  readonly source: string;
  readonly leftFen: string;
  readonly shares: readonly {
    readonly organisationId: string;
    readonly name: string;
    readonly total: string | null;
    readonly base: string;
    readonly points: string;
    readonly amountFen: string;
  }[];
}

/** Everything an evaluation says, frozen (考核快照): pages and files are made from this alone. */
export interface Evaluation {
  readonly kind: EvaluationKind;
  readonly planId: string;
  readonly planTitle: string;
  readonly docNumber: string | null;
  readonly issuer: string;
  readonly from: Day;
  readonly until: Day;
  readonly asOf: string;
  readonly lightRule: string;
  readonly rule: {
    readonly version: string;
    readonly weights: Readonly<Record<Part, number>>;
    readonly yellowCredit: string;
    readonly fundingThreshold: string;
    readonly toBeConfirmed: boolean;
    readonly note: LocalText | null;
  };
  readonly counts: LightCounts;
  readonly departments: readonly EvaluatedDepartment[];
  /** Goals of the paper that belong to no task. */
  readonly ownTargets: readonly EvaluatedTarget[];
  /** Tasks nobody answers for: told, and in nobody's score. */
  readonly unassigned: readonly EvaluatedTask[];
  /** How the lights stood at the end of each period. */
  readonly history: readonly { readonly period: string; readonly counts: LightCounts }[];
  readonly fundings: readonly EvaluatedFunding[];
}

/** Departments by score, the best first; equal ones share a place (并列), unscored ones come last without. */
export function ranked(
  departments: readonly EvaluatedDepartment[],
): readonly { readonly place: number | null; readonly department: EvaluatedDepartment }[] {
  const hundredths = ({ total }: EvaluatedDepartment) =>
    total === null ? -1 : Math.round(Number(total) * 100);
  const sorted = departments.toSorted((one, other) => hundredths(other) - hundredths(one));
  return sorted.map((department) => ({
    place:
      department.total === null
        ? null
        : sorted.findIndex((one) => hundredths(one) === hundredths(department)) + 1,
    department,
  }));
}
