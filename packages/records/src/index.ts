export * from './audit.ts';
export { constraintOf, isUniqueViolation, sqlState } from './connection.ts';
export type { EngineFacts } from './engine.ts';
export {
  type AllowedFiles,
  cleanName,
  type FileVault,
  openFileVault,
  type ReceivedFile,
  type StoredFile,
} from './files.ts';
export type * from './job-types.ts';
export { createJobQueue } from './jobs.ts';
export { json } from './json.ts';
export { type KeyRing, keyRing, openKeyRing } from './key-ring.ts';
export { type AppliedMigration, migrationChecksum, type RecordsMigration } from './migrate.ts';
export { platformMigrations } from './migrations.ts';
export { type OpenExtras, openRecords, type RecordsOptions } from './open.ts';
export { recordsProblems } from './problems.ts';
export type { Records, RecordsExtras, RecordsHealth, RecordsLogger } from './records.ts';
export { migrationsMatchFolder, scopeFaults } from './schema-check.ts';
export { openSealedVault, type SealedContent, type SealedReader, type SealedVault } from './sealed-vault.ts';
export type * from './tables.ts';
export { createTemplate } from './template.ts';
