import type { FormAnswer, FormDetail, FormQuestion } from './contract.ts';

/** A cell of a form under review (待核对单元格), with what counts for it now. */
export interface FormRow {
  readonly key: string;
  readonly question: FormQuestion;
  readonly answer: FormAnswer | null;
  /** Who says so: nobody yet, a person before, a person just now. */
  readonly by: 'suggestion' | 'confirmed' | 'edit';
  /** Whether a person should look: little certainty, or nothing suggested. */
  readonly doubt: boolean;
}

export type FormEdits = ReadonlyMap<string, FormAnswer | null>;

/** Suggestions less sure than this are looked at by a person first. */
const SURE = 85;

export function formKey({ grid, row, column }: Pick<FormQuestion, 'grid' | 'row' | 'column'>): string {
  return `${grid}:${row}:${column}`;
}

/** What counts for every open cell: a change just made, else what was confirmed, else the suggestion. */
export function formRows(detail: FormDetail, edits: FormEdits): FormRow[] {
  return detail.questions.map((question) => {
    const key = formKey(question);
    const edit = edits.get(key);
    if (edit !== undefined) return { key, question, answer: edit, by: 'edit', doubt: false };
    if (detail.version > 0)
      return { key, question, answer: question.confirmed ?? null, by: 'confirmed', doubt: false };
    const { suggestion } = question;
    const doubt = suggestion === null || suggestion.sure < SURE;
    return { key, question, answer: suggestion?.answer ?? null, by: 'suggestion', doubt };
  });
}

/** True when the cell would be filled: it has an answer, and the report has what it asks for. */
export function isFilled({ answer, by, question }: FormRow): boolean {
  return answer !== null && (by === 'edit' || question.value?.state === 'filled');
}
