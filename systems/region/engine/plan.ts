import { dayNumber } from './calendar.ts';
import type { Catalogue } from './catalogue-types.ts';
import { type DiseaseOdds, diseaseOdds } from './disease-odds.ts';
import { compileDiseases, type Disease, departmentsOf } from './diseases.ts';
import { layStreets, type Street, squaredDistance } from './geography.ts';
import { foundInstitutions, type Institution } from './institutions.ts';
import { type ItemIndex, indexItems } from './item-uses.ts';
import { type PriceList, priceList } from './price-list.ts';
import type { InstitutionRow, RegionOptions, StreetRow } from './rows.ts';
import { Staff } from './staff.ts';
import { type Weighted, weighted } from './weighted.ts';

/** Residents of a shard (分片居民数): the block that is generated at once, wherever and in whatever order. */
export const SHARD_RESIDENTS = 2000;

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
    odds: diseaseOdds(catalogue.diseases, years.length, options.yearly),
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
