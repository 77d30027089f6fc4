import { type CaseColumns, CODED_FIELDS, Interner, NUMERIC_FIELDS, UNKNOWN } from '@sanyi/grouping';
import type { DipCase } from './case.ts';

/** Codes of cases as numbers (病例编码): open, every code that comes gets one. */
export class CaseCodes {
  readonly diagnoses = new Interner();
  readonly operations = new Interner();
  readonly values = new Interner();
  readonly institutions = new Interner();
}

/** Cases with their money as columns (病例列). Amounts are whole fen, `-1` where unknown. */
export interface DipColumns {
  readonly codes: CaseCodes;
  readonly cases: CaseColumns;
  readonly year: Uint16Array;
  readonly institution: Uint32Array;
  readonly total: Float64Array;
  readonly drug: Float64Array;
  readonly consumable: Float64Array;
}

/** The most a case may cost (单例费用上限): 2^37 fen, some 1.4 thousand million yuan. Above it a total is no cost of a stay. */
export const MOST_FEN = 2 ** 37 - 1;

/** Collects cases into columns (病例入列), one after the other, growing as they come. */
export class DipCollector {
  readonly codes: CaseCodes;
  #count = 0;
  #room: number;
  #numbers: Int32Array[];
  #coded: Int32Array[];
  #diagnosesAt: Uint32Array;
  #operationsAt: Uint32Array;
  #diagnoses: Int32Array = new Int32Array(1 << 12);
  #operations: Int32Array = new Int32Array(1 << 12);
  #year: Uint16Array;
  #institution: Uint32Array;
  #money: Float64Array[];

  constructor(room = 1 << 12, codes = new CaseCodes()) {
    this.codes = codes;
    this.#room = room;
    this.#numbers = NUMERIC_FIELDS.map(() => new Int32Array(room));
    this.#coded = CODED_FIELDS.map(() => new Int32Array(room));
    this.#diagnosesAt = new Uint32Array(room + 1);
    this.#operationsAt = new Uint32Array(room + 1);
    this.#year = new Uint16Array(room);
    this.#institution = new Uint32Array(room);
    this.#money = [0, 1, 2].map(() => new Float64Array(room));
  }

  get count(): number {
    return this.#count;
  }

  /** @throws RangeError for a total that no stay can cost or that is no whole number of fen */
  add(given: DipCase): void {
    if (this.#count === this.#room) this.#grow();
    const place = this.#count;
    for (let field = 0; field < NUMERIC_FIELDS.length; field += 1) {
      const value = given[NUMERIC_FIELDS[field] ?? 'ageYears'];
      const column = this.#numbers[field];
      if (column) column[place] = value === null || value === undefined ? UNKNOWN : Math.trunc(value);
    }
    for (let field = 0; field < CODED_FIELDS.length; field += 1) {
      const column = this.#coded[field];
      if (column) column[place] = this.codes.values.add(given[CODED_FIELDS[field] ?? 'sex'] ?? '');
    }
    this.#diagnoses = pushed(
      this.#diagnoses,
      this.#diagnosesAt,
      place,
      given.diagnoses,
      this.codes.diagnoses,
    );
    this.#operations = pushed(
      this.#operations,
      this.#operationsAt,
      place,
      given.operations,
      this.codes.operations,
    );
    this.#year[place] = given.year;
    this.#institution[place] = this.codes.institutions.add(given.institution);
    for (const [part, fen] of [given.totalFen, given.drugFen, given.consumableFen].entries()) {
      if (fen !== null && (!Number.isInteger(fen) || fen > MOST_FEN))
        throw new RangeError(`no amount of a stay in fen: ${fen}`);
      const column = this.#money[part];
      if (column) column[place] = fen === null || fen < 0 ? UNKNOWN : fen;
    }
    this.#count += 1;
  }

  columns(): DipColumns {
    const count = this.#count;
    const [total, drug, consumable] = this.#money.map((column) => column.subarray(0, count));
    return {
      codes: this.codes,
      cases: {
        count,
        numbers: this.#numbers.map((column) => column.subarray(0, count)),
        codes: this.#coded.map((column) => column.subarray(0, count)),
        diagnosesAt: this.#diagnosesAt.subarray(0, count + 1),
        diagnoses: this.#diagnoses.subarray(0, this.#diagnosesAt[count]),
        operationsAt: this.#operationsAt.subarray(0, count + 1),
        operations: this.#operations.subarray(0, this.#operationsAt[count]),
      },
      year: this.#year.subarray(0, count),
      institution: this.#institution.subarray(0, count),
      total: total ?? new Float64Array(0),
      drug: drug ?? new Float64Array(0),
      consumable: consumable ?? new Float64Array(0),
    };
  }

  #grow(): void {
    this.#room *= 2;
    const longer = <A extends Int32Array | Uint32Array | Uint16Array | Float64Array>(
      old: A,
      length: number,
    ): A => {
      const made = new (old.constructor as new (length: number) => A)(length);
      made.set(old);
      return made;
    };
    this.#numbers = this.#numbers.map((column) => longer(column, this.#room));
    this.#coded = this.#coded.map((column) => longer(column, this.#room));
    this.#diagnosesAt = longer(this.#diagnosesAt, this.#room + 1);
    this.#operationsAt = longer(this.#operationsAt, this.#room + 1);
    this.#year = longer(this.#year, this.#room);
    this.#institution = longer(this.#institution, this.#room);
    this.#money = this.#money.map((column) => longer(column, this.#room));
  }
}

/** Puts the codes of one case behind those of the others. @returns the array, a longer one where it was full */
function pushed(
  ids: Int32Array,
  at: Uint32Array,
  place: number,
  codes: readonly string[],
  interner: Interner,
): Int32Array {
  let room = ids;
  let end = at[place] ?? 0;
  if (end + codes.length > room.length) {
    room = new Int32Array((end + codes.length) * 2);
    room.set(ids);
  }
  for (const code of codes) room[end++] = interner.add(code);
  at[place + 1] = end;
  return room;
}
