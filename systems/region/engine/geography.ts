import { padded } from './calendar.ts';
import { streetName } from './names.ts';
import { Dice } from './random.ts';
import type { StreetRow } from './rows.ts';

/** Code of the fictional area (虚构医保区划); no real area begins with 99. */
export const AREA = '990100';
/** Insured elsewhere (异地参保). */
export const OTHER_AREA = '990200';

/** A street with its number of residents (街镇与人口). */
export interface Street extends StreetRow {
  /** First resident by number. */
  readonly from: number;
  readonly residents: number;
}

/** Streets on a grid of whole metres (街镇布局), dense in the middle, towns outside; residents follow in blocks. */
export function layStreets(residents: number, seed: number): readonly Street[] {
  const count = Math.max(6, Math.min(160, Math.floor(residents / 9000)));
  const dice = new Dice(seed, 11);
  const spots = spiral(count);
  const weights = spots.map(({ ring }) => Math.max(40, 160 - 14 * ring) + dice.below(60));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  let from = 0;
  return spots.map(({ east, north, ring }, index) => {
    sum += weights[index] as number;
    const until = Math.floor((residents * sum) / total);
    const pace = 1500 + 260 * ring;
    const street = {
      streetCode: `9901${padded(Math.floor(index / 99) + 1, 2)}${padded((index % 99) + 1, 3)}`,
      name: streetName(index),
      areaCode: AREA,
      eastMetres: east * pace + dice.between(-400, 400),
      northMetres: north * pace + dice.between(-400, 400),
      from,
      residents: until - from,
    };
    from = until;
    return street;
  });
}

/** Places from the middle outwards. */
function spiral(count: number): { east: number; north: number; ring: number }[] {
  const spots: { east: number; north: number; ring: number }[] = [];
  for (let ring = 0; spots.length < count; ring += 1)
    for (let east = -ring; east <= ring; east += 1)
      for (let north = -ring; north <= ring; north += 1)
        if (Math.max(Math.abs(east), Math.abs(north)) === ring) spots.push({ east, north, ring });
  return spots.slice(0, count);
}

/** Square of a distance in units of 100 metres (距离平方). */
export function squaredDistance(a: StreetRow, east: number, north: number): number {
  const dx = Math.trunc((a.eastMetres - east) / 100);
  const dy = Math.trunc((a.northMetres - north) / 100);
  return dx * dx + dy * dy;
}
