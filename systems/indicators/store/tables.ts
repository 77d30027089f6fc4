import type { PlatformTables, Tx } from '@sanyi/records';
import type { Generated, Transaction } from 'kysely';

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
  'indicators.target_link': TargetLinkTable;
  'indicators.run': RunTable;
  'indicators.run_month': RunMonthTable;
};

/** The transaction with this system's tables. */
export function tables(tx: Tx): Transaction<PlatformTables & IndicatorTables> {
  return tx.withTables<IndicatorTables>();
}
