import type { RecordsMigration } from '@sanyi/records';
import indicators from './records/0001_indicators.sql?raw';

export const migrations: readonly RecordsMigration[] = [
  { system: 'indicators', id: '0001_indicators', sql: indicators },
];
