export type * from './contract.ts';
export { formatOf, formats, template } from './formats/formats.ts';
export { type BlankTemplate, type Template, type TemplateColumn, templates } from './formats/templates.ts';
export { masked } from './intake/mask.ts';
export type { IssueText } from './issues/issue-text.ts';
export { type IssueCode, issueTexts } from './issues/issue-texts.ts';
export { startMapping, withChosen } from './map/start-mapping.ts';
export { usedFields } from './map/table-mappers.ts';
export { recognise } from './recognise/recognise.ts';
export {
  aspectRatio,
  poolCounts,
  type QualityCounts,
  type QualityScore,
  type QualityWeights,
  qualityScore,
} from './scores/quality-score.ts';
