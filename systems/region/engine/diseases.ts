import type { Catalogue, DiseaseProfile, OperationProfile } from './catalogue-types.ts';
import { type Bundle, compileBundles, type ItemIndex, type ItemUse } from './item-uses.ts';
import { growthTable } from './normal.ts';
import { DayTable } from './season.ts';
import { type Weighted, weighted } from './weighted.ts';

/** A disease with everything found that it names (病种). */
export interface Disease {
  readonly index: number;
  readonly profile: DiseaseProfile;
  readonly bundle: Bundle;
  readonly stayGrowth: Int32Array;
  readonly costGrowth: Int32Array;
  readonly operations: readonly { readonly operation: Operation; readonly share: number }[];
  readonly companions: readonly Companion[];
  /** Days by year: of stays and of visits. */
  readonly stayDays: readonly DayTable[];
  readonly visitDays: readonly DayTable[];
  readonly department: number;
  readonly level: Weighted;
  readonly family: string;
}

/** An operation with its items found (手术操作). */
export interface Operation {
  readonly profile: OperationProfile;
  readonly items: readonly ItemUse[];
}

/** A further diagnosis (伴随诊断). */
export interface Companion {
  readonly code: string;
  readonly name: string;
  readonly sex: 'any' | 'male' | 'female';
  readonly share: number;
}

/** Finds all that the catalogue's diseases name (病种编译). @throws RangeError for a name that the catalogue lacks */
export function compileDiseases(
  catalogue: Catalogue,
  items: ItemIndex,
  years: readonly number[],
): readonly Disease[] {
  const bundles = compileBundles(catalogue, items);
  const named = new Map([...catalogue.secondaries, ...catalogue.diseases].map((one) => [one.code, one]));
  const operations = new Map(
    catalogue.operations.map((profile) => [profile.code, compileOperation(profile, items)]),
  );
  const departments = departmentsOf(catalogue);
  const growth = remembered((percent: string) => growthTable(Number(percent)));
  const days = remembered((key: string) => {
    const [season, week] = JSON.parse(key) as [number[], 'visit' | 'elective' | 'acute'];
    return years.map((year) => new DayTable(year, season, week));
  });
  return catalogue.diseases.map((profile, index) => {
    const bundle = bundles.get(profile.bundle);
    if (!bundle) throw new RangeError(`${profile.code} names an unknown bundle ${profile.bundle}`);
    const elective =
      profile.course === 'planned' || profile.course === 'tumour' || profile.course === 'chronic';
    return {
      index,
      profile,
      bundle,
      stayGrowth: growth(String(Math.floor((profile.stay.high * 100) / Math.max(1, profile.stay.median)))),
      costGrowth: growth(String(profile.costHigh)),
      operations: profile.operations.map(({ code, share }) => {
        const operation = operations.get(code);
        if (!operation) throw new RangeError(`${profile.code} names an unknown operation ${code}`);
        return { operation, share };
      }),
      companions: profile.comorbidities.map(({ code, share }) => {
        const other = named.get(code);
        if (!other) throw new RangeError(`${profile.code} names an unknown diagnosis ${code}`);
        return { code, name: other.name, sex: other.sex, share };
      }),
      stayDays: days(JSON.stringify([profile.season, elective ? 'elective' : 'acute'])),
      visitDays: days(JSON.stringify([profile.season, 'visit'])),
      department: departments.indexOf(profile.department),
      level: weighted(profile.places.map((share, level) => [level, share])),
      family: profile.code.slice(0, 3),
    };
  });
}

/** Departments of the catalogue by number (科室). */
export function departmentsOf(catalogue: Catalogue): string[] {
  return [...new Set(catalogue.diseases.map((disease) => disease.department))].sort();
}

function compileOperation(profile: OperationProfile, items: ItemIndex): Operation {
  return {
    profile,
    items: profile.items.map(({ item, count }) => {
      const found = items.numbers.get(item);
      if (found === undefined)
        throw new RangeError(`operation ${profile.code} names an unknown item ${item}`);
      return { item: found, milli: count * 1000 };
    }),
  };
}

function remembered<Value>(make: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}
