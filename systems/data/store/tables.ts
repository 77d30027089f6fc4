import type { Json, PlatformTables, Tx } from '@sanyi/records';
import type { RegionTableName } from '@sanyi/region';
import type { Generated, Selectable, Transaction } from 'kysely';
import type { ChosenMapping, FormatId, Issue, Recognition } from '../engine/contract.ts';
import type { FileReport, ImportChoice } from './file-report.ts';

/** State of a file (文件状态); only the rows of `current` files count. */
export type FileState =
  | 'received'
  | 'checking'
  | 'checked'
  | 'importing'
  | 'current'
  | 'superseded'
  | 'undone'
  | 'refused'
  | 'failed';

export interface FileTable {
  file_no: Generated<number>;
  scope_path: string;
  sender_id: string;
  name: string;
  bytes: bigint;
  sha256: string;
  received_by: string | null;
  received_by_name: string;
  received_at: Generated<string>;
  state: Generated<FileState>;
  recognitions: Json<Recognition[]>;
  choice: Json<ImportChoice | null>;
  format: FormatId | null;
  content_hash: string | null;
  read: Generated<number>;
  accepted: Generated<number>;
  rejected: Generated<number>;
  remarks: Generated<number>;
  institutions: Generated<string[]>;
  months: Generated<string[]>;
  report: Json<FileReport | null>;
  dry_run: Json<FileReport | null>;
  imported_at: string | null;
  supersedes: number | null;
  superseded_by: number | null;
  same_as: number | null;
  job_id: string | null;
  version: Generated<number>;
}

export interface BatchTable {
  batch_no: Generated<number>;
  scope_path: string;
  file_no: number;
  format: FormatId;
  created_at: Generated<string>;
}

export interface ChunkTable {
  rows_no: number;
  scope_path: string;
  batch_no: number;
  table_name: RegionTableName;
  rows: number;
}

export interface CountedTable {
  id: Generated<bigint>;
  scope_path: string;
  batch_no: number;
  file_no: number;
  counted_from: Generated<string>;
  counted_until: string | null;
}

export interface LeftOutTable {
  batch_no: number;
  file_no: number;
  scope_path: string;
  identical: number;
  different: number;
  covers: number;
}

export interface IssueTable {
  file_no: number;
  seq: number;
  scope_path: string;
  sheet: number;
  line: number;
  field: string;
  code: string;
  aspect: Issue['aspect'];
  severity: Issue['severity'];
  value: string;
  facts: Json<Readonly<Record<string, string>>>;
}

export interface HistoryTable {
  id: Generated<bigint>;
  scope_path: string;
  file_no: number;
  at: Generated<string>;
  who: string;
  action: string;
  zh: string;
  en: string;
}

export interface MappingTable {
  sender_id: string;
  headings_hash: string;
  scope_path: string;
  mapping: Json<ChosenMapping>;
  saved_by_name: string;
  saved_at: Generated<string>;
}

export interface ExpectationTable {
  organisation_id: string;
  format: FormatId;
  scope_path: string;
  due_day: number;
  every: 'month' | 'year';
}

export interface InstitutionTable {
  institution_code: string;
  organisation_id: string;
  scope_path: string;
}

/** A type, not an interface: Kysely's `withTables` wants an index signature. */
export type DataTables = {
  'data.file': FileTable;
  'data.batch': BatchTable;
  'data.chunk': ChunkTable;
  'data.counted': CountedTable;
  'data.left_out': LeftOutTable;
  'data.issue': IssueTable;
  'data.history': HistoryTable;
  'data.mapping': MappingTable;
  'data.expectation': ExpectationTable;
  'data.institution': InstitutionTable;
};

export type DataTx = Transaction<PlatformTables & DataTables>;
export type FileRow = Selectable<FileTable>;

/** The transaction with the tables of this system. */
export function dataTables(tx: Tx): DataTx {
  return tx.withTables<DataTables>();
}
