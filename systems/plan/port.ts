import type { Light, LocalText, Viewer } from '@sanyi/kernel';
import type { Day } from '@sanyi/quantity';
import type { Tx } from '@sanyi/records';
import type {
  PlanStatus,
  ResponsibilityRole,
  ReviewState,
  TaskKind,
  WorkState,
} from './engine/ledger/words.ts';
import type { Comparator } from './engine/reading.ts';

/** What other systems may know of a plan (方案). */
export interface PlanFacts {
  readonly id: string;
  readonly title: string;
  readonly docNumber: string | null;
  readonly issuer: string | null;
  readonly issuedOn: Day | null;
  readonly year: number | null;
  readonly status: PlanStatus;
  /** Region whose plan it is; also the scope of everything that belongs to it. */
  readonly scopePath: string;
  readonly ownerOrganisationId: string;
  readonly parentPlanId: string | null;
  readonly previousPlanId: string | null;
  /** Reporting duties stated in the paper: `quarterly`, months 4, 7, 10, 1. */
  readonly reporting: readonly {
    readonly cadence: string;
    readonly months: readonly number[] | null;
    readonly monthYearOffset: readonly number[] | null;
    readonly partOfMonth: string | null;
    readonly byDay: string | null;
    readonly to: string | null;
    readonly content: string | null;
    readonly quote: string;
    readonly href: string;
  }[];
}

/** A department of a task (责任单位). */
export interface DepartmentFacts {
  readonly role: ResponsibilityRole;
  /** Name of the organisation, or the printed name while none is settled. */
  readonly name: string;
  /** In English where organisation or registry know it; else the printed name. */
  readonly nameEn: string;
  readonly organisationId: string | null;
  readonly departmentId: string | null;
}

/** A quantitative target with its clause (量化目标); numbers are exact decimal text. */
export interface TargetFacts {
  readonly id: string;
  readonly planId: string;
  readonly taskId: string | null;
  readonly source: 'task' | 'table' | 'document' | 'added';
  readonly indicator: string;
  readonly comparator: Comparator;
  readonly value: string | null;
  readonly value2: string | null;
  readonly unit: string;
  readonly population: string | null;
  readonly dueOn: Day | null;
  readonly change: 'increase' | 'decrease' | null;
  readonly period: string | null;
  readonly aspirational: boolean;
  /** 预期性 or 约束性, where an indicator table says so. */
  readonly attribute: string | null;
  readonly baseline: { readonly on: Day | null; readonly value: string | null; readonly raw: string } | null;
  /** As a short phrase: `签约率 ≥ 75%`. */
  readonly phrase: string;
  /** The sentence it stands in; null for a target entered by a person without a place. */
  readonly clause: ClauseQuote | null;
}

/** Words of the paper with a little around them; `href` opens them in the paper page. */
export interface ClauseQuote {
  readonly before: string;
  readonly text: string;
  readonly after: string;
  readonly href: string;
}

/** A task of the ledger (任务). */
export interface TaskFacts {
  readonly id: string;
  readonly planId: string;
  readonly planTitle: string;
  readonly scopePath: string;
  readonly sectionId: string | null;
  readonly sectionPath: readonly string[];
  readonly seq: number;
  readonly number: string;
  readonly title: string;
  readonly text: string;
  readonly kind: TaskKind;
  readonly reviewState: ReviewState;
  readonly workState: WorkState;
  readonly ongoing: boolean;
  readonly dueOn: Day | null;
  /** Words of the paper for the time limit. */
  readonly dueText: string | null;
  readonly responsiblePerson: string | null;
  readonly departments: readonly DepartmentFacts[];
  readonly targets: readonly TargetFacts[];
  readonly clause: ClauseQuote | null;
  readonly href: string;
  readonly version: number;
}

/** What has been done for a task (落实情况). */
export interface ProgressFacts {
  readonly taskId: string;
  readonly measures: readonly {
    readonly text: string;
    readonly dueOn: Day | null;
    readonly doneOn: Day | null;
  }[];
  readonly milestones: readonly {
    readonly title: string;
    readonly dueOn: Day;
    readonly doneOn: Day | null;
  }[];
  readonly evidence: readonly {
    readonly id: string;
    readonly fileName: string;
    readonly verdict: 'unverified' | 'accepted' | 'returned';
    readonly createdAt: string;
  }[];
  readonly openDispute: boolean;
}

/** A task went from one state to another (状态变更). */
export interface WorkStateChange {
  readonly taskId: string;
  readonly planId: string;
  readonly scopePath: string;
  readonly from: WorkState;
  readonly to: WorkState;
  readonly reason: string | null;
  readonly at: string;
  readonly accountId: string;
}

export interface TaskChoice {
  readonly planId?: string;
  readonly taskIds?: readonly string[];
  /** Rejected tasks too; left out otherwise. */
  readonly withRejected?: boolean;
}

/**
 * What the plan system offers to others (方案系统端口). Every call runs in the caller's transaction and sees what its
 * viewer may see; with `asSystem` it sees everything.
 */
export interface PlanPort {
  plans(tx: Tx): Promise<PlanFacts[]>;
  /** Null when it does not exist or lies outside the scope. */
  plan(tx: Tx, planId: string): Promise<PlanFacts | null>;
  /** In the order of the paper, plan by plan; all visible plans without a choice. */
  tasks(tx: Tx, choice?: TaskChoice): Promise<TaskFacts[]>;
  task(tx: Tx, taskId: string): Promise<TaskFacts | null>;
  /** Targets of a plan, those outside tasks (goals, indicator table) included. */
  targets(tx: Tx, planId: string): Promise<TargetFacts[]>;
  target(tx: Tx, targetId: string): Promise<TargetFacts | null>;
  progress(tx: Tx, taskIds: readonly string[]): Promise<ReadonlyMap<string, ProgressFacts>>;
  /** Part of an organisation in a task; the same rule that guards the plan system's own work. */
  partOf(tx: Tx, taskId: string, organisationId: string): Promise<ResponsibilityRole | null>;
  /** Calls back inside the transaction of each change of state; a throw refuses the change. Returns how to stop. */
  onWorkState(hook: (tx: Tx, change: WorkStateChange) => Promise<void>): () => void;
}

/** Light of a task with its reason (亮灯). */
export interface TaskLight {
  readonly light: Light;
  readonly reason: LocalText;
  /** Version of the published rule; null when none was applied. */
  readonly rule: string | null;
}

/** What this system asks of the monitoring system's port; a task it does not answer for is grey. */
export interface LightSource {
  lightsFor(tx: Tx, viewer: Viewer, taskIds: readonly string[]): Promise<ReadonlyMap<string, TaskLight>>;
}
