import type { CaseColumns } from './columns.ts';
import { type CompiledScheme, diagnosisId } from './compile.ts';
import type { Interner } from './interner.ts';

/** Numbers given to codes before any scheme was known (开放编码). */
export interface OpenCodes {
  readonly diagnoses: Interner;
  readonly operations: Interner;
  readonly values: Interner;
}

/**
 * Columns over open codes as columns of one scheme (开放编码转方案编码); what the scheme does not know becomes 0.
 *
 * @param spelt how the scheme writes a diagnosis or operation, where it is not the code itself
 */
export function openColumns(
  open: CaseColumns,
  codes: OpenCodes,
  scheme: CompiledScheme,
  spelt: (code: string) => string = (code) => code,
): CaseColumns {
  const table = (interner: Interner, idOf: (code: string) => number) =>
    Int32Array.from({ length: interner.size }, (_, id) => (id === 0 ? 0 : idOf(interner.codeOf(id))));
  const diagnoses = table(codes.diagnoses, (code) => diagnosisId(scheme, spelt(code)));
  const operations = table(codes.operations, (code) => scheme.operations.idOf(spelt(code)));
  const values = table(codes.values, (code) => scheme.values.idOf(code));
  const through = (ids: Int32Array, names: Int32Array) => ids.map((id) => names[id] ?? 0);
  return {
    ...open,
    codes: open.codes.map((column) => through(column, values)),
    diagnoses: through(open.diagnoses, diagnoses),
    operations: through(open.operations, operations),
  };
}
