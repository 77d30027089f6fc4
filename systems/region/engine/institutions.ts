import { dayNumber, dayText, padded } from './calendar.ts';
import { AREA, type Street } from './geography.ts';
import { levelCode } from './level-code.ts';
import { placeName } from './names.ts';
import { Dice } from './random.ts';
import type { InstitutionRow } from './rows.ts';

/** An institution as the engine uses it (机构). */
export interface Institution {
  readonly row: InstitutionRow;
  /** Further rows by date, where the level changed. */
  readonly rows: readonly InstitutionRow[];
  readonly street: number;
  readonly east: number;
  readonly north: number;
  readonly beds: number;
  /** Pull on patients. */
  readonly size: number;
  /** Column of the price list: level less one, 3 for private ones. */
  readonly tier: number;
}

type Kind = InstitutionRow['kind'];

/** Founds the region's institutions (设置机构): public hospitals, a centre for each street, clinics, private ones, pharmacies. */
export function foundInstitutions(
  streets: readonly Street[],
  residents: number,
  seed: number,
  year: number,
): readonly Institution[] {
  const dice = new Dice(seed, 12);
  const made: Institution[] = [];
  const beds = Math.max(120, Math.floor((residents * 40) / 10000));
  const third = 2 + Math.floor(residents / 400_000);
  const second = 4 + Math.min(20, Math.floor(residents / 60_000));
  const add = (
    kind: Kind,
    level: 1 | 2 | 3,
    name: string,
    street: number,
    count: number,
    size: number,
    isPrivate: boolean,
  ) => {
    made.push(
      institution(made.length, kind, level, name, streets, street, count, size, isPrivate, dice, year),
    );
  };
  for (let index = 0; index < third; index += 1)
    add(
      'hospital',
      3,
      index === 0 ? '市第一人民医院' : `市${placeName(index)}医院`,
      index,
      share(beds, 46, third),
      900,
      false,
    );
  for (let index = 0; index < second; index += 1) {
    const street = (third + 2 * index) % streets.length;
    const name = index === 1 ? '区中医医院' : index === 2 ? '区妇幼保健院' : `区${placeName(index + 40)}医院`;
    add('hospital', 2, name, street, share(beds, 34, second), 420, false);
  }
  streets.forEach((street, index) => {
    const place = street.name.replace(/街道$/, '');
    add(
      'community-centre',
      1,
      `${place}社区卫生服务中心`,
      index,
      index % 2 ? 0 : share(beds, 13, streets.length / 2),
      160,
      false,
    );
  });
  for (let index = 0; index < Math.max(8, streets.length); index += 1)
    add(
      'village-clinic',
      1,
      `${placeName(index + 80)}村卫生室`,
      (index * 3 + 1) % streets.length,
      0,
      25,
      false,
    );
  for (let index = 0; index < Math.max(4, Math.floor(streets.length / 4)); index += 1)
    add(
      'hospital',
      index % 2 ? 2 : 1,
      `${placeName(index + 120)}民营医院`,
      (index * 5 + 2) % streets.length,
      share(beds, 7, 4),
      90,
      true,
    );
  for (let index = 0; index < Math.max(6, Math.floor(streets.length / 2)); index += 1)
    add('pharmacy', 1, `${placeName(index + 160)}大药房`, (index * 2 + 1) % streets.length, 0, 60, true);
  return made;
}

function share(beds: number, percent: number, among: number): number {
  return Math.max(10, Math.floor((beds * percent) / (100 * Math.max(1, among))));
}

function institution(
  index: number,
  kind: Kind,
  level: 1 | 2 | 3,
  name: string,
  streets: readonly Street[],
  streetIndex: number,
  beds: number,
  size: number,
  isPrivate: boolean,
  dice: Dice,
  year: number,
): Institution {
  const street = streets[streetIndex] as Street;
  const east = street.eastMetres + dice.between(-600, 600);
  const north = street.northMetres + dice.between(-600, 600);
  const first: InstitutionRow = {
    institutionCode: `${kind === 'pharmacy' ? 'P' : 'H'}${AREA}${padded(index + 1, 5)}`,
    name,
    kind,
    level,
    levelCode: levelCode(kind, level, index, isPrivate),
    ownership: isPrivate ? 'private' : 'public',
    areaCode: AREA,
    streetCode: street.streetCode,
    // One metre is about 9 millionths of a degree; the middle of the region lies in the open sea.
    longitudeMicro: 124_500_000 + Math.trunc((east * 21) / 2),
    latitudeMicro: 30_500_000 + north * 9,
    validFrom: '2015-01-01',
    validUntil: null,
  };
  // One public level-2 hospital rises from grade B to grade A in the middle of the first year.
  const rises = kind === 'hospital' && level === 2 && !isPrivate && first.levelCode === '06';
  const day = dayNumber(year, 7, 1);
  const rows = rises
    ? [
        { ...first, validUntil: dayText(day - 1) },
        { ...first, levelCode: '05', validFrom: dayText(day) },
      ]
    : [first];
  return { row: first, rows, street: streetIndex, east, north, beds, size, tier: isPrivate ? 3 : level - 1 };
}
