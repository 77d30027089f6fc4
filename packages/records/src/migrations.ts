import type { RecordsMigration } from './migrate.ts';
import sql0001 from './migrations/0001_platform.sql?raw';

/** The platform's own tables; `migrate` always runs them before those of the systems. */
export const platformMigrations: readonly RecordsMigration[] = [
  { system: 'platform', id: '0001_platform', sql: sql0001 },
];
