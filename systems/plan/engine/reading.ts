import type { CitedDocument } from './reading/citations.ts';
import type { Day, Evidence, Level, TextItem } from './reading/evidence.ts';
import type { IndicatorRow } from './reading/indicators.ts';
import type { PlanMetadata } from './reading/metadata.ts';
import type { Phase, ScopeRule, Section } from './reading/sections.ts';
import type { Deadline, MonitoringClause, ReportingDuty, Target } from './reading/statements.ts';
import type { Task } from './reading/tasks.ts';

export type { CitationRelation, CitedDocument } from './reading/citations.ts';
export type { Day, DayItem, Evidence, Level, ReasonCode, Span, TextItem } from './reading/evidence.ts';
export type { IndicatorRow, IndicatorTarget } from './reading/indicators.ts';
export type { PlanMetadata } from './reading/metadata.ts';
export type { Phase, ScopeRule, Section, SectionRole } from './reading/sections.ts';
export type {
  Comparator,
  Deadline,
  DeadlineKind,
  MonitoringClause,
  ReportingDuty,
  Target,
} from './reading/statements.ts';
export type { DepartmentRef, ResponsibilityMode, Task } from './reading/tasks.ts';

/** An item of low confidence that a person must look at (待复核). */
export interface ReviewItem extends Evidence {
  what: 'task' | 'department' | 'deadline' | 'target' | 'indicator' | 'citation' | 'metadata' | 'reporting';
  /** Task it belongs to, if any. */
  task: string | null;
}

/** Result of reading one paper (读取结果). */
export interface PlanReading {
  /** Length of the raw text in UTF-16 units. */
  chars: number;
  metadata: PlanMetadata;
  citedDocuments: CitedDocument[];
  sections: Section[];
  tasks: Task[];
  /** Targets and deadlines stated outside tasks. */
  docTargets: Target[];
  docDeadlines: Deadline[];
  indicatorTable: IndicatorRow[];
  reporting: ReportingDuty[];
  monitoring: MonitoringClause[];
  phases: Phase[];
  scopeRules: ScopeRule[];
  /** The paper says that the first department of a list leads (排在第一位的为牵头单位). */
  firstIsLead: TextItem | null;
  reviewQueue: ReviewItem[];
}

/** A lesson from a user's correction: this printed name means that department. */
export interface TaughtAlias {
  alias: string;
  departmentId: string;
  level?: Level;
}

/** What the caller may fix before reading. */
export interface ReadOptions {
  /** Aliases learnt from corrections; they win over the built-in registry. */
  aliases?: readonly TaughtAlias[];
  /** Day used for relative dates when the paper itself bears none; also wins over a date found when `asOfWins`. */
  asOf?: Day;
  asOfWins?: boolean;
  /** Items below this confidence are put in the review queue (default 0.7). */
  reviewBelow?: number;
}
