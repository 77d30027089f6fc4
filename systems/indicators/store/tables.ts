import type { PlatformTables, Tx } from '@sanyi/records';
import type { Generated, Transaction } from 'kysely';
import type { CheckedRow } from '../engine/entry/entry-world.ts';
import type { Finding } from '../engine/entry/finding.ts';

export interface IndicatorTable {
  id: Generated<string>;
  scope_path: string;
  code: string;
  name_zh: string;
  name_en: string;
  definition_zh: string;
  definition_en: string;
  numerator_zh: string;
  numerator_en: string;
  denominator_zh: string | null;
  denominator_en: string | null;
  factor: number;
  unit: string;
  decimals: number;
  direction: 'up' | 'down' | 'band' | 'ceiling';
  is_share: boolean;
  allows_negative: boolean;
  cumulative: boolean;
  attribute: 'expected' | 'binding' | null;
  source_system: string;
  owner_organisation_id: string | null;
  /** Code of the library that fills its values; `null` where people enter them. */
  computed_code: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
}

export interface ValueTable {
  id: Generated<string>;
  scope_path: string;
  indicator_id: string;
  indicator_version: number;
  organisation_id: string;
  period: string;
  /** Exact decimals as text. */
  numerator: string;
  denominator: string | null;
  note: string;
  entered_by: string | null;
  entered_by_name: string;
  entered_at: Generated<string>;
  superseded_by: string | null;
  submission_id: string | null;
  remarks: Finding[];
  approval: 'waiting' | 'approved' | 'returned';
  judged_by: string | null;
  judged_by_name: string | null;
  judged_at: string | null;
  judged_note: string | null;
}

export interface SubmissionTable {
  id: Generated<string>;
  scope_path: string;
  organisation_id: string;
  file_id: string;
  file_name: string;
  format: 'workbook' | 'data-value-sets' | 'adx';
  state: Generated<'checked' | 'sent'>;
  rows: CheckedRow[];
  entered_by: string;
  entered_by_name: string;
  received_at: Generated<string>;
  sent_at: string | null;
  version: Generated<number>;
}

export interface SumRuleTable {
  id: Generated<string>;
  scope_path: string;
  whole_id: string;
  part_ids: string[];
  created_by_name: string;
  created_at: Generated<string>;
}

export interface DataElementTable {
  scope_path: string;
  element: string;
  indicator_id: string;
  part: 'numerator' | 'denominator';
  assigned_by_name: string;
  assigned_at: Generated<string>;
}

export interface TargetLinkTable {
  target_id: string;
  plan_id: string;
  scope_path: string;
  indicator_id: string;
  linked_by_name: string;
  linked_at: Generated<string>;
}

export interface RunTable {
  run_no: Generated<number>;
  scope_path: string;
  definitions: string;
  snapshot_at: string;
  files: number[];
  asked_by_name: string;
  rows: Generated<number>;
  milliseconds: Generated<number>;
  finished_at: string | null;
}

export interface RunMonthTable {
  scope_path: string;
  month: string;
  run_no: number;
  counted_from: Generated<string>;
  counted_until: string | null;
}

export type IndicatorTables = {
  'indicators.indicator': IndicatorTable;
  'indicators.value': ValueTable;
  'indicators.submission': SubmissionTable;
  'indicators.sum_rule': SumRuleTable;
  'indicators.data_element': DataElementTable;
  'indicators.target_link': TargetLinkTable;
  'indicators.run': RunTable;
  'indicators.run_month': RunMonthTable;
};

/** The transaction with this system's tables. */
export function tables(tx: Tx): Transaction<PlatformTables & IndicatorTables> {
  return tx.withTables<IndicatorTables>();
}
