/** Rows of what people keep for themselves: views, taught names, files on their way in. */

import type { Json } from '@sanyi/records';
import type { Generated } from 'kysely';

export interface SavedViewTable {
  id: Generated<string>;
  scope_path: string;
  account_id: string;
  organisation_id: string;
  name: string;
  query: string;
  columns: Json<string[]>;
  shared: Generated<boolean>;
  version: Generated<number>;
  created_at: Generated<string>;
  updated_at: Generated<string>;
}

export interface TaughtAliasTable {
  id: Generated<string>;
  scope_path: string;
  alias: string;
  department_id: string;
  organisation_id: string | null;
  account_id: string;
  account_name: string;
  taught_at: Generated<string>;
}

export interface ImportTable {
  id: Generated<string>;
  scope_path: string;
  account_id: string;
  file_name: string;
  sha256: string;
  file_id: string;
  job_id: string | null;
  plan_id: string | null;
  existed: Generated<boolean>;
  created_at: Generated<string>;
}

export interface LedgerPreviewTable {
  id: Generated<string>;
  scope_path: string;
  account_id: string;
  file_id: string;
  file_name: string;
  preview: Json<unknown>;
  state: Generated<'open' | 'applied'>;
  created_at: Generated<string>;
}
