import type { Light } from '@sanyi/kernel';
import type { Json, PlatformTables, Tx } from '@sanyi/records';
import type { Generated, Transaction } from 'kysely';
import type { Evaluation } from '../engine/evaluation/evaluation.ts';
import type { FormAnswer } from '../engine/forms/form-answer.ts';
import type { FormGrid } from '../engine/forms/form-grid.ts';
import type { InterviewRecord } from '../engine/interview.ts';
import type { Step } from '../engine/ladder.ts';
import type { Letter } from '../engine/letter.ts';
import type { LightReason } from '../engine/light-reasons.ts';

export interface WindowTable {
  id: Generated<string>;
  scope_path: string;
  plan_id: string;
  period: string;
  opens_on: string;
  closes_on: string;
  state: Generated<'open' | 'locked'>;
  version: Generated<number>;
  created_by_name: string;
  created_at: Generated<string>;
}

export interface EntryTable {
  id: Generated<string>;
  scope_path: string;
  window_id: string;
  task_id: string;
  organisation_id: string;
  progress: string;
  problems: string;
  next_steps: string;
  state: Generated<'draft' | 'submitted' | 'returned'>;
  late: Generated<boolean>;
  return_reason: string | null;
  updated_by_name: string;
  updated_at: Generated<string>;
  submitted_at: string | null;
  version: Generated<number>;
}

export interface KeptLightTable {
  task_id: string;
  plan_id: string;
  scope_path: string;
  period: string;
  light: Light;
  reasons: Json<readonly LightReason[]>;
  rule_version: string;
  kept_at: Generated<string>;
}

export interface OverrideTable {
  id: Generated<string>;
  scope_path: string;
  task_id: string;
  period: string;
  light: Light;
  reason: string;
  by_name: string;
  until_on: string;
  seq: Generated<bigint>;
  created_at: Generated<string>;
}

export interface ReportTable {
  id: Generated<string>;
  scope_path: string;
  plan_id: string;
  window_id: string;
  period: string;
  title: string;
  snapshot: Json<unknown>;
  snapshot_hash: string;
  issued_by_name: string;
  issued_at: Generated<string>;
  corrects: string | null;
  correction_reason: string | null;
}

export interface CaseTable {
  id: Generated<string>;
  scope_path: string;
  plan_id: string;
  task_id: string;
  organisation_id: string;
  state: Generated<'open' | 'closed'>;
  opened_on: string;
  version: Generated<number>;
}

export interface StepTable {
  id: Generated<string>;
  scope_path: string;
  case_id: string;
  seq: number;
  step: Step;
  year: number;
  number: number;
  taken_on: string;
  due_on: string;
  letter: Json<Letter>;
  taken_by_name: string;
  answer: string | null;
  answered_by_account: string | null;
  answered_by_name: string | null;
  answered_on: string | null;
  verdict: 'waiting' | 'accepted' | 'returned' | null;
  verdict_note: string | null;
  judged_by_name: string | null;
  judged_on: string | null;
}

export interface TurnTable {
  id: Generated<string>;
  scope_path: string;
  case_id: string;
  seq: Generated<bigint>;
  turn: 'closed' | 'reopened';
  reason: string;
  by_name: string;
  turned_on: string;
}

export interface InterviewTable {
  id: Generated<string>;
  scope_path: string;
  case_id: string;
  state: Generated<'draft' | 'recorded' | 'closed'>;
  year: number | null;
  number: number | null;
  record: Json<InterviewRecord>;
  written_by: string;
  written_by_name: string;
  recorded_at: string | null;
  closed_by: string | null;
  closed_by_name: string | null;
  closed_on: string | null;
  closing_note: string | null;
  version: Generated<number>;
}

export interface CommitmentTable {
  id: Generated<string>;
  scope_path: string;
  interview_id: string;
  seq: number;
  promise: string;
  responsible: string;
  due_on: string;
  reply: string | null;
  replied_by: string | null;
  replied_by_name: string | null;
  replied_on: string | null;
  verdict: 'waiting' | 'accepted' | 'returned' | null;
  verdict_note: string | null;
  judged_by: string | null;
  judged_by_name: string | null;
  judged_on: string | null;
}

export interface FundingTable {
  id: Generated<string>;
  scope_path: string;
  plan_id: string;
  year: number;
  name: string;
  amount_fen: bigint;
  source: string;
  bases: Json<Readonly<Record<string, string>>>;
  updated_by_name: string;
  version: Generated<number>;
}

export interface EvaluationTable {
  id: Generated<string>;
  scope_path: string;
  plan_id: string;
  kind: 'year-end' | 'mid-term' | 'final';
  from_on: string;
  until_on: string;
  title: string;
  snapshot: Json<Evaluation>;
  snapshot_hash: string;
  issued_by_name: string;
  issued_at: Generated<string>;
}

export interface DayLightTable {
  scope_path: string;
  plan_id: string;
  task_id: string;
  seen_on: string;
  light: Light;
  reasons: Json<readonly LightReason[]>;
  rule_version: string;
}

export interface FormLayoutTable {
  id: Generated<string>;
  scope_path: string;
  fingerprint: string;
  answers: Json<Readonly<Record<string, FormAnswer | null>>>;
  confirmed_by_name: string;
  confirmed_at: Generated<string>;
  version: Generated<number>;
}

export interface FormTable {
  id: Generated<string>;
  scope_path: string;
  file_id: string;
  file_name: string;
  format: 'xlsx' | 'docx';
  fingerprint: string;
  grids: Json<readonly FormGrid[]>;
  uploaded_by_name: string;
  uploaded_at: Generated<string>;
}

export type MonitoringTables = {
  'monitoring.reporting_window': WindowTable;
  'monitoring.progress_entry': EntryTable;
  'monitoring.kept_light': KeptLightTable;
  'monitoring.light_override': OverrideTable;
  'monitoring.report': ReportTable;
  'monitoring.form_layout': FormLayoutTable;
  'monitoring.form': FormTable;
  'monitoring.supervision_case': CaseTable;
  'monitoring.supervision_step': StepTable;
  'monitoring.supervision_turn': TurnTable;
  'monitoring.interview': InterviewTable;
  'monitoring.interview_commitment': CommitmentTable;
  'monitoring.funding': FundingTable;
  'monitoring.evaluation': EvaluationTable;
  'monitoring.day_light': DayLightTable;
};

/** The transaction with this system's tables. */
export function tables(tx: Tx): Transaction<PlatformTables & MonitoringTables> {
  return tx.withTables<MonitoringTables>();
}
