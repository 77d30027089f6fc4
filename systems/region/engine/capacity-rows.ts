import { dayNumber } from './calendar.ts';
import type { RegionPlan } from './plan.ts';
import { Dice } from './random.ts';
import type { CapacityItem, CapacityMonthRow } from './rows.ts';

/** Beds and staff of an institution in a month (床位与人员月报): staff grows a little with the months, beds do not. */
export function capacityRows(
  plan: RegionPlan,
  institution: number,
  month: string,
  index: number,
  bedDaysUsed: number,
): CapacityMonthRow[] {
  const { row, beds, size } = plan.institutions[institution] as (typeof plan.institutions)[0];
  const dice = new Dice(plan.options.seed, 32, institution);
  const doctors = Math.max(1, Math.floor(beds / 4) + Math.floor(size / 40));
  const grown = Math.floor((doctors * index) / 240);
  const primary =
    row.kind === 'community-centre' ? Math.floor(doctors / 2) + 1 : row.kind === 'village-clinic' ? 1 : 0;
  const isPharmacy = row.kind === 'pharmacy';
  const practising = isPharmacy ? 0 : doctors + grown;
  const nurses = isPharmacy ? 0 : Math.floor(((doctors + grown) * dice.between(110, 160)) / 100);
  const pharmacists = Math.max(1, Math.floor(doctors / 12));
  const technicians = isPharmacy ? 0 : Math.floor(doctors / 6);
  const managers = Math.floor(doctors / 10);
  return (
    [
      ['beds-planned', beds],
      ['beds-open', beds],
      ['bed-days-open', beds * daysOf(month)],
      ['bed-days-used', bedDaysUsed],
      ['doctors', practising],
      ['nurses', nurses],
      ['general-practitioners', primary],
      ['pharmacists', pharmacists],
      ['technicians', technicians],
      ['managers', managers],
      // General practitioners are among the doctors.
      ['staff', practising + nurses + pharmacists + technicians + managers],
    ] satisfies [CapacityItem, number][]
  ).map(([item, amount]) => ({ institutionCode: row.institutionCode, month, item, amount }));
}

/** Days of a month (当月天数). */
function daysOf(month: string): number {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return (
    dayNumber(number === 12 ? year + 1 : year, number === 12 ? 1 : number + 1, 1) - dayNumber(year, number, 1)
  );
}
