/** Rows of what stands in a paper, in the order of the migration. */

import type { LocalText } from '@sanyi/kernel';
import type { Json } from '@sanyi/records';
import type { Generated } from 'kysely';
import type {
  PlanStatus,
  ResponsibilityRole,
  ReviewState,
  TaskKind,
  WorkState,
} from '../engine/ledger/words.ts';
import type {
  CitationRelation,
  Comparator,
  DeadlineKind,
  PlanReading,
  Task as ReadTask,
  ResponsibilityMode,
  SectionRole,
  Span,
} from '../engine/reading.ts';
import type { Action } from '../text/history.ts';
import type { BeforeStep } from './review-steps.ts';

export type Origin = 'read' | 'changed' | 'added';

/** A paper as it came (原文): bytes in the vault, text, and the first reading, which never changes. */
export interface PaperTable {
  id: Generated<string>;
  scope_path: string;
  file_id: string;
  sha256: string;
  file_name: string;
  bytes: bigint;
  format: string;
  encoding: string | null;
  raw_text: string;
  blocks: Json<PaperBlock[]>;
  notes: Json<{ code: string; message: LocalText }[]>;
  reader_version: string;
  reading: Json<PlanReading>;
  read_milliseconds: number;
  imported_by: string;
  imported_by_name: string;
  imported_at: Generated<string>;
}

/** A block of the text, as short as it is stored: kind, offsets, page, outline, table, row, column. */
export type PaperBlock = readonly [
  kind: 'paragraph' | 'cell' | 'chrome' | 'footnote',
  start: number,
  end: number,
  page: number | null,
  outline: number | null,
  table: number | null,
  row: number | null,
  column: number | null,
];

export interface PlanTable {
  id: Generated<string>;
  scope_path: string;
  paper_id: string;
  owner_organisation_id: string;
  title: string;
  initials: Generated<string>;
  doc_number: string | null;
  issuer: string | null;
  issued_on: string | null;
  region: string | null;
  year: number | null;
  status: Generated<PlanStatus>;
  parent_plan_id: string | null;
  previous_plan_id: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  updated_at: Generated<string>;
}

export interface SectionTable {
  id: Generated<string>;
  scope_path: string;
  plan_id: string;
  parent_id: string | null;
  seq: number;
  level: number;
  number: string;
  title: string;
  initials: Generated<string>;
  role: SectionRole;
  span_start: number;
  span_end: number;
  extent_start: number;
  extent_end: number;
}

export interface TaskTable {
  id: Generated<string>;
  scope_path: string;
  plan_id: string;
  section_id: string | null;
  seq: number;
  number: string;
  title: string;
  initials: Generated<string>;
  span_start: number | null;
  span_end: number | null;
  original_text: string;
  kind: TaskKind;
  review_state: Generated<ReviewState>;
  confidence: number;
  reason: string;
  responsibility_mode: ResponsibilityMode;
  open_ended: Generated<boolean>;
  implementers: Generated<string[]>;
  work_state: Generated<WorkState>;
  ongoing: Generated<boolean>;
  due_on: string | null;
  due_text: string | null;
  responsible_person: string | null;
  submitted_by: string | null;
  submitted_at: string | null;
  closed_by: string | null;
  closed_at: string | null;
  original: Json<ReadTask | null>;
  origin: Generated<'read' | 'added' | 'split'>;
  split_from: string | null;
  merged_into: string | null;
  /** The reviewed change its present state comes from, which can be taken back. */
  step_id: Generated<string | null>;
  version: Generated<number>;
  created_at: Generated<string>;
  updated_at: Generated<string>;
}

/** What responsibilities, deadlines and targets have in common: their place in the paper and what was read first. */
interface ItemColumns {
  id: Generated<string>;
  scope_path: string;
  plan_id: string;
  seq: number;
  span_start: number | null;
  span_end: number | null;
  quote: string | null;
  confidence: number | null;
  reason: string | null;
  origin: Origin;
  original: Json<Record<string, unknown> | null>;
  removed_at: string | null;
  /** The task it stood in before a merge. */
  moved_from: Generated<string | null>;
}

export interface ResponsibilityTable extends ItemColumns {
  task_id: string;
  role: ResponsibilityRole;
  raw: string;
  norm: string | null;
  department_id: string | null;
  level: string | null;
  organisation_id: string | null;
  in_text: Generated<boolean>;
}

export interface DeadlineTable extends ItemColumns {
  task_id: string;
  kind: DeadlineKind;
  due_on: string | null;
  from_on: string | null;
  rule: string | null;
  due_alt: string | null;
  what: string | null;
}

/** `value` is numeric and travels as text. */
export interface TargetTable extends ItemColumns {
  task_id: string | null;
  source: 'task' | 'table' | 'document' | 'added';
  indicator: string;
  initials: Generated<string>;
  comparator: Comparator;
  value: string | null;
  value2: string | null;
  unit: string;
  population: string | null;
  due_on: string | null;
  change: 'increase' | 'decrease' | null;
  period: string | null;
  aspirational: Generated<boolean>;
  raw: string | null;
  attribute: string | null;
  domain: string | null;
  row_number: number | null;
  baseline_on: string | null;
  baseline_value: string | null;
  baseline_raw: string | null;
}

export interface CitationTable {
  id: Generated<string>;
  scope_path: string;
  plan_id: string;
  task_id: string | null;
  seq: number;
  title: string;
  doc_number: string | null;
  issuer: string | null;
  relation: CitationRelation;
  span_start: number | null;
  span_end: number | null;
  quote: string | null;
  mentions: Json<Span[]>;
  moved_from: Generated<string | null>;
}

/** One reviewed change with what it found, so that it can be taken back (可撤销的一步). */
export interface ReviewStepTable {
  id: Generated<string>;
  scope_path: string;
  plan_id: string;
  account_id: string;
  action: Action;
  at: Generated<string>;
  before: Json<BeforeStep>;
  created: string[];
}
