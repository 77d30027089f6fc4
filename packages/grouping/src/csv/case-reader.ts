import { type CompiledScheme, diagnosisId } from '../compile.ts';
import type { Interner } from '../interner.ts';
import { ByteTable } from './byte-table.ts';
import type { GrowingColumns } from './growing-columns.ts';
import type { CaseField } from './headings.ts';

const COMMA = 44;
const BAR = 124;
const SPACE = 32;
const MOST_CODES = 400;

/**
 * Reads one line of a file of cases into columns (读病例行), byte by byte. What cannot be read is told as a fault, with the column's name.
 */
export class CaseReader {
  /** Where the identifier of the last case stands in the text. */
  idFrom = 0;
  idTo = 0;
  readonly #scheme: CompiledScheme;
  readonly #columns: GrowingColumns;
  readonly #fields: readonly CaseField[];
  readonly #diagnoses: ByteTable;
  readonly #operations: ByteTable;
  readonly #values: ByteTable;

  constructor(scheme: CompiledScheme, columns: GrowingColumns, fields: readonly CaseField[]) {
    this.#scheme = scheme;
    this.#columns = columns;
    this.#fields = fields;
    this.#diagnoses = tableOf(scheme.diagnoses);
    this.#operations = tableOf(scheme.operations);
    this.#values = tableOf(scheme.values);
  }

  /** Reads the case that stands between two places. @returns what is wrong with it, or null */
  read(text: Uint8Array, from: number, to: number): string | null {
    const columns = this.#columns;
    columns.begin();
    this.idFrom = from;
    this.idTo = from;
    let fault: string | null = null;
    let start = from;
    for (let place = 0; start <= to; place += 1) {
      let end = start;
      while (end < to && text[end] !== COMMA) end += 1;
      const field = this.#fields[place];
      if (field === undefined) fault ??= 'too-many-columns';
      else if (field.kind === 'id') {
        this.idFrom = start;
        this.idTo = end;
      } else if (field.kind === 'diagnoses' || field.kind === 'operations') {
        if (this.#codes(text, start, end, field.kind === 'diagnoses') > MOST_CODES)
          fault ??= 'too-many-codes';
      } else if (field.kind === 'code') {
        columns.code(field.place, this.#values.idOf(text, start, end));
      } else if (field.kind === 'number' && start < end) {
        const value = wholeNumber(text, start, end);
        if (value < 0) fault ??= `not-a-number:${field.name}`;
        else columns.number(field.place, value);
      }
      start = end + 1;
    }
    columns.finish();
    return fault;
  }

  /** Reads codes joined by `|`. @returns how many there are; those beyond the limit are not kept */
  #codes(text: Uint8Array, from: number, to: number, areDiagnoses: boolean): number {
    let count = 0;
    for (let start = from; start < to; ) {
      let end = start;
      while (end < to && text[end] !== BAR) end += 1;
      let first = start;
      let last = end;
      while (first < last && text[first] === SPACE) first += 1;
      while (last > first && text[last - 1] === SPACE) last -= 1;
      if (last > first) {
        count += 1;
        if (count > MOST_CODES) return count;
        if (areDiagnoses) this.#columns.diagnosis(this.#diagnosis(text, first, last));
        else this.#columns.operation(this.#operations.idOf(text, first, last));
      }
      start = end + 1;
    }
    return count;
  }

  #diagnosis(text: Uint8Array, from: number, to: number): number {
    const id = this.#diagnoses.idOf(text, from, to);
    if (id !== 0 || this.#scheme.prefixes.length === 0) return id;
    return diagnosisId(this.#scheme, new TextDecoder().decode(text.subarray(from, to)));
  }
}

function tableOf(interner: Interner): ByteTable {
  return new ByteTable(Array.from({ length: interner.size }, (_, id) => interner.codeOf(id)));
}

/** A whole number, a decimal cut to whole, or -1. */
function wholeNumber(text: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let place = from; place < to; place += 1) {
    const digit = (text[place] ?? 0) - 48;
    if (digit < 0 || digit > 9) {
      const rest = Number(new TextDecoder().decode(text.subarray(from, to)));
      return Number.isFinite(rest) && rest >= 0 ? Math.trunc(rest) : -1;
    }
    value = value * 10 + digit;
  }
  return value > 0x7fffffff ? -1 : value;
}
