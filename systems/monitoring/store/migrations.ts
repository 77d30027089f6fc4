import type { RecordsMigration } from '@sanyi/records';
import monitoring from './records/0001_monitoring.sql?raw';
import supervision from './records/0002_supervision.sql?raw';
import reportCorrection from './records/0003_report_correction.sql?raw';
import dayLight from './records/0004_day_light.sql?raw';
import form from './records/0005_form.sql?raw';

export const migrations: readonly RecordsMigration[] = [
  { system: 'monitoring', id: '0001_monitoring', sql: monitoring },
  { system: 'monitoring', id: '0002_supervision', sql: supervision },
  { system: 'monitoring', id: '0003_report_correction', sql: reportCorrection },
  { system: 'monitoring', id: '0004_day_light', sql: dayLight },
  { system: 'monitoring', id: '0005_form', sql: form },
];
