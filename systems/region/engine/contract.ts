import { dayText } from './calendar.ts';
import type { Person } from './draft.ts';
import type { RegionPlan } from './plan.ts';
import { Dice } from './random.ts';
import type { ContractRow, ContractServiceRow } from './rows.ts';

/** Signs a resident up with the street's centre, or not (家庭医生签约): the old and the ill more often. */
export function contractOf(
  plan: RegionPlan,
  personNo: string,
  street: number,
  age: number,
  sex: 0 | 1,
  chronic: readonly number[],
  dice: Dice,
): ContractRow | null {
  const keyGroup = age >= 65 || age < 6 || chronic.length > 0;
  const signs = dice.chance(keyGroup ? 760 : 300);
  const signed = plan.firstDay - 330 + dice.below(480);
  const team = dice.below(8) + 1;
  const paid = dice.chance(180);
  const ends = dice.chance(25);
  const other = dice.below(1000);
  if (!signs) return null;
  const families = chronic.map((index) => plan.diseases[index]?.family ?? '');
  const until = signed + 365 * (plan.options.years.length + 1) - 1;
  return {
    contractId: `FC${personNo}`,
    personNo,
    institutionCode: plan.institutions[plan.centres[street] as number]?.row.institutionCode as string,
    team: `T${String(team).padStart(2, '0')}`,
    group: group(age, sex, families, other),
    isPaid: paid,
    signedOn: dayText(signed),
    untilOn: dayText(until),
    endedOn: ends ? dayText(Math.min(until, plan.firstDay + 60 + dice.below(250))) : null,
  };
}

function group(age: number, sex: 0 | 1, families: readonly string[], other: number): ContractRow['group'] {
  if (families.some((family) => family === 'I10' || family === 'I11')) return 'hypertension';
  if (families.some((family) => family === 'E11' || family === 'E10')) return 'diabetes';
  if (age >= 65) return 'elderly';
  if (age < 7) return 'child';
  if (sex === 1 && age >= 22 && age <= 38 && other < 90) return 'pregnant';
  return other >= 970 ? 'poor' : 'general';
}

/** Services given under the contract in the years (签约服务): follow-ups by quarter for the chronically ill, check-ups, visits. */
export function contractServices(plan: RegionPlan, person: Person): ContractServiceRow[] {
  const { contract } = person;
  if (!contract) return [];
  const dice = new Dice(plan.options.seed, 21, person.no);
  const services: ContractServiceRow[] = [];
  const frequent = contract.group === 'hypertension' || contract.group === 'diabetes';
  for (let from = plan.firstDay; from <= plan.lastDay; from += frequent ? 91 : 182) {
    const day = from + dice.below(60);
    const kept = dice.chance(frequent ? 820 : 450);
    const service = serviceKind(contract.group, dice.below(1000));
    const served = dayText(day);
    if (!kept || day > plan.lastDay || day > person.death) continue;
    if (served < contract.signedOn || served > (contract.endedOn ?? contract.untilOn)) continue;
    if (day < person.birth) continue;
    services.push({
      serviceId: `${contract.contractId}-${services.length + 1}`,
      contractId: contract.contractId,
      personNo: person.personNo,
      institutionCode: contract.institutionCode,
      service,
      servedOn: served,
    });
  }
  return services;
}

function serviceKind(group: ContractRow['group'], chance: number): ContractServiceRow['service'] {
  if (group === 'elderly' && chance < 500) return 'check-up';
  if (chance < 550) return 'follow-up';
  if (chance < 700) return 'consultation';
  if (chance < 820) return 'check-up';
  return chance < 920 ? 'long-prescription' : 'home-visit';
}
