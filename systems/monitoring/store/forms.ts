import { createHash } from 'node:crypto';
import { json, type Tx } from '@sanyi/records';
import type { Selectable } from 'kysely';
import type { FormAnswer } from '../engine/forms/form-answer.ts';
import { type FormGrid, formStructure } from '../engine/forms/form-grid.ts';
import { monitoringProblems } from '../problems.ts';
import { type FormLayoutTable, type FormTable, tables } from './tables.ts';

export type FormRow = Omit<Selectable<FormTable>, 'grids'> & { readonly grids: readonly FormGrid[] };
export type LayoutRow = Omit<Selectable<FormLayoutTable>, 'answers'> & { readonly answers: FormAnswers };

/** What a person said of the cells of a form, by place; null where a cell stays empty by decision. */
export type FormAnswers = Readonly<Record<string, FormAnswer | null>>;

/** What tells one kind of form from another (结构指纹): sha256 over its structure. */
export function formFingerprint(grids: readonly FormGrid[]): string {
  return createHash('sha256').update(formStructure(grids)).digest('hex');
}

export interface NewForm {
  readonly scopePath: string;
  readonly fileId: string;
  readonly fileName: string;
  readonly format: 'xlsx' | 'docx';
  readonly grids: readonly FormGrid[];
  readonly byName: string;
}

/** Keeps a blank form (收下空表). */
export async function insertForm(tx: Tx, form: NewForm): Promise<string> {
  const row = await tables(tx)
    .insertInto('monitoring.form')
    .values({
      scope_path: form.scopePath,
      file_id: form.fileId,
      file_name: form.fileName,
      format: form.format,
      fingerprint: formFingerprint(form.grids),
      grids: json(form.grids),
      uploaded_by_name: form.byName,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Blank forms, newest first, with the version of their layout when a person confirmed it. */
export function listForms(tx: Tx) {
  return tables(tx)
    .selectFrom('monitoring.form as form')
    .leftJoin('monitoring.form_layout as layout', (join) =>
      join
        .onRef('layout.fingerprint', '=', 'form.fingerprint')
        .onRef('layout.scope_path', '=', 'form.scope_path'),
    )
    .select([
      'form.id',
      'form.file_name',
      'form.format',
      'form.uploaded_by_name',
      'form.uploaded_at',
      'layout.confirmed_by_name',
      'layout.confirmed_at',
    ])
    .orderBy('form.uploaded_at', 'desc')
    .execute();
}

/** One blank form. @throws monitoring/no-such-form */
export async function getForm(tx: Tx, id: string): Promise<FormRow> {
  const row = await tables(tx)
    .selectFrom('monitoring.form')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw monitoringProblems.problem('no-such-form');
  return row;
}

/** What was said of forms like this one (认出的表样). */
export async function layoutOf(
  tx: Tx,
  form: Pick<FormRow, 'scope_path' | 'fingerprint'>,
): Promise<LayoutRow | undefined> {
  return await tables(tx)
    .selectFrom('monitoring.form_layout')
    .selectAll()
    .where('scope_path', '=', form.scope_path)
    .where('fingerprint', '=', form.fingerprint)
    .executeTakeFirst();
}

/**
 * Remembers what belongs into forms like this one (确认填法).
 *
 * @param version of the layout that the answers were given upon; 0 when there was none
 * @throws monitoring/form-changed
 */
export async function keepAnswers(
  tx: Tx,
  form: Pick<FormRow, 'scope_path' | 'fingerprint'>,
  version: number,
  answers: FormAnswers,
  byName: string,
  now: string,
): Promise<void> {
  const kept =
    version === 0
      ? await tables(tx)
          .insertInto('monitoring.form_layout')
          .values({
            scope_path: form.scope_path,
            fingerprint: form.fingerprint,
            answers: json(answers),
            confirmed_by_name: byName,
          })
          .onConflict((conflict) => conflict.columns(['scope_path', 'fingerprint']).doNothing())
          .returning('version')
          .executeTakeFirst()
      : await tables(tx)
          .updateTable('monitoring.form_layout')
          .set({
            answers: json(answers),
            confirmed_by_name: byName,
            confirmed_at: now,
            version: version + 1,
          })
          .where('scope_path', '=', form.scope_path)
          .where('fingerprint', '=', form.fingerprint)
          .where('version', '=', version)
          .returning('version')
          .executeTakeFirst();
  if (kept) return;
  const current = (await layoutOf(tx, form))?.version ?? 0;
  throw monitoringProblems.problem('form-changed', { yours: version, current });
}
