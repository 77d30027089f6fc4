import type { ImportGap } from '@sanyi/grouping';
import type { Json, PlatformTables, Tx } from '@sanyi/records';
import type { Generated, Transaction } from 'kysely';

export interface SchemeTable {
  scheme_no: Generated<number>;
  scope_path: string;
  content_sha256: string;
  code: string;
  name: string;
  body: string;
  file_name: string;
  layout: 'own' | 'neutral' | 'workbook';
  gaps: Json<readonly ImportGap[]>;
  mdcs: number;
  adrgs: number;
  drgs: number;
  errors: number;
  warnings: number;
  notes: number;
  imported_by_name: string;
  imported_at: Generated<string>;
}

export interface UseTable {
  use_no: Generated<number>;
  scope_path: string;
  scheme_no: number;
  valid_from: string;
  set_by_name: string;
  set_at: Generated<string>;
}

export interface RunTable {
  run_no: Generated<number>;
  scope_path: string;
  files: Json<readonly number[]>;
  uses: Json<readonly { readonly schemeNo: number; readonly from: string }[]>;
  snapshot_at: string;
  stays: number | null;
  grouped: number | null;
  ambiguous: number | null;
  ungroupable: number | null;
  milliseconds: number | null;
  counted_at: string | null;
  asked_by_name: string;
}

export type DrgTables = {
  'drg.scheme': SchemeTable;
  'drg.use': UseTable;
  'drg.run': RunTable;
};

/** The transaction with this system's tables. */
export function drgTables(tx: Tx): Transaction<PlatformTables & DrgTables> {
  return tx.withTables<DrgTables>();
}
