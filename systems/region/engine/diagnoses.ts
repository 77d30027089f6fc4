import type { Disease } from './diseases.ts';
import type { Draft, Person } from './draft.ts';
import type { RegionPlan } from './plan.ts';
import type { Dice } from './random.ts';

const MOST = 9;

/** Diagnoses of a stay or visit (诊断): the disease, what comes with it, what the person lives with. */
export function diagnose(plan: RegionPlan, person: Person, draft: Draft, disease: Disease, dice: Dice): void {
  const isStay = draft.kind === 'inpatient';
  draft.diagnoses.push({
    code: disease.profile.code,
    name: disease.profile.name,
    condition: isStay ? (dice.chance(960) ? '1' : '2') : null,
  });
  if (isStay)
    for (const { code, name, sex, share } of disease.companions) {
      if (!dice.chance(share)) continue;
      const late = dice.chance(60);
      if (suits(sex, person.sex)) add(draft, code, name, late ? '4' : '1');
    }
  for (const index of person.chronic) {
    const { profile } = plan.diseases[index] as Disease;
    if (isStay || draft.diagnoses.length < 2) add(draft, profile.code, profile.name, isStay ? '1' : null);
  }
}

function add(draft: Draft, code: string, name: string, condition: '1' | '4' | null): void {
  if (draft.diagnoses.length >= MOST || draft.diagnoses.some((known) => known.code === code)) return;
  draft.diagnoses.push({ code, name, condition });
}

/** Whether something meant for a sex suits a person (性别相符). */
export function suits(limit: 'any' | 'male' | 'female', sex: 0 | 1): boolean {
  return limit === 'any' || (limit === 'male') === (sex === 0);
}
