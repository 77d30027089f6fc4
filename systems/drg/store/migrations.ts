import type { Migration } from '@sanyi/facts';
import type { RecordsMigration } from '@sanyi/records';
import drgCase from './facts/0001_drg_case.sql?raw';
import drg from './records/0001_drg.sql?raw';

export const migrations: readonly RecordsMigration[] = [{ system: 'drg', id: '0001_drg', sql: drg }];

/** The table of grouped stays (分组结果表). */
export const factsMigrations: readonly Migration[] = [
  { system: 'drg', number: 1, name: 'drg_case', sql: drgCase },
];
