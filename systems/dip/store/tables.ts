import type { Json, PlatformTables, Tx } from '@sanyi/records';
import type { Generated, Transaction } from 'kysely';

/** What an import could not take, by row (未读入的行). */
export interface Gap {
  readonly row: number;
  readonly kind: string;
  readonly detail: string;
}

export interface CatalogueTable {
  catalogue_no: Generated<number>;
  scope_path: string;
  content_sha256: string;
  name: string;
  origin: 'formed' | 'published';
  year: number | null;
  body: string;
  rules: string;
  certainty: string | null;
  account: string | null;
  file_name: string;
  gaps: Json<readonly Gap[]>;
  groups: number;
  core_groups: number;
  composite_groups: number;
  cases: number | null;
  made_by_name: string;
  made_at: Generated<string>;
}

export interface UseTable {
  use_no: Generated<number>;
  scope_path: string;
  catalogue_no: number;
  valid_from: string;
  deviation: string;
  set_by_name: string;
  set_at: Generated<string>;
}

export interface CoefficientTable {
  coefficient_no: Generated<number>;
  scope_path: string;
  institution_code: string;
  valid_from: string;
  coefficient: string;
  source: string;
  set_by_name: string;
  set_at: Generated<string>;
}

export interface RunTable {
  run_no: Generated<number>;
  scope_path: string;
  files: Json<readonly number[]>;
  uses: Json<readonly { readonly catalogueNo: number; readonly from: string }[]>;
  snapshot_at: string;
  stays: number | null;
  matched: number | null;
  unmatched: number | null;
  milliseconds: number | null;
  counted_at: string | null;
  asked_by_name: string;
}

export interface StatementTable {
  statement_no: Generated<number>;
  scope_path: string;
  content_sha256: string;
  month: string;
  file_name: string;
  point_value: string;
  lines: number;
  gaps: Json<readonly Gap[]>;
  imported_by_name: string;
  imported_at: Generated<string>;
}

export interface StatementLineTable {
  statement_no: number;
  line: number;
  scope_path: string;
  institution_code: string;
  encounter_id: string;
  group_key: string;
  score: string | null;
  coefficient: string | null;
  auxiliary: string | null;
  cost_fen: bigint | null;
  points: string;
}

export interface RuleListsTable {
  lists_no: Generated<number>;
  scope_path: string;
  name: string;
  body: string;
  file_name: string;
  imported_by_name: string;
  imported_at: Generated<string>;
}

export type DipTables = {
  'dip.catalogue': CatalogueTable;
  'dip.use': UseTable;
  'dip.coefficient': CoefficientTable;
  'dip.run': RunTable;
  'dip.statement': StatementTable;
  'dip.statement_line': StatementLineTable;
  'dip.rule_lists': RuleListsTable;
};

/** The transaction with this system's tables. */
export function dipTables(tx: Tx): Transaction<PlatformTables & DipTables> {
  return tx.withTables<DipTables>();
}
