import type { CaseCells } from './cell-reader.ts';
import type { DipColumns } from './columns.ts';

/** Room of a cost and of an institution in the number a case is sorted by: 2 bits of year, 13 of institution, 37 of cost. */
const COST = 2 ** 37;
const INSTITUTION = 2 ** 13;

/** The most institutions a catalogue is formed from, and years. */
export const MOST_INSTITUTIONS = INSTITUTION;
export const MOST_YEARS = 4;

/**
 * Cases that form groups, by cell and then by year, institution and cost (成组病例): the order does not depend on the order they came in, so
 * everything worked out from here is the same for shuffled input.
 */
export interface SortedCases {
  /** For each cell where its cases begin; one more entry than cells. */
  readonly at: Uint32Array;
  /** Year, institution and cost of each case in one number. */
  readonly keys: Float64Array;
  /** Institutions in ascending order of their codes. */
  readonly institutions: readonly string[];
}

/** Cost of a case in fen (病例费用). */
export function costOf(key: number): number {
  return key % COST;
}

/** Place of a case's institution (病例机构). */
export function institutionOf(key: number): number {
  return Math.floor(key / COST) % INSTITUTION;
}

/** Place of a case's year among the weights (病例年度). */
export function yearOf(key: number): number {
  return Math.floor(key / (COST * INSTITUTION));
}

/** @param yearPlace place of a case's year in the weights, negative for one outside; @throws RangeError for too many institutions or years */
export function sortCases(
  { codes, institution, total, year, cases }: DipColumns,
  { cellOf, cells }: CaseCells,
  yearPlace: (year: number) => number,
): SortedCases {
  const names = Array.from({ length: codes.institutions.size }, (_, id) => codes.institutions.codeOf(id));
  // The first number stands for no code and belongs to no case.
  const institutions = names.slice(1).sort();
  if (institutions.length > MOST_INSTITUTIONS)
    throw new RangeError(`more than ${MOST_INSTITUTIONS} institutions`);
  const rank = new Map(institutions.map((name, place) => [name, place]));
  const rankOf = names.map((name) => rank.get(name) ?? 0);
  const forms = (place: number) =>
    (cellOf[place] ?? -1) >= 0 && (total[place] ?? -1) >= 0 && yearPlace(year[place] ?? 0) >= 0;
  const at = new Uint32Array(cells.length + 1);
  for (let place = 0; place < cases.count; place += 1)
    if (forms(place)) at[(cellOf[place] ?? 0) + 1] = (at[(cellOf[place] ?? 0) + 1] ?? 0) + 1;
  for (let cell = 0; cell < cells.length; cell += 1) at[cell + 1] = (at[cell + 1] ?? 0) + (at[cell] ?? 0);
  const next = at.slice();
  const keys = new Float64Array(at[cells.length] ?? 0);
  for (let place = 0; place < cases.count; place += 1) {
    if (!forms(place)) continue;
    const cell = cellOf[place] ?? 0;
    const slot = next[cell] ?? 0;
    next[cell] = slot + 1;
    const head = yearPlace(year[place] ?? 0) * INSTITUTION + (rankOf[institution[place] ?? 0] ?? 0);
    keys[slot] = head * COST + (total[place] ?? 0);
  }
  for (let cell = 0; cell < cells.length; cell += 1) keys.subarray(at[cell], at[cell + 1]).sort();
  return { at, keys, institutions };
}
