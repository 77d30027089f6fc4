export { compileDefinitions, type Definition } from './definitions.ts';
export type { Reading, Value } from './evaluate.ts';
export { addExact, compareExact, divideExact, type Exact, exact, exactOf, multiplyExact } from './exact.ts';
export { compileExpression, type Expression, inUnit, mustBeIn, mustBeTruth } from './expression.ts';
export { expressionProblems } from './problems.ts';
export type { ExpressionSql, SqlOptions } from './sql-form.ts';
export { type NameDeclaration, type NameType, type Vocabulary, vocabularyOf } from './type.ts';
export { type Unit, unitOf } from './unit.ts';
