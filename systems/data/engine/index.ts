export type * from './contract.ts';
export { formatOf, formats, template } from './formats/formats.ts';
export { type BlankTemplate, type Template, type TemplateColumn, templates } from './formats/templates.ts';
export type { IssueText } from './issues/issue-text.ts';
export { type IssueCode, issueTexts } from './issues/issue-texts.ts';
export { startMapping, withChosen } from './map/start-mapping.ts';
export { recognise } from './recognise/recognise.ts';
