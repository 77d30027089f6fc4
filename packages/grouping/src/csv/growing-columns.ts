import { type CaseColumns, UNKNOWN } from '../columns.ts';
import { CODED_FIELDS, NUMERIC_FIELDS } from '../fields.ts';

/** Columns that are filled case by case and used again (可复用的病例列). */
export class GrowingColumns implements CaseColumns {
  count = 0;
  readonly numbers: readonly Int32Array[];
  readonly codes: readonly Int32Array[];
  readonly diagnosesAt: Uint32Array;
  readonly operationsAt: Uint32Array;
  diagnoses: Int32Array<ArrayBuffer>;
  operations: Int32Array<ArrayBuffer>;
  #diagnoses = 0;
  #operations = 0;

  /** @param most cases that find room before the next `clear` */
  constructor(most: number) {
    this.numbers = NUMERIC_FIELDS.map(() => new Int32Array(most));
    this.codes = CODED_FIELDS.map(() => new Int32Array(most));
    this.diagnosesAt = new Uint32Array(most + 1);
    this.operationsAt = new Uint32Array(most + 1);
    this.diagnoses = new Int32Array(most * 8);
    this.operations = new Int32Array(most * 4);
  }

  /** Begins a case, of which nothing is known yet. */
  begin(): void {
    for (const column of this.numbers) column[this.count] = UNKNOWN;
    for (const column of this.codes) column[this.count] = 0;
  }

  number(field: number, value: number): void {
    const column = this.numbers[field];
    if (column) column[this.count] = value;
  }

  code(field: number, id: number): void {
    const column = this.codes[field];
    if (column) column[this.count] = id;
  }

  diagnosis(id: number): void {
    if (this.#diagnoses === this.diagnoses.length) this.diagnoses = doubled(this.diagnoses);
    this.diagnoses[this.#diagnoses] = id;
    this.#diagnoses += 1;
  }

  operation(id: number): void {
    if (this.#operations === this.operations.length) this.operations = doubled(this.operations);
    this.operations[this.#operations] = id;
    this.#operations += 1;
  }

  finish(): void {
    this.count += 1;
    this.diagnosesAt[this.count] = this.#diagnoses;
    this.operationsAt[this.count] = this.#operations;
  }

  clear(): void {
    this.count = 0;
    this.#diagnoses = 0;
    this.#operations = 0;
  }
}

function doubled(ids: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(ids.length * 2);
  larger.set(ids);
  return larger;
}
