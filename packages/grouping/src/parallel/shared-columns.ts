import type { CaseColumns } from '../columns.ts';

/** The same columns in memory that threads share (共享内存病例列). */
export function sharedColumns(columns: CaseColumns): CaseColumns {
  const ints = (column: Int32Array) => {
    const shared = new Int32Array(new SharedArrayBuffer(column.byteLength));
    shared.set(column);
    return shared;
  };
  const places = (column: Uint32Array) => {
    const shared = new Uint32Array(new SharedArrayBuffer(column.byteLength));
    shared.set(column);
    return shared;
  };
  return {
    count: columns.count,
    numbers: columns.numbers.map(ints),
    codes: columns.codes.map(ints),
    diagnosesAt: places(columns.diagnosesAt),
    diagnoses: ints(columns.diagnoses),
    operationsAt: places(columns.operationsAt),
    operations: ints(columns.operations),
  };
}
