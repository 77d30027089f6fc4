import type { RecordsMigration } from '@sanyi/records';
import sql0001 from './records/0001_plan.sql?raw';
import sql0002 from './records/0002_moved_items.sql?raw';
import sql0003 from './records/0003_review_steps.sql?raw';
import sql0004 from './records/0004_drafts.sql?raw';

/** The plan system's steps of the records schema, in order. */
export const planMigrations: readonly RecordsMigration[] = [
  { system: 'plan', id: '0001_plan', sql: sql0001 },
  { system: 'plan', id: '0002_moved_items', sql: sql0002 },
  { system: 'plan', id: '0003_review_steps', sql: sql0003 },
  { system: 'plan', id: '0004_drafts', sql: sql0004 },
];
