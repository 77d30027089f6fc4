import { buffer } from 'node:stream/consumers';
import { type Platform, route } from '@sanyi/api';
import { readForm } from '@sanyi/documents';
import { recordAudit, type Tx } from '@sanyi/records';
import { subjectsOf } from '../engine/forms/form-answer.ts';
import { placeKey } from '../engine/forms/form-grid.ts';
import { openCells } from '../engine/forms/head-words.ts';
import { periodWords } from '../engine/official-words.ts';
import { monitoringProblems } from '../problems.ts';
import { type FormRow, getForm, insertForm, keepAnswers, layoutOf, listForms } from '../store/forms.ts';
import * as schemas from './form-schemas.ts';
import {
  answerFor,
  askedOf,
  filledForm,
  formView,
  placeWords,
  reportFor,
  reportsFor,
  valueFor,
} from './form-views.ts';

const MEDIA_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;
const MEGABYTES = 10;
/** What a form may be (可上传的表格). */
export const FORM_FILES = { types: Object.values(MEDIA_TYPES), maxBytes: MEGABYTES * 1024 * 1024 };

async function summary(tx: Tx, id: string) {
  const row = (await listForms(tx)).find((form) => form.id === id);
  if (!row) throw monitoringProblems.problem('no-such-form');
  return formView(row);
}

async function blankOf(tx: Tx, platform: Platform, form: FormRow): Promise<Uint8Array> {
  const file = await platform.files.find(tx, form.file_id);
  return await buffer(await platform.files.read(file));
}

async function detail(tx: Tx, formId: string, chosen: string | undefined) {
  const form = await getForm(tx, formId);
  const layout = await layoutOf(tx, form);
  const report = await reportFor(tx, form, chosen);
  return {
    form: await summary(tx, formId),
    version: layout?.version ?? 0,
    grids: form.grids.map((grid) => ({ name: grid.name, cells: [...grid.cells] })),
    reports: (await reportsFor(tx, form)).map(({ row, corrected }) => ({
      id: row.id,
      title: row.title,
      period: row.period,
      corrected,
    })),
    reportId: report?.id ?? null,
    subjects: report ? subjectsOf(report.snapshot) : [],
    questions: askedOf(form, report).map((question) => ({
      ...question,
      rowHeads: [...question.rowHeads],
      columnHeads: [...question.columnHeads],
      place: placeWords(form, question),
      confirmed: layout?.answers[placeKey(question)],
      value: valueFor(form, question, answerFor(question, layout), report),
    })),
  };
}

export const formRoutes = {
  forms: route({
    response: schemas.forms,
    handle: ({ transact }) => transact(async (tx) => ({ forms: (await listForms(tx)).map(formView) })),
  }),

  'add-form': route({
    response: schemas.form,
    uploadMegabytes: MEGABYTES,
    async handle({ transact, platform, viewer, upload, requestId }) {
      const [file] = (await upload()).files;
      if (!file) throw monitoringProblems.problem('no-such-form');
      const { format, grids } = await readForm(file.bytes, file.name);
      if (grids.every((grid) => openCells(grid).length === 0))
        throw monitoringProblems.problem('form-without-cells', { name: file.name });
      const received = await platform.files.receive([file.bytes], file.name, FORM_FILES);
      return transact(async (tx) => {
        const stored = await platform.files.register(tx, received, { viewer, scopePath: viewer.scopePath });
        const id = await insertForm(tx, {
          scopePath: viewer.scopePath,
          fileId: stored.id,
          fileName: stored.originalName,
          format,
          grids,
          byName: viewer.displayName,
        });
        await recordAudit(tx, {
          actor: viewer,
          action: 'monitoring.add-form',
          subjectKind: 'form',
          subjectId: id,
          scopePath: viewer.scopePath,
          requestId,
          detail: { name: stored.originalName, sha256: stored.sha256 },
        });
        return await summary(tx, id);
      });
    },
  }),

  form: route({
    params: schemas.formParams,
    query: schemas.formQuery,
    response: schemas.formDetail,
    handle: ({ transact, params, query }) => transact((tx) => detail(tx, params.formId, query.reportId)),
  }),

  'confirm-form': route({
    params: schemas.formParams,
    body: schemas.newAnswers,
    response: schemas.form,
    handle: ({ transact, platform, viewer, params, body, ifMatch, requestId }) =>
      transact(async (tx) => {
        const form = await getForm(tx, params.formId);
        // Without a report there was nothing to judge the suggestions by.
        if (!(await reportFor(tx, form, undefined)))
          throw monitoringProblems.problem('no-report-to-fill-from');
        const answers = Object.fromEntries(
          body.answers.map(({ answer, ...place }) => [placeKey(place), answer]),
        );
        await keepAnswers(tx, form, ifMatch(), answers, viewer.displayName, platform.clock.now());
        await recordAudit(tx, {
          actor: viewer,
          action: 'monitoring.confirm-form',
          subjectKind: 'form',
          subjectId: form.id,
          scopePath: form.scope_path,
          requestId,
          detail: {
            name: form.file_name,
            answers: body.answers.filter(({ answer }) => answer !== null).length,
          },
        });
        return await summary(tx, form.id);
      }),
  }),

  'filled-form': route({
    params: schemas.formParams,
    query: schemas.formQuery,
    response: 'download',
    async handle({ transact, platform, params, query }) {
      const { form, layout, report, blank } = await transact(async (tx) => {
        const row = await getForm(tx, params.formId);
        return {
          form: row,
          layout: await layoutOf(tx, row),
          report: await reportFor(tx, row, query.reportId),
          blank: await blankOf(tx, platform, row),
        };
      });
      if (!layout) throw monitoringProblems.problem('form-not-confirmed', { name: form.file_name });
      if (!report) throw monitoringProblems.problem('no-report-to-fill-from');
      const name = form.file_name.replace(/\.(xlsx|docx)$/i, '');
      return {
        fileName: `${name}（${periodWords(report.period)}）.${form.format}`,
        mediaType: MEDIA_TYPES[form.format],
        content: await filledForm(form, blank, layout, report),
      };
    },
  }),
};
