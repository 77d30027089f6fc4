import type { RecordsMigration } from '@sanyi/records';
import identities from './records/0001_identities.sql?raw';

export const migrations: readonly RecordsMigration[] = [
  { system: 'identities', id: '0001_identities', sql: identities },
];
