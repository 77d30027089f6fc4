import type { RecordsMigration } from '@sanyi/records';
import sql0001 from './records/0001_expenditure.sql?raw';

/** Migrations of expenditure monitoring, in order; a migration that was released is never changed. */
export const expenditureMigrations: readonly RecordsMigration[] = [
  { system: 'expenditure', id: '0001_expenditure', sql: sql0001 },
];
