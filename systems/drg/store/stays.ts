import type { GroupingCase } from '@sanyi/grouping';
import type { StayRow } from '@sanyi/region';

/** A stay as a case for grouping (转分组病例). Minutes of intensive care count as whole hours. */
export function caseOf(stay: StayRow): GroupingCase {
  return {
    sex: stay.sex_code,
    ageYears: stay.age_years,
    ageDays: stay.age_days,
    weightGrams: stay.weight_g,
    stayDays: stay.stay_days,
    dischargeMode: stay.discharge_way_code,
    department: stay.department_code,
    icuHours: stay.icu_minutes === null ? null : Math.floor(stay.icu_minutes / 60),
    diagnoses: stay.dx,
    operations: stay.op,
  };
}
