import type { RecordsMigration } from '@sanyi/records';
import monitoring from './records/0001_monitoring.sql?raw';
import supervision from './records/0002_supervision.sql?raw';
import reportCorrection from './records/0003_report_correction.sql?raw';
import dayLight from './records/0004_day_light.sql?raw';
import form from './records/0005_form.sql?raw';
import interview from './records/0006_interview.sql?raw';
import evaluation from './records/0007_evaluation.sql?raw';

export const migrations: readonly RecordsMigration[] = [
  { system: 'monitoring', id: '0001_monitoring', sql: monitoring },
  { system: 'monitoring', id: '0002_supervision', sql: supervision },
  { system: 'monitoring', id: '0003_report_correction', sql: reportCorrection },
  { system: 'monitoring', id: '0004_day_light', sql: dayLight },
  { system: 'monitoring', id: '0005_form', sql: form },
  { system: 'monitoring', id: '0006_interview', sql: interview },
  { system: 'monitoring', id: '0007_evaluation', sql: evaluation },
];
