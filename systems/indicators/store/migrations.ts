import type { Migration } from '@sanyi/facts';
import type { RecordsMigration } from '@sanyi/records';
import measureMonth from './facts/0001_measure_month.sql?raw';
import indicators from './records/0001_indicators.sql?raw';
import runs from './records/0002_runs.sql?raw';
import filled from './records/0003_filled.sql?raw';
import approval from './records/0004_approval.sql?raw';

export const migrations: readonly RecordsMigration[] = [
  { system: 'indicators', id: '0001_indicators', sql: indicators },
  { system: 'indicators', id: '0002_runs', sql: runs },
  { system: 'indicators', id: '0003_filled', sql: filled },
  { system: 'indicators', id: '0004_approval', sql: approval },
];

/** The tables of prepared sums (预备汇总表). */
export const factsMigrations: readonly Migration[] = [
  { system: 'indicators', number: 1, name: 'measure_month', sql: measureMonth },
];
