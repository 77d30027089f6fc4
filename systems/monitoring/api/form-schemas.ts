import { z } from 'zod';
import { FORM_FIELDS, type FormField, SUBJECT_KINDS } from '../engine/forms/form-fields.ts';

const localText = z.object({ zh: z.string(), en: z.string() });
const kind = z.enum(SUBJECT_KINDS);
const field = z.enum(Object.keys(FORM_FIELDS) as [FormField, ...FormField[]]);
const format = z.enum(['xlsx', 'docx']);

export const answer = z.object({
  kind,
  id: z.string().nullable(),
  name: z.string().max(500),
  field,
});

export const form = z.object({
  id: z.string(),
  fileName: z.string(),
  format,
  uploadedBy: z.string(),
  uploadedAt: z.string(),
  /** Who said what belongs where into forms like this one. */
  confirmed: z.object({ by: z.string(), at: z.string() }).nullable(),
});
export const forms = z.object({ forms: z.array(form) });

const cell = z.object({
  row: z.number(),
  column: z.number(),
  rowSpan: z.number(),
  columnSpan: z.number(),
  text: z.string(),
  formula: z.boolean(),
});

/** What goes into a cell from the chosen report, or why it stays empty. */
const value = z.discriminatedUnion('state', [
  z.object({ state: z.literal('filled'), kind: z.enum(['number', 'text']), text: z.string() }),
  z.object({ state: z.literal('empty'), reason: localText }),
]);

export const formQuestion = z.object({
  grid: z.number(),
  row: z.number(),
  column: z.number(),
  /** As a person names the place: 季报!E5, 表1 第3行第2列. */
  place: localText,
  rowHeads: z.array(z.string()),
  columnHeads: z.array(z.string()),
  suggestion: z.object({ answer, sure: z.number(), reason: localText }).nullable(),
  without: localText.nullable(),
  /** What a person confirmed; undefined while nobody said anything of this cell. */
  confirmed: answer.nullable().optional(),
  value: value.nullable(),
});

export const formSubject = z.object({ kind, id: z.string().nullable(), name: z.string() });

export const formDetail = z.object({
  form,
  /** Version of the layout that answers are given upon; 0 when there is none. */
  version: z.number(),
  grids: z.array(z.object({ name: z.string(), cells: z.array(cell) })),
  reports: z.array(
    z.object({ id: z.string(), title: z.string(), period: z.string(), corrected: z.boolean() }),
  ),
  reportId: z.string().nullable(),
  subjects: z.array(formSubject),
  questions: z.array(formQuestion),
});

export const formParams = z.object({ formId: z.uuid() });
export const formQuery = z.object({ reportId: z.uuid().optional() });
const place = z.number().int().min(0).max(100_000);
export const newAnswers = z.object({
  answers: z
    .array(z.object({ grid: place, row: place, column: place, answer: answer.nullable() }))
    .max(40_000),
});
