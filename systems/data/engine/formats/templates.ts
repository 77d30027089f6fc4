import type { LocalText } from '@sanyi/kernel';
import type { RegionTableName } from '@sanyi/region';
import type { FormatId, SourceColumn } from '../contract.ts';
import { careTemplates } from './templates-care.ts';
import { institutionTemplates } from './templates-institutions.ts';

/** How a cell of a template is read (模板单元格). */
export type TemplateKind =
  | 'text'
  | 'code'
  | 'person'
  | 'staff'
  | 'name'
  | 'identity-number'
  | 'phone'
  | 'fen'
  | 'quantity'
  | 'degree'
  | 'count'
  | 'yes-no'
  | 'day'
  | 'month'
  | 'instant';

/** One column of a blank template (模板列). */
export interface TemplateColumn {
  readonly heading: string;
  readonly aliases: readonly string[];
  /** Column of the canonical table, `''` where the cell goes to the identities only. */
  readonly to: string;
  readonly kind: TemplateKind;
  readonly required: SourceColumn['required'];
  readonly hint: LocalText;
  /** Words of the drop-down list and the codes they stand for; the codes themselves are accepted too. */
  readonly choices?: Readonly<Record<string, string>>;
  /** National value list that says which codes there are. */
  readonly list?: string;
}

/** A blank template and the canonical table its rows go to (导入模板). */
export interface Template {
  readonly id: FormatId;
  readonly title: LocalText;
  readonly from: LocalText;
  readonly table: RegionTableName;
  readonly columns: readonly TemplateColumn[];
}

/** All templates (全部导入模板). */
export const templates: readonly Template[] = [...institutionTemplates, ...careTemplates];

/** Headings, hints and drop-down lists of a format's blank template (空白模板); other formats give their official names. */
export interface BlankTemplate {
  readonly headings: readonly string[];
  readonly hints: readonly LocalText[];
  /** By heading: the words of its drop-down list. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
}

/** Writes a template's list out for a blank workbook (空白模板). */
export function blankTemplate(template: Template): BlankTemplate {
  const choices: Record<string, readonly string[]> = {};
  for (const column of template.columns)
    if (column.choices !== undefined) choices[column.heading] = Object.keys(column.choices);
  return {
    headings: template.columns.map((column) => column.heading),
    hints: template.columns.map((column) => column.hint),
    choices,
  };
}
