import type { Light, LocalText, RouteDeclaration } from '@sanyi/kernel';

/**
 * Progress, lights and values of a task (任务进展), answered by the monitoring system.
 *
 * The route is declared here once more because a slice may not import another slice, and the plan system must run
 * without monitoring. The two meet at run time: where monitoring is switched off (404) or the viewer may not read it
 * (403), the task page shows no such section.
 */
export const taskProgressRoute: RouteDeclaration = {
  id: 'task-progress',
  method: 'GET',
  path: '/monitoring/tasks/:taskId',
  title: { zh: '任务的进展和灯号', en: 'Progress and lights of a task' },
  access: 'monitoring.read',
};

/** Answers that mean “not here, not for you” rather than a fault. */
export const ABSENT: readonly number[] = [403, 404];

/** Where a quarter's entries are reported. */
export function reportingHref(windowId: string): string {
  return `/monitoring/windows/${encodeURIComponent(windowId)}`;
}

interface Reason {
  readonly code: string;
  readonly light: Light;
  readonly text: LocalText;
}

/** What the rule says of a task, and what a person set instead. */
export interface ProgressLight {
  readonly period: string;
  readonly light: Light;
  readonly computed: Light;
  readonly reasons: readonly Reason[];
  readonly ruleVersion: string;
  readonly override: {
    readonly light: Light;
    readonly reason: string;
    readonly by: string;
    readonly until: string;
  } | null;
}

/** A quarter's progress as a department reported it. */
export interface ProgressEntry {
  readonly id: string;
  readonly windowId: string;
  readonly period: string;
  readonly organisationName: LocalText | null;
  readonly progress: string;
  readonly problems: string;
  readonly nextSteps: string;
  readonly state: 'draft' | 'submitted' | 'returned';
  readonly late: boolean;
  readonly returnReason: string | null;
  readonly updatedBy: string;
  readonly updatedAt: string;
}

/** A target with the latest value reported for it. */
export interface ProgressTarget {
  readonly targetId: string;
  readonly light: Light;
  readonly value: {
    readonly id: string;
    readonly result: string | null;
    readonly unit: string;
    readonly numerator: string;
    readonly denominator: string | null;
    readonly period: string;
  } | null;
}

export interface TaskProgress {
  readonly entries: readonly ProgressEntry[];
  readonly lights: readonly ProgressLight[];
  readonly targets: readonly ProgressTarget[];
}
