import type { GroupingCase } from './case.ts';
import { type CompiledScheme, diagnosisId } from './compile.ts';
import { CODED_FIELDS, NUMERIC_FIELDS } from './fields.ts';

/** Stands for an unknown number in a numeric column; no comparison with it is true. */
export const UNKNOWN = -1;

/**
 * Cases as columns of numbers (病例列). Codes are ids of the scheme they were made for. All arrays may lie in shared memory.
 */
export interface CaseColumns {
  readonly count: number;
  /** One column for each numeric field, in the order of `NUMERIC_FIELDS`. */
  readonly numbers: readonly Int32Array[];
  /** One column for each coded field, in the order of `CODED_FIELDS`. */
  readonly codes: readonly Int32Array[];
  /** Where the codes of a case begin; one entry more than cases. */
  readonly diagnosesAt: Uint32Array;
  readonly diagnoses: Int32Array;
  readonly operationsAt: Uint32Array;
  readonly operations: Int32Array;
}

/** Puts cases into columns for a scheme (病例转列). */
export function columnsOf(scheme: CompiledScheme, cases: readonly GroupingCase[]): CaseColumns {
  const count = cases.length;
  const total = (pick: (item: GroupingCase) => readonly string[]) =>
    cases.reduce((sum, item) => sum + pick(item).length, 0);
  const columns = {
    count,
    numbers: NUMERIC_FIELDS.map(() => new Int32Array(count)),
    codes: CODED_FIELDS.map(() => new Int32Array(count)),
    diagnosesAt: new Uint32Array(count + 1),
    diagnoses: new Int32Array(total((item) => item.diagnoses)),
    operationsAt: new Uint32Array(count + 1),
    operations: new Int32Array(total((item) => item.operations)),
  };
  let diagnosis = 0;
  let operation = 0;
  for (const [place, item] of cases.entries()) {
    for (const [field, name] of NUMERIC_FIELDS.entries()) {
      const value = item[name];
      const column = columns.numbers[field];
      if (column) column[place] = value === null || value === undefined ? UNKNOWN : Math.trunc(value);
    }
    for (const [field, name] of CODED_FIELDS.entries()) {
      const column = columns.codes[field];
      if (column) column[place] = scheme.values.idOf(item[name] ?? '');
    }
    for (const code of item.diagnoses) columns.diagnoses[diagnosis++] = diagnosisId(scheme, code);
    for (const code of item.operations) columns.operations[operation++] = scheme.operations.idOf(code);
    columns.diagnosesAt[place + 1] = diagnosis;
    columns.operationsAt[place + 1] = operation;
  }
  return columns;
}

/** Room for one case at a time (单例列), used again for the next: a case alone costs no columns of its own. */
export class SingleCase implements CaseColumns {
  readonly count = 1;
  readonly numbers = NUMERIC_FIELDS.map(() => new Int32Array(1));
  readonly codes = CODED_FIELDS.map(() => new Int32Array(1));
  readonly diagnosesAt = new Uint32Array(2);
  readonly operationsAt = new Uint32Array(2);
  diagnoses = new Int32Array(64);
  operations = new Int32Array(64);

  hold(scheme: CompiledScheme, given: GroupingCase): this {
    for (let field = 0; field < NUMERIC_FIELDS.length; field += 1) {
      const value = given[NUMERIC_FIELDS[field] ?? 'ageYears'];
      const column = this.numbers[field];
      if (column) column[0] = value === null || value === undefined ? UNKNOWN : Math.trunc(value);
    }
    for (let field = 0; field < CODED_FIELDS.length; field += 1) {
      const column = this.codes[field];
      if (column) column[0] = scheme.values.idOf(given[CODED_FIELDS[field] ?? 'sex'] ?? '');
    }
    const { diagnoses, operations } = given;
    this.#room(diagnoses.length, operations.length);
    for (let place = 0; place < diagnoses.length; place += 1)
      this.diagnoses[place] = diagnosisId(scheme, diagnoses[place] ?? '');
    for (let place = 0; place < operations.length; place += 1)
      this.operations[place] = scheme.operations.idOf(operations[place] ?? '');
    this.diagnosesAt[1] = diagnoses.length;
    this.operationsAt[1] = operations.length;
    return this;
  }

  /** Takes everything but the lists of codes from another case. */
  copyNumbers(other: SingleCase): this {
    for (const [field, column] of this.numbers.entries()) column[0] = other.numbers[field]?.[0] ?? UNKNOWN;
    for (const [field, column] of this.codes.entries()) column[0] = other.codes[field]?.[0] ?? 0;
    return this;
  }

  /** Takes diagnoses over, leaving out those behind the main one whose text is `without`. */
  setDiagnoses(ids: Int32Array, count: number, texts?: readonly string[], without?: string): void {
    this.#room(count + 1, 0);
    let kept = 0;
    for (let place = 0; place < count; place += 1)
      if (place === 0 || without === undefined || texts?.[place] !== without)
        this.diagnoses[kept++] = ids[place] ?? 0;
    this.diagnosesAt[1] = kept;
  }

  /** Takes operations over, leaving out those whose text is `without`. */
  setOperations(ids: Int32Array, count: number, texts?: readonly string[], without?: string): void {
    this.#room(0, count + 1);
    let kept = 0;
    for (let place = 0; place < count; place += 1)
      if (without === undefined || texts?.[place] !== without) this.operations[kept++] = ids[place] ?? 0;
    this.operationsAt[1] = kept;
  }

  addDiagnosis(id: number): void {
    const count = this.diagnosesAt[1] ?? 0;
    this.diagnoses[count] = id;
    this.diagnosesAt[1] = count + 1;
  }

  /** Adds an operation, as the main one or behind the others. */
  addOperation(id: number, first: boolean): void {
    const count = this.operationsAt[1] ?? 0;
    this.operations[count] = id;
    this.operationsAt[1] = count + 1;
    if (first) this.swapMainOperation(count);
  }

  swapMainOperation(place: number): void {
    const main = this.operations[0] ?? 0;
    this.operations[0] = this.operations[place] ?? 0;
    this.operations[place] = main;
  }

  #room(diagnoses: number, operations: number): void {
    if (diagnoses > this.diagnoses.length) this.diagnoses = new Int32Array(diagnoses * 2);
    if (operations > this.operations.length) this.operations = new Int32Array(operations * 2);
  }
}
