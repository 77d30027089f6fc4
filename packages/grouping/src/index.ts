export type * from './case.ts';
export { type CaseColumns, columnsOf, UNKNOWN } from './columns.ts';
export { type CompiledScheme, compileScheme } from './compile.ts';
export { ANSWER_HEADING, CASE_HEADING, CaseHeaderError, CsvGrouper, caseLine } from './csv.ts';
export { type Complication, type Evidence, RuleReader } from './evidence.ts';
export {
  Explainer,
  type Explanation,
  type NearMiss,
  type Neighbour,
  type TriedMdc,
  type TriedStep,
} from './explain.ts';
export { FormulaError, readFormula } from './formula.ts';
export { Grouper } from './group.ts';
export { type LintCode, type LintFinding, lintScheme } from './lint.ts';
export { type ImportedScheme, type ImportGap, importNeutral } from './neutral.ts';
export type * from './rule.ts';
export type * from './scheme.ts';
export { teachingScheme } from './teaching-scheme.ts';
export { importWorkbook, type SchemeSheet } from './workbook.ts';
