import type { RecordsMigration } from '@sanyi/records';
import dictionaries from './records/0001_dictionaries.sql?raw';

export const migrations: readonly RecordsMigration[] = [
  { system: 'dictionaries', id: '0001_dictionaries', sql: dictionaries },
];
