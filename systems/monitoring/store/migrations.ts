import type { RecordsMigration } from '@sanyi/records';
import monitoring from './records/0001_monitoring.sql?raw';

export const migrations: readonly RecordsMigration[] = [
  { system: 'monitoring', id: '0001_monitoring', sql: monitoring },
];
