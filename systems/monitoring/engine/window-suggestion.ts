import { type Day, dayOf, daysInMonth, type Period, periodOf, stepPeriod } from '@sanyi/quantity';

/** A reporting duty as a paper states it (报送要求): months, the year they lie in, and the part of the month. */
export interface ReportingDuty {
  readonly cadence: string;
  readonly months: readonly number[] | null;
  readonly monthYearOffset: readonly number[] | null;
  readonly partOfMonth: string | null;
}

export interface SuggestedWindow {
  readonly period: Period;
  readonly opensOn: Day;
  readonly closesOn: Day;
}

const KINDS = { quarterly: 'quarter', 'half-yearly': 'half-year', yearly: 'year', monthly: 'month' } as const;
const PARTS: Readonly<Record<string, readonly [number, number]>> = {
  first_ten_days: [1, 10],
  middle_ten_days: [11, 20],
  last_ten_days: [21, 31],
};

/**
 * The windows a duty asks for in a plan's year (应开窗口): 4、7、10月和次年1月上旬 gives four windows of ten days, each
 * for the period that ended before it. A duty without months, or of another cadence, gives none: the office decides.
 */
export function suggestWindows(duty: ReportingDuty, year: number): SuggestedWindow[] {
  const kind = KINDS[duty.cadence as keyof typeof KINDS];
  if (!kind || !duty.months) return [];
  const [from, to] = PARTS[duty.partOfMonth ?? ''] ?? [1, 31];
  return duty.months.map((month, place) => {
    const inYear = year + (duty.monthYearOffset?.[place] ?? 0);
    const last = daysInMonth(inYear, month);
    return {
      period: stepPeriod(periodOf(dayOf(inYear, month, 1), kind), -1),
      opensOn: dayOf(inYear, month, Math.min(from, last)),
      closesOn: dayOf(inYear, month, Math.min(to, last)),
    };
  });
}
