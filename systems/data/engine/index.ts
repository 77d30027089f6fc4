export type * from './contract.ts';
export { formatOf, formats, template } from './formats/formats.ts';
export { withoutPersonalNumbers } from './intake/personal-number.ts';
export { issueTexts } from './issues/issue-texts.ts';
export { startMapping, withChosen } from './map/start-mapping.ts';
export { recognise } from './recognise/recognise.ts';
export { readReportedValues } from './reported-values.ts';
export {
  aspectRatio,
  poolCounts,
  type QualityCounts,
  type QualityWeights,
  qualityScore,
} from './scores/quality-score.ts';
