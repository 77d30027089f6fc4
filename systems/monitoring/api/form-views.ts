import { type FormFill, fillForm } from '@sanyi/documents';
import { type LocalText, lightWords, shanghaiDay } from '@sanyi/kernel';
import type { Tx } from '@sanyi/records';
import type { z } from 'zod';
import { type FormAnswer, subjectsOf } from '../engine/forms/form-answer.ts';
import { placeKey } from '../engine/forms/form-grid.ts';
import { type FormQuestion, questionsOf } from '../engine/forms/form-suggestion.ts';
import { type FormValue, formValue, type ReportFacts } from '../engine/forms/form-value.ts';
import { monitoringProblems } from '../problems.ts';
import type { FormRow, LayoutRow } from '../store/forms.ts';
import { getReport, listReports, type ReportRow } from '../store/reports.ts';
import type * as schemas from './form-schemas.ts';

/** The reports that a form of a region may be filled from, those that hold first (可取数报告). */
export async function reportsFor(tx: Tx, form: Pick<FormRow, 'scope_path'>) {
  const rows = (await listReports(tx)).filter((row) => row.scope_path === form.scope_path);
  const corrected = new Set(rows.map((row) => row.corrects));
  return rows.map((row) => ({ row, corrected: corrected.has(row.id) }));
}

/** The report that was chosen, else the newest that holds. */
export async function reportFor(
  tx: Tx,
  form: Pick<FormRow, 'scope_path'>,
  chosen: string | undefined,
): Promise<Awaited<ReturnType<typeof getReport>> | null> {
  const reports = await reportsFor(tx, form);
  const report =
    chosen === undefined
      ? reports.find(({ corrected }) => !corrected)
      : reports.find(({ row }) => row.id === chosen);
  if (!report && chosen !== undefined) throw monitoringProblems.problem('no-such-report');
  return report ? await getReport(tx, report.row.id) : null;
}

/** What a form asks for, read off against a report; without one nothing can be suggested. */
export function askedOf(
  form: FormRow,
  report: (Pick<ReportRow, 'snapshot'> & { snapshot: ReportFacts['snapshot'] }) | null,
): FormQuestion[] {
  if (!report) return questionsOf(form.grids, [], '');
  const { snapshot } = report;
  return questionsOf(form.grids, subjectsOf(snapshot), `${snapshot.planTitle}${snapshot.issuer}`);
}

/** What counts for a cell: what a person said, else what is suggested while nobody said anything of the form. */
export function answerFor(question: FormQuestion, layout: LayoutRow | undefined): FormAnswer | null {
  if (!layout) return question.suggestion?.answer ?? null;
  return layout.answers[placeKey(question)] ?? null;
}

export function valueFor(
  form: Pick<FormRow, 'format'>,
  question: FormQuestion,
  answer: FormAnswer | null,
  report: (Pick<ReportRow, 'issued_at'> & { readonly snapshot: ReportFacts['snapshot'] }) | null,
): FormValue | null {
  if (!answer || !report) return null;
  const facts = {
    snapshot: report.snapshot,
    issuedOn: shanghaiDay(report.issued_at),
    lights: lightWords,
  };
  return formValue(answer, facts, { ...question, typed: form.format === 'xlsx' });
}

export function formView(row: {
  readonly id: string;
  readonly file_name: string;
  readonly format: 'xlsx' | 'docx';
  readonly uploaded_by_name: string;
  readonly uploaded_at: string;
  readonly confirmed_by_name: string | null;
  readonly confirmed_at: string | null;
}): z.output<typeof schemas.form> {
  return {
    id: row.id,
    fileName: row.file_name,
    format: row.format,
    uploadedBy: row.uploaded_by_name,
    uploadedAt: row.uploaded_at,
    confirmed:
      row.confirmed_by_name !== null && row.confirmed_at !== null
        ? { by: row.confirmed_by_name, at: row.confirmed_at }
        : null,
  };
}

/** Where a cell stands, as a person would say it. */
export function placeWords(form: FormRow, { grid, row, column }: FormQuestion): LocalText {
  if (form.format === 'xlsx') {
    const name = `${form.grids[grid]?.name ?? ''}!${columnLetters(column)}${row}`;
    return { zh: name, en: name };
  }
  return {
    zh: `表${grid + 1}第${row}行第${column}列`,
    en: `table ${grid + 1}, row ${row}, column ${column}`,
  };
}

function columnLetters(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return `${before > 0 ? columnLetters(before) : ''}${String.fromCodePoint(65 + ((column - 1) % 26))}`;
}

/** The blank with everything filled in that its confirmed answers find in a report (填好的表格). */
export async function filledForm(
  form: FormRow,
  bytes: Uint8Array,
  layout: LayoutRow,
  report: NonNullable<Awaited<ReturnType<typeof reportFor>>>,
): Promise<Uint8Array> {
  const fills = askedOf(form, report).flatMap((question): FormFill[] => {
    const value = valueFor(form, question, answerFor(question, layout), report);
    if (value?.state !== 'filled') return [];
    const { grid, row, column } = question;
    return [{ grid, row, column, value: { kind: value.kind, text: value.text } }];
  });
  return await fillForm(bytes, form.file_name, fills);
}
