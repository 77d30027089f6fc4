import type { Migration } from '@sanyi/facts';
import type { RecordsMigration } from '@sanyi/records';
import dipCase from './facts/0001_dip_case.sql?raw';
import dip from './records/0001_dip.sql?raw';

export const migrations: readonly RecordsMigration[] = [{ system: 'dip', id: '0001_dip', sql: dip }];

/** The table of matched stays (入组结果表). */
export const factsMigrations: readonly Migration[] = [
  { system: 'dip', number: 1, name: 'dip_case', sql: dipCase },
];
