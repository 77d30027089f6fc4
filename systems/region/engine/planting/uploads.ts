import type { Disease } from '../diseases.ts';
import type { Draft, DraftTruth, Person } from '../draft.ts';
import type { RegionPlan } from '../plan.ts';
import type { Dice } from '../random.ts';
import { makeVisit } from '../visit.ts';
import { clear, clearedWindow, isFit, truthOf } from './ground.ts';
import { targetsOf } from './targets.ts';

/** Encounters uploaded twice (重复上传). */
export function plantDuplicateUpload(
  plan: RegionPlan,
  person: Person,
  planted: boolean,
  dice: Dice,
): DraftTruth | null {
  const { common } = targetsOf(plan);
  if (!isFit(plan, person) || common.length === 0) return null;
  const day = clearedWindow(plan, person, 2, dice);
  const centre = plan.centres[person.street] as number;
  const disease = dice.pick(common);
  const visit = makeVisit(
    plan,
    person,
    disease,
    day,
    { kind: 'outpatient', institution: centre, supply: 0 },
    dice,
  );
  if (visit.lines.length === 0) return null;
  const earlier = 31_000 - visit.beginSecond;
  visit.beginSecond += earlier;
  visit.endSecond += earlier;
  for (const line of visit.lines) line.second += earlier;
  person.drafts.push(visit);
  if (planted) {
    visit.repeated = true;
    return truthOf(
      'duplicate-upload',
      true,
      { drafts: [visit] },
      '同一就诊上传两次',
      'one visit uploaded twice',
    );
  }
  const again = makeVisit(
    plan,
    person,
    disease,
    day,
    { kind: 'outpatient', institution: centre, supply: 0 },
    dice,
  );
  again.lines = visit.lines.map((line) => ({ ...line, rx: -1, second: line.second + 14_400 }));
  again.drugs = [];
  again.beginSecond = visit.beginSecond + 14_400;
  again.endSecond = again.beginSecond + 900;
  person.drafts.push(again);
  return truthOf(
    'duplicate-upload',
    false,
    { drafts: [visit, again] },
    '同日两次就诊',
    'two visits of one day',
  );
}

/** One case of an infection in the week of an outbreak, or anywhere in the year (聚集性疫情的一例). */
export function plantCase(
  plan: RegionPlan,
  person: Person,
  disease: Disease,
  day: number,
  dice: Dice,
): Draft | null {
  if (person.death <= plan.lastDay || person.birth > plan.firstDay) return null;
  const inStay = person.drafts.some(
    (draft) => draft.kind === 'inpatient' && draft.beginDay <= day && day <= draft.endDay,
  );
  if (inStay) return null;
  clear(person, day, day);
  const visit = makeVisit(plan, person, disease, day, { kind: 'outpatient', supply: 0 }, dice);
  if (visit.lines.length === 0) return null;
  person.drafts.push(visit);
  return visit;
}
