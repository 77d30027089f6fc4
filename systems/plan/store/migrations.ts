import type { RecordsMigration } from '@sanyi/records';
import sql0001 from './records/0001_plan.sql?raw';
import sql0002 from './records/0002_moved_items.sql?raw';

/** The plan system's steps of the records schema, in order. */
export const planMigrations: readonly RecordsMigration[] = [
  { system: 'plan', id: '0001_plan', sql: sql0001 },
  { system: 'plan', id: '0002_moved_items', sql: sql0002 },
];
