import { buffer } from 'node:stream/consumers';
import { type Platform, route } from '@sanyi/api';
import { writeWorkbook } from '@sanyi/documents';
import type { Viewer } from '@sanyi/kernel';
import { recordAudit, type Tx } from '@sanyi/records';
import type { DataPort } from '@sanyi/system-data/port';
import { checkRows } from '../engine/entry/check-rows.ts';
import { countOutcomes } from '../engine/entry/entry-world.ts';
import { templateRows } from '../engine/entry/template-rows.ts';
import { indicatorProblems } from '../problems.ts';
import { getDefinition, listDefinitions } from '../store/definitions.ts';
import { entryWorld } from '../store/entry-world.ts';
import {
  getSubmission,
  insertSubmission,
  listSubmissions,
  markSent,
  type SubmissionRow,
} from '../store/submissions.ts';
import { insertValue } from '../store/values.ts';
import { mayEnter } from './access.ts';
import * as schemas from './entry-schemas.ts';
import { markedWorkbook, templateWorkbook } from './entry-workbook.ts';
import { findingsFile, rawAgain, readRows } from './read-rows.ts';
import { organisationNames, submissionDetail, summary } from './submission-views.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MEGABYTES = 10;
/** What a file of values may be; senders' systems write JSON, CSV and XML as plain text. */
const VALUE_FILES = {
  types: [XLSX, 'text/plain', 'text/csv', 'application/json', 'application/xml', 'text/xml'],
  maxBytes: MEGABYTES * 1024 * 1024,
};

/** Values by file (按文件报送): the template, what a file holds row by row, and sending what passed. */
export const entryRoutes = {
  template: route({
    query: schemas.templateQuery,
    response: 'download',
    handle: async ({ transact, viewer, query, platform }) => {
      const spec = await transact(async (tx) => {
        const world = await worldFor(tx, platform, viewer, [query.period]);
        const asked = (query.organisations ?? '').split(',').filter((id) => id !== '');
        const organisations = asked.map((id) => {
          const one = world.organisation(id);
          if (!one) throw indicatorProblems.problem('no-such-organisation', { id });
          return one;
        });
        const definitions = new Map((await listDefinitions(tx)).map((row) => [row.id, row]));
        const labels = (id: string) => {
          const row = definitions.get(id);
          return {
            numeratorLabel: row?.numerator_zh ?? '',
            denominatorLabel: row?.denominator_zh ?? null,
            unit: row?.unit ?? '',
          };
        };
        const own = world.organisation(viewer.organisationId);
        return templateWorkbook(
          templateRows(world, labels, query.period, organisations),
          query.period,
          own?.name.zh ?? '',
        );
      });
      return {
        fileName: `指标数值填报表 ${query.period}.xlsx`,
        mediaType: XLSX,
        content: await writeWorkbook(spec),
      };
    },
  }),

  'check-file': route({
    response: schemas.submissionDetail,
    uploadMegabytes: MEGABYTES,
    async handle(context) {
      const { transact, platform, viewer, upload, requestId } = context;
      const [file] = (await upload()).files;
      if (!file) throw indicatorProblems.problem('not-a-value-file', { name: '' });
      const read = await readRows(platform, file.bytes, file.name);
      const received = await platform.files.receive([file.bytes], file.name, VALUE_FILES);
      return transact(async (tx) => {
        const raw = await read.rows(tx);
        const world = await worldFor(
          tx,
          platform,
          viewer,
          raw.map(({ period }) => period),
        );
        const rows = checkRows(raw, world);
        const stored = await platform.files.register(tx, received, { viewer, scopePath: viewer.scopePath });
        const id = await insertSubmission(tx, viewer, {
          fileId: stored.id,
          fileName: stored.originalName,
          format: read.format,
          rows,
        });
        const row = await getSubmission(tx, viewer, id);
        await note(tx, viewer, requestId, 'indicators.check-file', row, countOutcomes(rows));
        return submissionDetail(tx, context, row);
      });
    },
  }),

  submissions: route({
    response: schemas.submissions,
    handle: ({ transact, viewer }) =>
      transact(async (tx) => {
        const names = await organisationNames(tx);
        return {
          submissions: (await listSubmissions(tx, viewer)).map((row) => ({
            ...summary(row, names),
            rows: row.row_count,
            ready: row.ready,
            errors: row.errors,
          })),
        };
      }),
  }),

  submission: route({
    params: schemas.submissionParams,
    response: schemas.submissionDetail,
    handle: (context) =>
      context.transact(async (tx) =>
        submissionDetail(tx, context, await getSubmission(tx, context.viewer, context.params.submissionId)),
      ),
  }),

  'send-submission': route({
    params: schemas.submissionParams,
    response: schemas.submissionDetail,
    handle: (context) =>
      context.transact(async (tx) => {
        const { platform, viewer, params, ifMatch, requestId } = context;
        const row = await getSubmission(tx, viewer, params.submissionId);
        const version = ifMatch();
        if (row.state === 'sent' || row.version !== version)
          throw indicatorProblems.problem('submission-changed', { name: row.file_name });
        // What counted when the file was checked may have changed since: rows are checked anew.
        const world = await worldFor(
          tx,
          platform,
          viewer,
          row.rows.map(({ period }) => period),
        );
        const rows = checkRows(row.rows.map(rawAgain), world);
        // One order for everybody who sends, so that none waits for the other in a circle.
        const ready = rows
          .filter(({ outcome }) => outcome === 'new' || outcome === 'correction')
          .toSorted((one, other) => ((one.indicatorId ?? '') < (other.indicatorId ?? '') ? -1 : 1));
        if (ready.length === 0) throw indicatorProblems.problem('nothing-to-send', { name: row.file_name });
        await markSent(tx, row, version, rows, platform.clock.now());
        for (const one of ready) {
          const indicator = await getDefinition(tx, one.indicatorId ?? '');
          await insertValue(tx, indicator, {
            organisationId: one.organisationId ?? '',
            period: one.period,
            numerator: one.numerator,
            denominator: one.denominator === '' ? null : one.denominator,
            note: one.note,
            enteredBy: viewer.accountId,
            enteredByName: viewer.displayName,
            remarks: one.findings,
            submissionId: row.id,
          });
        }
        await note(tx, viewer, requestId, 'indicators.send-file', row, countOutcomes(rows));
        return submissionDetail(tx, context, await getSubmission(tx, viewer, row.id));
      }),
  }),

  'submission-file': route({
    params: schemas.submissionParams,
    query: schemas.fileQuery,
    response: 'download',
    handle: async ({ transact, viewer, params, query, platform }) => {
      const { row, bytes } = await transact(async (tx) => {
        const found = await getSubmission(tx, viewer, params.submissionId);
        const file = await platform.files.find(tx, found.file_id);
        return { row: found, bytes: await buffer(await platform.files.read(file)) };
      });
      const stem = row.file_name.replace(/\.[^.]+$/, '');
      if (query.as === 'sent')
        return { fileName: row.file_name, mediaType: 'application/octet-stream', content: bytes };
      if (row.format === 'workbook')
        return {
          fileName: `${stem} 校验结果.xlsx`,
          mediaType: XLSX,
          content: await markedWorkbook(bytes, row.file_name, row.rows),
        };
      return {
        fileName: `${stem} 校验结果.csv`,
        mediaType: 'text/csv; charset=utf-8',
        content: findingsFile(row.rows),
      };
    },
  }),
};

async function worldFor(tx: Tx, platform: Platform, viewer: Viewer, periods: readonly string[]) {
  return entryWorld(tx, viewer, {
    today: platform.clock.today(),
    periods,
    mayEnter: (row) => mayEnter(viewer, row),
    codes: await platform.port<DataPort>('data').institutions(tx),
  });
}

async function note(
  tx: Tx,
  viewer: Viewer,
  requestId: string,
  action: string,
  row: SubmissionRow,
  counts: Record<string, number>,
): Promise<void> {
  await recordAudit(tx, {
    actor: viewer,
    action,
    subjectKind: 'submission',
    subjectId: row.id,
    scopePath: row.scope_path,
    requestId,
    detail: { file: row.file_name, ...counts },
  });
}
