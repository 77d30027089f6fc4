import { diagnose } from './diagnoses.ts';
import type { Disease } from './diseases.ts';
import type { Draft, Person } from './draft.ts';
import { newDraft, newLine } from './new-draft.ts';
import type { RegionPlan } from './plan.ts';
import type { Dice } from './random.ts';
import type { EncounterKind } from './rows.ts';
import { draw } from './weighted.ts';

/** What of a visit is already decided (门诊条件). */
export interface VisitWish {
  readonly kind?: EncounterKind;
  readonly institution?: number;
  /** Days that drugs for home shall last; 0 lets the bundle say how many. */
  readonly supply: number;
}

/** Days before the end of what is at home from which a doctor writes the drug again. */
const RENEW_BEFORE = 10;

/** A visit (一次门急诊): the bundle's items, drugs for home only where the last ones are nearly used up. */
export function makeVisit(
  plan: RegionPlan,
  person: Person,
  disease: Disease,
  day: number,
  wish: VisitWish,
  dice: Dice,
): Draft {
  const night = dice.chance(60);
  const kind =
    wish.kind ??
    (night || (disease.profile.course === 'injury' && dice.chance(600)) ? 'emergency' : 'outpatient');
  const institution = wish.institution ?? visitPlace(plan, person, disease, kind, dice);
  const draft = newDraft(person, kind, disease.index, institution);
  draft.department = disease.department;
  draft.doctor = dice.below(6);
  draft.beginDay = day;
  draft.endDay = day;
  draft.beginSecond =
    kind === 'emergency'
      ? dice.between(0, 1380) * 60 + dice.below(60)
      : dice.between(475, 1010) * 60 + dice.below(60);
  draft.longTerm = wish.supply > 35;
  diagnose(plan, person, draft, disease, dice);
  addVisitLines(plan, person, draft, disease, wish.supply, dice);
  if (wish.supply > 0)
    for (const other of person.chronic)
      if (other !== disease.index && draft.lines.length < 9)
        addDrugs(plan, person, draft, plan.diseases[other] as Disease, wish.supply, dice);
  draft.endSecond = draft.beginSecond + 600 + draft.lines.length * 45;
  return draft;
}

function visitPlace(
  plan: RegionPlan,
  person: Person,
  disease: Disease,
  kind: EncounterKind,
  dice: Dice,
): number {
  let level = draw(disease.level, dice);
  if (kind === 'emergency') level = Math.max(1, level);
  if (level > 0 && disease.profile.course !== 'tumour' && dice.chance(300)) level -= 1;
  for (const step of [level, 1, 2, 0]) {
    const found = draw(plan.visitPlaces[step]?.[person.street] as never, dice);
    if (found >= 0) return found;
  }
  throw new RangeError('no institution takes visits');
}

function addVisitLines(
  plan: RegionPlan,
  person: Person,
  draft: Draft,
  disease: Disease,
  supply: number,
  dice: Dice,
): void {
  for (const { item, milli } of disease.bundle.visit) {
    const quantity = dice.milli(milli);
    if (quantity === 0) continue;
    if (plan.items.isDrug[item] === 1) addDrug(plan, person, draft, item, quantity, supply);
    else if (draft.kind !== 'pharmacy') push(draft, item, quantity, -1);
  }
}

function addDrugs(
  plan: RegionPlan,
  person: Person,
  draft: Draft,
  disease: Disease,
  supply: number,
  dice: Dice,
): void {
  for (const { item, milli } of disease.bundle.visit)
    if (plan.items.isDrug[item] === 1 && dice.milli(milli) > 0) addDrug(plan, person, draft, item, 1, supply);
}

/** Writes a drug on the prescription (开药), unless enough of it is at home. */
export function addDrug(
  plan: RegionPlan,
  person: Person,
  draft: Draft,
  item: number,
  wanted: number,
  supply: number,
): boolean {
  const perUnit = plan.items.items[item]?.daysPerUnit ?? 0;
  if (draft.drugs.some((drug) => drug.item === item)) return false;
  if (perUnit === 0) {
    if (draft.kind === 'pharmacy') return false;
    prescribe(draft, item, wanted, null);
    return true;
  }
  const until = person.stock.get(item) ?? 0;
  if (until > draft.beginDay + RENEW_BEFORE) return false;
  const days = supply > 0 ? supply : Math.min(28, wanted * perUnit);
  const quantity = Math.max(1, Math.min(60, Math.floor((days + perUnit - 1) / perUnit)));
  const lasts = quantity * perUnit;
  person.stock.set(item, Math.max(until, draft.beginDay) + lasts);
  prescribe(draft, item, quantity, lasts);
  return true;
}

/** A drug with its line and its place on a prescription of at most five (处方). */
export function prescribe(draft: Draft, item: number, quantity: number, days: number | null): void {
  const rx = Math.floor(draft.drugs.length / 5);
  draft.drugs.push({ item, quantity, days, rx });
  push(draft, item, quantity, rx);
}

function push(draft: Draft, item: number, quantity: number, rx: number): void {
  draft.lines.push(
    newLine(item, quantity, draft.beginDay, draft.beginSecond + 30 + draft.lines.length * 41, rx),
  );
}
