import type { Light } from '@sanyi/kernel';
import type { LightReason } from './light-reasons.ts';
import type { ReportCorrection } from './report-difference.ts';

export type LightCounts = Record<Light, number>;

/** A target as a report froze it. */
export interface SnapshotTarget {
  readonly targetId: string;
  readonly taskId: string | null;
  readonly taskTitle: string | null;
  readonly indicator: string;
  /** Code of the linked indicator (指标编码); reports frozen before it was kept have none. */
  readonly indicatorCode?: string | undefined;
  readonly targetText: string;
  readonly unit: string;
  readonly due: string | null;
  readonly value: {
    readonly id: string;
    readonly result: string | null;
    readonly unit: string;
    readonly numerator: string;
    readonly denominator: string | null;
    readonly period: string;
  } | null;
  readonly indicatorId: string | null;
  readonly light: Light;
  readonly reasons: readonly LightReason[];
  /** The sentence of the paper. */
  readonly quote: string;
  readonly clauseHref: string | null;
}

export interface SnapshotTask {
  readonly taskId: string;
  readonly number: string;
  readonly title: string;
  readonly quote: string;
  readonly clauseHref: string | null;
  readonly sectionTitle: string;
  readonly organisationId: string | null;
  readonly lead: string;
  /** The lead that is named first; sums by department count a task under it. */
  readonly firstLead: string;
  /** The same names in English; reports frozen before they were kept have none. */
  readonly leadEn?: string | undefined;
  readonly firstLeadEn?: string | undefined;
  readonly coop: string;
  readonly dueOn: string | null;
  readonly light: Light;
  readonly reasons: readonly LightReason[];
  readonly submitted: boolean;
  readonly late: boolean;
  readonly progress: string;
  readonly problems: string;
  readonly nextSteps: string;
}

export interface SnapshotDepartment {
  readonly organisationId: string | null;
  readonly name: string;
  readonly nameEn?: string | undefined;
  readonly tasks: number;
  readonly submitted: number;
  readonly late: number;
  readonly counts: LightCounts;
}

/** Everything a report says, frozen (报告快照): the document, the workbook and the page are made from this alone. */
export interface Snapshot {
  readonly planId: string;
  readonly planTitle: string;
  readonly docNumber: string | null;
  readonly issuer: string;
  readonly period: string;
  /** Day on which lights and values were judged. */
  readonly judgedOn: string;
  /** Instant at which the snapshot was taken. */
  readonly asOf: string;
  readonly ruleVersion: string;
  readonly counts: LightCounts;
  readonly departments: readonly SnapshotDepartment[];
  readonly sections: readonly { readonly title: string; readonly taskIds: readonly string[] }[];
  readonly tasks: readonly SnapshotTask[];
  readonly targets: readonly SnapshotTarget[];
  /** In a corrected issue: what it says otherwise than the one before. */
  readonly correction?: ReportCorrection | undefined;
}

/** How many of each light (灯号统计); the counts add up to the number of items. */
export function countLights(items: readonly { readonly light: Light }[]): LightCounts {
  const counts: LightCounts = { green: 0, yellow: 0, red: 0, grey: 0, ongoing: 0 };
  for (const item of items) counts[item.light] += 1;
  return counts;
}

const UNSETTLED = { zh: '未明确', en: 'Not settled' };

/** Sums up tasks by their first lead (第一牵头单位), in the order of the paper; without a lead they stand under 未明确. */
export function departmentsOf(tasks: readonly SnapshotTask[]): SnapshotDepartment[] {
  const groups = new Map<string, SnapshotTask[]>();
  for (const task of tasks) {
    const key = task.firstLead || UNSETTLED.zh;
    groups.set(key, [...(groups.get(key) ?? []), task]);
  }
  return [...groups].map(([name, own]) => ({
    organisationId: own[0]?.organisationId ?? null,
    name,
    nameEn: name === UNSETTLED.zh ? UNSETTLED.en : own[0]?.firstLeadEn,
    tasks: own.length,
    submitted: own.filter((task) => task.submitted).length,
    late: own.filter((task) => task.late).length,
    counts: countLights(own),
  }));
}

/** Sections in the order of the paper with the tasks below them. */
export function sectionsOf(tasks: readonly SnapshotTask[]): Snapshot['sections'] {
  const groups = new Map<string, string[]>();
  for (const task of tasks)
    groups.set(task.sectionTitle, [...(groups.get(task.sectionTitle) ?? []), task.taskId]);
  return [...groups].map(([title, taskIds]) => ({ title, taskIds }));
}
