import { dayText } from './calendar.ts';
import type { Disease } from './diseases.ts';
import type { Draft, Person } from './draft.ts';
import type { RegionPlan } from './plan.ts';
import { Dice } from './random.ts';
import type { ReferralRow } from './rows.ts';

/** Referrals of a person (双向转诊): up from the street's centre before a stay, down to it afterwards. */
export function referralsOf(plan: RegionPlan, person: Person): ReferralRow[] {
  const rows: ReferralRow[] = [];
  const dice = new Dice(plan.options.seed, 22, person.no);
  const centre = plan.centres[person.street] as number;
  const codeOf = (institution: number) => plan.institutions[institution]?.row.institutionCode ?? '';
  const add = (draft: Draft, up: boolean, day: number, status: ReferralRow['status'], arrived: number) => {
    const [from, to] = up ? [centre, draft.institution] : [draft.institution, centre];
    rows.push({
      referralId: `T${draft.id}${up ? 'U' : 'D'}`,
      personNo: person.personNo,
      fromInstitution: codeOf(from),
      toInstitution: codeOf(to),
      direction: up ? 'up' : 'down',
      diagnosisCode: (plan.diseases[draft.disease] as Disease).profile.code,
      requestedOn: dayText(day),
      arrivedOn: status === 'arrived' ? dayText(arrived) : null,
      status,
    });
  };
  for (const draft of person.drafts) {
    if (draft.kind !== 'inpatient' || draft.institution === centre) continue;
    const up = dice.chance(person.contract ? 130 : 30);
    const before = dice.below(4);
    const down = dice.chance(person.contract ? 110 : 25);
    const outcome = dice.below(1000);
    if (up && draft.route !== '1' && draft.beginDay - before >= plan.firstDay) {
      draft.referredFrom = centre;
      draft.route = '3';
      add(draft, true, draft.beginDay - before, 'arrived', draft.beginDay);
    }
    if (down && (draft.way === '1' || draft.way === '3') && draft.endDay + 2 <= plan.lastDay)
      add(draft, false, draft.endDay, downStatus(outcome), draft.endDay + 2);
  }
  return rows;
}

function downStatus(outcome: number): ReferralRow['status'] {
  if (outcome < 640) return 'arrived';
  if (outcome < 780) return 'accepted';
  if (outcome < 880) return 'requested';
  return outcome < 940 ? 'cancelled' : 'refused';
}
