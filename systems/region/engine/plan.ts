import { dayNumber } from './calendar.ts';
import type { Catalogue, DiseaseProfile, OperationProfile } from './catalogue-types.ts';
import { type DiseaseOdds, diseaseOdds } from './disease-odds.ts';
import { layStreets, type Street, squaredDistance } from './geography.ts';
import { foundInstitutions, type Institution } from './institutions.ts';
import { type Bundle, compileBundles, type ItemIndex, type ItemUse, indexItems } from './item-uses.ts';
import { growthTable } from './normal.ts';
import { type PriceList, priceList } from './price-list.ts';
import type { InstitutionRow, RegionOptions, StreetRow } from './rows.ts';
import { DayTable } from './season.ts';
import { Staff } from './staff.ts';
import { type Weighted, weighted } from './weighted.ts';

/** Residents of a shard (分片居民数): the block that is generated at once, wherever and in whatever order. */
export const SHARD_RESIDENTS = 2000;

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

/** Everything that is the same for all shards (区域方案). Made once by every worker; it never changes. */
export interface RegionPlan {
  readonly options: RegionOptions;
  readonly catalogue: Catalogue;
  readonly shards: number;
  readonly streets: readonly Street[];
  readonly streetRows: readonly StreetRow[];
  readonly institutions: readonly Institution[];
  readonly institutionRows: readonly InstitutionRow[];
  /** First and last day of all years. */
  readonly firstDay: number;
  readonly lastDay: number;
  readonly items: ItemIndex;
  readonly prices: PriceList;
  readonly diseases: readonly Disease[];
  /** Departments by number. */
  readonly departments: readonly string[];
  readonly odds: DiseaseOdds;
  readonly staff: Staff;
  /** Institutions by level less one and street, for stays and for visits. */
  readonly stayPlaces: readonly (readonly Weighted[])[];
  readonly visitPlaces: readonly (readonly Weighted[])[];
  readonly pharmacies: readonly Weighted[];
  /** Community centre of each street. */
  readonly centres: readonly number[];
}

/** Plans a region (规划区域): the same catalogue and options give the same plan on every machine. */
export function planRegion(catalogue: Catalogue, options: RegionOptions): RegionPlan {
  const { residents, seed, years } = options;
  const [firstYear, lastYear] = [years[0], years.at(-1)];
  if (firstYear === undefined || lastYear === undefined || lastYear - firstYear !== years.length - 1)
    throw new RangeError('years must follow one another');
  const streets = layStreets(residents, seed);
  const institutions = foundInstitutions(streets, residents, seed, firstYear);
  const items = indexItems(catalogue.items);
  const near = (level: number, kinds: readonly InstitutionRow['kind'][], needsBeds: boolean) =>
    streets.map((street) => nearby(street, institutions, level, kinds, needsBeds));
  return {
    options,
    catalogue,
    shards: Math.ceil(residents / SHARD_RESIDENTS),
    streets,
    streetRows: streets.map(({ from: _from, residents: _residents, ...row }) => row),
    institutions,
    institutionRows: institutions.flatMap((institution) => institution.rows),
    firstDay: dayNumber(firstYear, 1, 1),
    lastDay: dayNumber(lastYear, 12, 31),
    items,
    prices: priceList(catalogue.items),
    diseases: compileDiseases(catalogue, items, years),
    departments: departmentsOf(catalogue),
    odds: diseaseOdds(catalogue.diseases, years.length),
    staff: new Staff(seed),
    stayPlaces: [1, 2, 3].map((level) => near(level, ['hospital', 'community-centre'], true)),
    visitPlaces: [1, 2, 3].map((level) =>
      near(level, ['hospital', 'community-centre', 'village-clinic'], false),
    ),
    pharmacies: near(1, ['pharmacy'], false),
    centres: streets.map((_, index) =>
      institutions.findIndex(({ row, street }) => row.kind === 'community-centre' && street === index),
    ),
  };
}

/** Pull of institutions on a street: size over squared distance. */
function nearby(
  street: Street,
  institutions: readonly Institution[],
  level: number,
  kinds: readonly InstitutionRow['kind'][],
  needsBeds: boolean,
): Weighted {
  return weighted(
    institutions.map(({ row, size, beds, east, north }, index) => {
      const fits = row.level === level && kinds.includes(row.kind) && (!needsBeds || beds > 0);
      // Big hospitals draw from afar, a village clinic only from around.
      const softness = level === 3 ? 3000 : level === 2 ? 900 : 150;
      const distance = squaredDistance(street, east, north);
      return [index, fits ? Math.max(1, Math.floor((size * 100_000) / (distance + softness))) : 0];
    }),
  );
}

function compileDiseases(
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

function departmentsOf(catalogue: Catalogue): string[] {
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
