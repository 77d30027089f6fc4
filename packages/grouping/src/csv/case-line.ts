import type { GroupingCase } from '../case.ts';

/** Heading of a file of cases with every column (病例文件表头). */
export const CASE_HEADING =
  'case_id,sex,age_years,age_days,birth_weight_g,los_days,discharge_mode,dx,op,icu_hours,dept\n';

/** Writes a case as a line of a file of cases (病例行), in the order of `CASE_HEADING`. */
export function caseLine(id: string, given: GroupingCase): string {
  const shown = (value: number | string | null | undefined) => value ?? '';
  return `${id},${shown(given.sex)},${shown(given.ageYears)},${shown(given.ageDays)},${shown(given.weightGrams)},${shown(given.stayDays)},${shown(given.dischargeMode)},${given.diagnoses.join('|')},${given.operations.join('|')},${shown(given.icuHours)},${shown(given.department)}\n`;
}
