export { formatOf, formats, template } from './formats/formats.ts';
export { type BlankTemplate, type Template, type TemplateColumn, templates } from './formats/templates.ts';
