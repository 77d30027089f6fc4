import type { ReadContext } from '../document-text.ts';
import { tooMuch } from '../document-text.ts';
import { defaultLimits, type ReadLimits } from '../limits.ts';
import { documentProblems } from '../problems.ts';
import { sniff } from '../sniff.ts';
import type { Archive } from '../zip.ts';

const MB = 1024 * 1024;

/** A form is looked at cell by cell by a person: far beyond these it is a data file, not a form. */
const FORM_LIMITS: Partial<ReadLimits> = { fileBytes: 10 * MB, partBytes: 24 * MB, cells: 100_000 };

/** Cells of all grids together, empty ones included. */
export const MOST_CELLS = 40_000;

export interface OpenForm {
  readonly format: 'xlsx' | 'docx';
  readonly archive: Archive;
}

/** Opens a form within the bounds of the readers (打开表格). @throws documents/not-a-form and the refusals of `readDocument` */
export function openForm(bytes: Uint8Array, context: ReadContext): OpenForm {
  const file = sniff(bytes, context);
  if (file.format !== 'xlsx' && file.format !== 'docx')
    throw documentProblems.problem('not-a-form', { name: context.name });
  return { format: file.format, archive: file.archive };
}

/** The bounds in which a form is read (表格上限). */
export function formContext(fileName: string): ReadContext {
  return { name: fileName, limits: { ...defaultLimits, ...FORM_LIMITS } };
}

/** Refuses what has more cells than a person would look at (超出表格上限). @throws documents/too-much-content */
export function refuseCells(context: ReadContext): never {
  throw tooMuch(context, '单元格 / cells', MOST_CELLS);
}
