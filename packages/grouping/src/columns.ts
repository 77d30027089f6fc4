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
