import type { CodedField, NumericField } from './rule.ts';

/** Numeric columns of a case in their order (数值列). */
export const NUMERIC_FIELDS: readonly NumericField[] = [
  'ageYears',
  'ageDays',
  'weightGrams',
  'stayDays',
  'icuHours',
];

/** Coded columns of a case in their order (编码列). */
export const CODED_FIELDS: readonly CodedField[] = ['sex', 'dischargeMode', 'department'];
