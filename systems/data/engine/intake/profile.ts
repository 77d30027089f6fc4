import type { FieldCount } from '../contract.ts';
import { ownText } from './memo.ts';

/** Cells of counters kept at most; institutions and months beyond that are counted under no name. */
const MOST_CELLS = 8_000_000;

interface Group {
  readonly institution: string;
  readonly month: string;
  rows: number;
  readonly filled: Uint32Array;
  readonly invalid: Uint32Array;
  readonly other: Uint32Array;
}

/** Counts filled and valid cells by institution, month and field (字段填报统计). */
export class Profile {
  readonly #fields: readonly string[];
  /** 1 where the record's field has a value. */
  readonly present: Uint8Array;
  readonly #byInstitution = new Map<string, Map<string, Group>>();
  readonly #watched: number[] = [];
  #marked: { place: number; what: 'invalid' | 'other' }[] = [];
  #groups = 0;
  #last: Group | null = null;

  constructor(fields: readonly string[]) {
    this.#fields = fields;
    this.present = new Uint8Array(fields.length);
  }

  /** Names a field whose cells are counted; fields the file lacks are not. */
  watch(place: number): void {
    if (!this.#watched.includes(place)) this.#watched.push(place);
  }

  invalid(place: number): void {
    if (!this.#has('invalid', place)) this.#marked.push({ place, what: 'invalid' });
  }

  /** The record's field holds a code that means other or unknown. */
  other(place: number): void {
    if (!this.#has('other', place)) this.#marked.push({ place, what: 'other' });
  }

  #has(what: 'invalid' | 'other', place: number): boolean {
    return this.#marked.some((mark) => mark.place === place && mark.what === what);
  }

  /** Counts the record. */
  add(institution: string, month: string): void {
    const last = this.#last;
    const group =
      last !== null && last.institution === institution && last.month === month
        ? last
        : this.#group(institution, month);
    this.#last = group;
    group.rows++;
    const { present } = this;
    const { filled } = group;
    // All of them, also those nobody watches, which are never present: the plainest loop is the fastest.
    for (let place = 0; place < present.length; place++)
      filled[place] = (filled[place] as number) + (present[place] as number);
    if (this.#marked.length === 0) return;
    for (const { place, what } of this.#marked)
      if (what === 'other' || this.present[place] === 1)
        group[what][place] = (group[what][place] as number) + 1;
    this.#marked = [];
  }

  #group(institution: string, month: string): Group {
    let months = this.#byInstitution.get(institution);
    if (months === undefined) this.#byInstitution.set(ownText(institution), (months = new Map()));
    const found = months.get(month);
    if (found !== undefined) return found;
    const full = this.#groups * this.#fields.length > MOST_CELLS;
    if (full && (institution !== '' || month !== '')) return this.#group('', '');
    const size = this.#fields.length;
    const group: Group = {
      institution: ownText(institution),
      month: ownText(month),
      rows: 0,
      filled: new Uint32Array(size),
      invalid: new Uint32Array(size),
      other: new Uint32Array(size),
    };
    months.set(group.month, group);
    this.#groups++;
    return group;
  }

  /** The counts so far, in the order of institution, month and field. */
  counts(): FieldCount[] {
    const groups = [...this.#byInstitution.values()].flatMap((months) => [...months.values()]);
    groups.sort(
      (left, right) => compare(left.institution, right.institution) || compare(left.month, right.month),
    );
    const places = [...this.#watched].sort((left, right) => left - right);
    return groups.flatMap((group) =>
      places.map((place) => ({
        institution: group.institution,
        month: group.month,
        field: this.#fields[place] as string,
        rows: group.rows,
        filled: group.filled[place] as number,
        valid: (group.filled[place] as number) - (group.invalid[place] as number),
        otherCodes: group.other[place] as number,
      })),
    );
  }
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
