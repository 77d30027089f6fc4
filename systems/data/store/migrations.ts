import type { RecordsMigration } from '@sanyi/records';
import sql0001 from './records/0001_data.sql?raw';

/** The data system's steps of the records schema, in order. */
export const dataMigrations: readonly RecordsMigration[] = [
  { system: 'data', id: '0001_data', sql: sql0001 },
];
