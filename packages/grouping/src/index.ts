export type * from './case.ts';
export { type CaseColumns, columnsOf, UNKNOWN } from './columns.ts';
export { type Effect, type Flow, SchemeComparison, type Weights } from './compare.ts';
export { type CompiledScheme, compileScheme } from './compile.ts';
export { CASE_HEADING, caseLine } from './csv/case-line.ts';
export { ANSWER_HEADING, CsvGrouper } from './csv/csv-grouper.ts';
export { type CaseField, CaseHeaderError, fieldsOf } from './csv/headings.ts';
export { splitLine } from './csv/quoted-line.ts';
export { caseOfCells } from './csv/row-case.ts';
export { type Complication, type Evidence, RuleReader } from './evidence.ts';
export {
  Explainer,
  type Explanation,
  type TriedMdc,
  type TriedStep,
} from './explain.ts';
export { CODED_FIELDS, NUMERIC_FIELDS } from './fields.ts';
export { FormulaError, readFormula } from './formula.ts';
export { type GapKind, gapText, type ImportGap } from './gap.ts';
export { Grouper } from './group.ts';
export { Interner } from './interner.ts';
export { type LintCode, type LintFinding, lintScheme } from './lint.ts';
export type { NearMiss } from './near-miss.ts';
export type { Neighbour } from './neighbours.ts';
export { type ImportedScheme, importNeutral } from './neutral.ts';
export { openColumns } from './open-columns.ts';
export { importOpenDrg } from './opendrg/import-opendrg.ts';
export { readRule } from './read-rule.ts';
export type * from './rule.ts';
export type * from './scheme.ts';
export { teachingScheme } from './teaching-scheme.ts';
export {
  evidenceText,
  explanationLines,
  neighbourText,
  reasonCure,
  reasonText,
  ruleText,
  type Words,
} from './words.ts';
export { importWorkbook, type SchemeSheet } from './workbook.ts';
