import { type Platform, type RouteContext, route } from '@sanyi/api';
import { json } from '@sanyi/records';
import type { z } from 'zod';
import type { ChosenMapping } from '../engine/contract.ts';
import { formats } from '../engine/index.ts';
import { usedFields } from '../engine/map/table-mappers.ts';
import { refuseRepeated, resolveRead } from '../jobs/resolve-read.ts';
import { recogniseFile } from '../jobs/sample.ts';
import { undo } from '../jobs/undo.ts';
import { withReader } from '../jobs/with-reader.ts';
import { dataProblems } from '../problems.ts';
import type { ImportChoice } from '../store/file-report.ts';
import {
  type Actor,
  changeFile,
  fileRow,
  historyOf,
  listFiles,
  noteHistory,
  registerFile,
} from '../store/files.ts';
import { rememberedMapping, rememberMapping } from '../store/mappings.ts';
import { fileView, formatViews, isBusy, recognitionView, reportView, surroundingsOf } from './file-views.ts';
import * as schemas from './schemas.ts';

/** Who a request acts for. */
export function actorOf(
  context: Pick<RouteContext<unknown, unknown, unknown>, 'viewer' | 'platform' | 'requestId'>,
): Actor {
  return { viewer: context.viewer, clock: context.platform.clock, requestId: context.requestId };
}

/** Files in: receive, list, import, undo. */
export const fileRoutes = {
  formats: route({
    response: schemas.formatList,
    handle: async () => ({ formats: formatViews((format) => usedFields(format.id)) }),
  }),

  receive: route({
    streamsUpload: true,
    response: schemas.receivedFiles,
    async handle(context) {
      const { platform, viewer } = context;
      let senderId = viewer.organisationId;
      const files: z.input<typeof schemas.receivedFiles>['files'] = [];
      for await (const part of context.incoming()) {
        if (part.kind === 'field') {
          if (part.field === 'sender' && part.value !== '') senderId = part.value;
          continue;
        }
        const sealed = await platform.sealed.receive(part.content, part.name, part.maxBytes);
        files.push(await register(platform, actorOf(context), { ...sealed, name: part.name, senderId }));
      }
      return { files };
    },
  }),

  files: route({
    query: schemas.fileQuery,
    response: schemas.fileList,
    handle: ({ transact, query }) =>
      transact(async (tx) => {
        const { rows, total } = await listFiles(tx, query);
        const around = await surroundingsOf(tx, rows);
        return { files: rows.map((row) => fileView(row, around)), total };
      }),
  }),

  file: route({
    params: schemas.fileParams,
    response: schemas.fileDetail,
    handle: async (context) => {
      const detail = await fileDetail(context, context.params.fileNo);
      context.setVersion(detail.version);
      return detail;
    },
  }),

  import: startRoute('import'),
  'dry-run': startRoute('dry-run'),

  undo: route({
    params: schemas.fileParams,
    response: schemas.fileDetail,
    async handle(context) {
      await undo(context.platform, actorOf(context), context.params.fileNo);
      return await fileDetail(context, context.params.fileNo);
    },
  }),
};

type Transact = Pick<RouteContext<unknown, unknown, unknown>, 'transact'>;

export async function fileDetail({ transact }: Transact, fileNo: number) {
  return await transact(async (tx) => {
    const row = await fileRow(tx, fileNo);
    const chosen = chosenOf(row.choice) ?? (await rememberedMapping(tx, row));
    return {
      ...fileView(row, await surroundingsOf(tx, [row])),
      recognitions: row.recognitions.map(recognitionView),
      mapping: chosen === null ? null : { ...chosen, fields: { ...chosen.fields } },
      report: reportView(row, row.report),
      dryRun: reportView(row, row.dry_run),
      history: await historyOf(tx, fileNo),
    };
  });
}

function chosenOf(choice: ImportChoice | null): ChosenMapping | null {
  if (!choice?.fields || Object.keys(choice.fields).length === 0) return null;
  const { format, fields } = choice;
  return { format, fields, headLine: choice.headLine ?? 1, sheet: choice.sheet ?? 0 };
}

/** Recognises a file that lies sealed and enters it; the same bytes are one file. */
export async function register(
  platform: Platform,
  actor: Actor,
  arrived: {
    readonly sha256: string;
    readonly bytes: number;
    readonly name: string;
    readonly senderId: string;
  },
) {
  const recognitions = await withReader(platform, arrived.sha256, (reader) =>
    recogniseFile(reader, arrived.name),
  );
  return await platform.records.asViewer(actor.viewer, async (tx) => {
    const { row, known } = await registerFile(tx, actor, { ...arrived, recognitions });
    return { ...fileView(row, await surroundingsOf(tx, [row])), known };
  });
}

/** Checks a choice: a format that exists. @throws Problem `data/no-such-format` */
export function choiceOf(given: z.output<typeof schemas.importChoice>): ImportChoice {
  const format = formats.find((one) => one.id === given.format);
  if (!format) throw dataProblems.problem('no-such-format', { format: given.format });
  return { ...given, format: format.id };
}

function startRoute(job: 'import' | 'dry-run') {
  return route({
    params: schemas.fileParams,
    body: schemas.importChoice,
    response: schemas.started,
    async handle(context) {
      const jobId = await startJob(
        context.platform,
        actorOf(context),
        context.params.fileNo,
        job,
        choiceOf(context.body),
      );
      return { jobId };
    },
  });
}

/**
 * Puts a file's job into the queue with its choice (开始导入或试导入).
 *
 * @throws Problem `data/busy-file`, `data/not-recognised`, `data/no-heading`, `data/headings-repeated`
 */
export async function startJob(
  platform: Platform,
  actor: Actor,
  fileNo: number,
  job: 'import' | 'dry-run',
  choice: ImportChoice,
): Promise<string> {
  const { viewer } = actor;
  if (!platform.facts) throw dataProblems.problem('no-facts');
  const file = await platform.records.asViewer(viewer, (tx) => fileRow(tx, fileNo));
  // Read before the row is held: it may take a look into the file.
  const resolved = await resolveRead(platform, file, choice);
  refuseRepeated(file, resolved);
  const { chosen } = resolved;
  const jobId = await platform.records.asViewer(viewer, async (tx) => {
    const row = await fileRow(tx, fileNo, true);
    if (isBusy(row, await surroundingsOf(tx, [row]))) throw dataProblems.problem('busy-file', { fileNo });
    if (chosen && choice.remember) {
      await rememberMapping(tx, row, chosen, viewer.displayName);
      await noteHistory(tx, actor, row, 'mapping', {
        zh: `保存了 ${Object.keys(chosen.fields).length} 列的对应关系`,
        en: `Kept the assignment of ${Object.keys(chosen.fields).length} columns`,
      });
    }
    const id = await platform.jobs.enqueue(tx, {
      kind: `data.${job}`,
      title: titleOf(job, row.name),
      payload: { fileNo, requestId: actor.requestId },
      viewer,
    });
    const state =
      row.state === 'current' && job === 'dry-run' ? row.state : job === 'import' ? 'importing' : 'checking';
    await changeFile(tx, fileNo, { state, job_id: id, choice: json(choice), format: choice.format });
    return id;
  });
  platform.jobs.wake();
  return jobId;
}

function titleOf(job: 'import' | 'dry-run', name: string) {
  return job === 'import'
    ? { zh: `导入 ${name}`, en: `Import ${name}` }
    : { zh: `试导入 ${name}`, en: `Dry run of ${name}` };
}
