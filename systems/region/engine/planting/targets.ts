import type { Disease } from '../diseases.ts';
import type { RegionPlan } from '../plan.ts';

/** What of the catalogue truths can be planted into (植入对象). */
export interface Targets {
  /** Common stays of grown-ups that need no operation. */
  readonly common: readonly Disease[];
  /** Common disease and a costlier one that leaves another trace. */
  readonly upCodes: readonly (readonly [low: Disease, high: Disease])[];
  readonly planned: readonly Disease[];
  readonly male: readonly Disease[];
  readonly female: readonly Disease[];
  readonly rareInfections: readonly Disease[];
  readonly retired: readonly { readonly code: string; readonly disease: Disease }[];
  /** Drugs taken home, and of each a dearer and a cheaper one. */
  readonly homeDrugs: readonly number[];
  readonly selfPaid: readonly number[];
}

const known = new WeakMap<RegionPlan, Targets>();

/** Finds the targets of a plan once. */
export function targetsOf(plan: RegionPlan): Targets {
  const found = known.get(plan) ?? findTargets(plan);
  known.set(plan, found);
  return found;
}

function findTargets(plan: RegionPlan): Targets {
  const { diseases, items, catalogue } = plan;
  const adult = ({ profile }: Disease) =>
    profile.admissions[4] + profile.admissions[5] + profile.admissions[6] > 0;
  const isOpen = ({ profile }: Disease) =>
    profile.sex === 'any' &&
    (profile.course === 'acute' || profile.course === 'chronic' || profile.course === 'infection');
  const common = diseases.filter(
    (disease) =>
      isOpen(disease) &&
      adult(disease) &&
      disease.profile.stay.median >= 4 &&
      disease.bundle.signature.length > 0 &&
      treats(plan, disease) !== null,
  );
  const planned = diseases.filter(
    (disease) =>
      disease.profile.sex === 'any' &&
      adult(disease) &&
      (disease.profile.course === 'tumour' || disease.profile.course === 'planned'),
  );
  const infections = diseases.filter(
    ({ profile }) => profile.course === 'infection' && profile.sex === 'any',
  );
  const frequency = ({ profile }: Disease) => profile.visits.reduce((sum, visits) => sum + visits, 0);
  const byRarity = infections.toSorted((a, b) => frequency(a) - frequency(b) || a.index - b.index);
  const ofSex = (sex: 'male' | 'female') =>
    diseases.filter(
      ({ profile }) => profile.sex === sex && profile.course !== 'birth' && profile.course !== 'newborn',
    );
  const numbers = new Map(diseases.map((disease) => [disease.profile.code, disease]));
  return {
    common,
    upCodes: upCodes(common),
    planned,
    male: ofSex('male'),
    female: ofSex('female'),
    rareInfections: byRarity.slice(0, Math.max(2, Math.floor(byRarity.length / 3))),
    retired: catalogue.retired.flatMap(({ retired, present }) => {
      const disease = numbers.get(present);
      return disease ? [{ code: retired, disease }] : [];
    }),
    homeDrugs: items.items.flatMap((item, index) =>
      item.kind === 'drug' && (item.daysPerUnit ?? 0) >= 5 && (item.sex ?? 'any') === 'any' && !item.ages
        ? [index]
        : [],
    ),
    selfPaid: items.items.flatMap((item, index) =>
      item.grade === '03' && item.unitPriceFen >= 1000 && (item.sex ?? 'any') === 'any' && !item.ages
        ? [index]
        : [],
    ),
  };
}

/** An item of the disease that is neither lodging nor test, or null. */
export function treats(plan: RegionPlan, { bundle }: Disease): number | null {
  const use = [...bundle.daily, ...bundle.once, ...bundle.fixed].find(
    ({ item }) => plan.items.isLodging[item] === 0 && plan.items.isTest[item] === 0,
  );
  return use?.item ?? null;
}

function upCodes(common: readonly Disease[]): (readonly [Disease, Disease])[] {
  const pairs: (readonly [Disease, Disease])[] = [];
  for (const low of common) {
    const used = new Set(
      [...low.bundle.fixed, ...low.bundle.daily, ...low.bundle.once, ...low.bundle.timed].map(
        (use) => use.item,
      ),
    );
    const dearer = common.filter(
      (high) =>
        high.family !== low.family &&
        high.profile.cost[1] * 10 >= low.profile.cost[1] * 15 &&
        high.bundle.signature.every((item) => !used.has(item)),
    );
    // Rather one of the same letter or department, as a coder would choose.
    const alike = dearer.filter(
      (high) => high.department === low.department || high.family[0] === low.family[0],
    );
    for (const high of (alike.length > 0 ? alike : dearer).slice(0, 3)) pairs.push([low, high]);
  }
  return pairs;
}
