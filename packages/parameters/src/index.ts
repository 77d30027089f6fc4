export type { DatedValue, Mark, Parameter, ParameterValue, PartLabel, PartValue } from './parameter.ts';
export { parameterProblems } from './problems.ts';
export {
  type ParameterSet,
  type ParameterText,
  parameterOf,
  readParameter,
  readParameters,
} from './read-parameters.ts';
export { fenShape, fixedShape, integerShape, ratioShape } from './shapes.ts';
export { clauseRef, readSources, resolvesIn, type SourceDocument, type Sources } from './sources.ts';
export { regionsUpwards, type ValueInForce, valueAt, type When } from './value-at.ts';
