import type { Json, PlatformTables, Tx } from '@sanyi/records';
import type { Generated, Transaction } from 'kysely';
import type { CodeSystem } from '../engine/code-system.ts';
import type { Line } from '../engine/entry.ts';

export interface EditionTable {
  id: Generated<bigint>;
  system: CodeSystem;
  line: Line;
  name: string;
  valid_from: string;
}

export interface ImportTable {
  id: Generated<bigint>;
  edition_id: bigint;
  file_name: string;
  file_sha256: string;
  complete: boolean;
  added: number;
  changed: number;
  retired: number;
  unchanged: number;
  wrong: number;
  imported_by: string | null;
  imported_by_name: string;
  imported_at: Generated<string>;
}

export interface EntryTable {
  id: Generated<bigint>;
  system: CodeSystem;
  line: Line;
  key: string;
  code: string;
  target: string;
  name: string;
  initials: string;
  category: string;
  grey: boolean;
  successor: string;
  attributes: Json<Record<string, string>>;
  valid_from: string;
  valid_until: string | null;
  import_id: bigint;
  ended_by: bigint | null;
}

export type DictionaryTables = {
  'dictionaries.edition': EditionTable;
  'dictionaries.import': ImportTable;
  'dictionaries.entry': EntryTable;
};

/** The transaction with this system's tables. */
export function tables(tx: Tx): Transaction<PlatformTables & DictionaryTables> {
  return tx.withTables<DictionaryTables>();
}
