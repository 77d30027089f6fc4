import { ageOn, civil, dayNumber, dayText } from './calendar.ts';
import { AREA, OTHER_AREA } from './geography.ts';
import type { Dice } from './random.ts';
import type { InsuranceRow } from './rows.ts';

/** A stretch of insurance with its days as numbers (参保时段). */
export type InsuranceSpan = InsuranceRow & { readonly from: number; readonly until: number };

/** `until` of a span that has no end. */
export const OPEN = 1_000_000;

/** Who is insured how from when to when (参保时段): working, retired, resident; changes of job, and the day of retirement. */
export function insuranceOf(
  personNo: string,
  sex: 0 | 1,
  birth: number,
  firstDay: number,
  lastDay: number,
  dice: Dice,
): readonly InsuranceSpan[] {
  const uninsured = dice.chance(25);
  const employee = dice.chance(610);
  const shared = {
    civilServant: dice.chance(60),
    aided: dice.chance(35),
    insuredArea: dice.chance(20) ? OTHER_AREA : AREA,
  };
  const changes = dice.chance(30);
  const change = firstDay + 20 + dice.below(lastDay - firstDay - 40);
  if (uninsured) return [];
  const span = (type: string, personType: string, from: number, until: number): InsuranceSpan => ({
    personNo,
    insuranceType: type,
    personType,
    civilServant: type === '310' && shared.civilServant,
    aided: type === '390' && shared.aided,
    insuredArea: shared.insuredArea,
    validFrom: dayText(from),
    validUntil: until === OPEN ? null : dayText(until),
    from,
    until,
  });
  const start = Math.max(birth, dayNumber(2020, 1, 1));
  const age = ageOn(birth, firstDay);
  if (age < 18) return [span('390', '1403', start, OPEN)];
  if (!employee) {
    if (!changes || age > 55) return [span('390', '15', start, OPEN)];
    return [span('390', '15', start, change - 1), span('310', '11', change, OPEN)];
  }
  const { year, month, date } = civil(birth);
  const retires = dayNumber(year + (sex === 0 ? 60 : 55), month, Math.min(date, 28));
  if (retires <= firstDay) return [span('310', '12', start, OPEN)];
  if (retires <= lastDay) return [span('310', '11', start, retires - 1), span('310', '12', retires, OPEN)];
  if (!changes) return [span('310', '11', start, OPEN)];
  return [span('310', '11', start, change - 1), span('390', '15', change, OPEN)];
}

/** The insurance of a day, if any. */
export function insuredOn(spans: readonly InsuranceSpan[], day: number): InsuranceSpan | null {
  for (const span of spans) if (span.from <= day && day <= span.until) return span;
  return null;
}
