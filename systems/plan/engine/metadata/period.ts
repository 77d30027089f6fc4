import type { PlanMetadata } from '../reading.ts';
import { day, fiveYearPlanEnd, yearOf } from '../text/days.ts';

/** Period a plan covers by its title (规划期): 2026年度, “十五五”, 2025—2027年; else from the day of issue on. */
export function periodOf(title: string, issued: string | null): PlanMetadata['period'] {
  const span = /(\d{4})年?[-—–~～至]{1,2}(\d{4})年/.exec(title);
  if (span !== null) return { from: day(Number(span[1]), 1, 1), to: day(Number(span[2]), 12, 31) };
  const five = /["“”]?(十[一二三四五六]?)五["“”]?/.exec(title);
  const end = five === null ? null : fiveYearPlanEnd(five[1] ?? '');
  if (end !== null) return { from: day(end - 4, 1, 1), to: day(end, 12, 31) };
  const year = /(\d{4})年/.exec(title);
  if (year !== null) return { from: day(Number(year[1]), 1, 1), to: day(Number(year[1]), 12, 31) };
  return issued === null || Number.isNaN(yearOf(issued)) ? null : { from: issued, to: null };
}
