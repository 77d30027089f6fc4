export type { EngineFacts } from './engine.ts';
export type { FactRow, Facts, FactsHealth, QueryOptions } from './facts.ts';
export { KeptAnswers } from './kept-answers.ts';
export type { Lane } from './lanes.ts';
export { DEFAULT_LIMITS, type Limits, type QuerySettings } from './limits.ts';
export type { Append, AppendSource } from './load/append.ts';
export type { Removal } from './load/remove.ts';
export { type TypedOrReason, typedOrReason } from './load/typed-or-reason.ts';
export type {
  FileFormat,
  FileSource,
  Load,
  LoadReport,
  LoadRow,
  LoadSource,
  LoadValue,
  RecoveryReport,
  WrongRow,
} from './load/types.ts';
export type { Migration, MigrationReport } from './migrate.ts';
export { type ChdbFactsOptions, type ClickhouseFactsOptions, type FactsOptions, openFacts } from './open.ts';
export type { Parameters, ParameterValue } from './parameters.ts';
export { type FactsProblemCode, factsProblems } from './problems.ts';
export type { FactValue } from './values.ts';
