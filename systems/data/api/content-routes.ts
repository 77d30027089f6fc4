import { Readable } from 'node:stream';
import { type Platform, type RouteContext, route } from '@sanyi/api';
import { writeWorkbook } from '@sanyi/documents';
import { Problem } from '@sanyi/kernel';
import type { Tx } from '@sanyi/records';
import { z } from 'zod';
import { formats, template, withoutPersonalNumbers } from '../engine/index.ts';
import { markedFile } from '../jobs/marked.ts';
import { previewFile } from '../jobs/preview.ts';
import { resolveRead } from '../jobs/resolve-read.ts';
import { shownLine } from '../jobs/shown-line.ts';
import { withReader } from '../jobs/with-reader.ts';
import { dataProblems } from '../problems.ts';
import { fileRow, noteAudit } from '../store/files.ts';
import { issueView } from '../store/issue-words.ts';
import { listIssues } from '../store/issues.ts';
import { isLineVisible } from '../store/lines.ts';
import { reachOf } from '../store/reach.ts';
import { countedNumbersOf } from '../store/snapshot.ts';
import { dataTables, type FileRow } from '../store/tables.ts';
import { actorOf, choiceOf } from './file-routes.ts';
import { recognitionView } from './file-views.ts';
import { regionOf } from './overview-routes.ts';
import * as schemas from './schemas.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What stands in a file: preview, issues, the sender's own line, the marked file; and blank templates. */
export const contentRoutes = {
  template: route({
    params: z.object({ format: z.string().max(40) }),
    response: 'download',
    async handle({ params }) {
      const format = formats.find((one) => one.id === params.format);
      if (!format) throw dataProblems.problem('no-such-format', { format: params.format });
      if (!format.carriers.includes('workbook') || format.columns.length === 0)
        throw dataProblems.problem('no-template', { format: format.title.zh });
      const blank = template(format.id);
      const content = await writeWorkbook({
        sheets: [
          {
            name: format.title.zh.slice(0, 28),
            columns: blank.headings.map((title) => ({ title, kind: 'text' as const })),
            rows: [],
          },
          {
            name: '填报说明',
            columns: [
              { title: '列', kind: 'text' },
              { title: '说明', kind: 'text' },
              { title: '可填', kind: 'text' },
            ],
            rows: blank.headings.map((heading, index) => [
              heading,
              blank.hints[index]?.zh ?? '',
              (blank.choices[heading] ?? []).join('、'),
            ]),
          },
        ],
      });
      return { fileName: `${format.title.zh}.xlsx`, mediaType: XLSX, content };
    },
  }),

  preview: route({
    params: schemas.fileParams,
    body: schemas.importChoice,
    response: schemas.preview,
    async handle(context) {
      const { platform, transact, params } = context;
      const file = await transact((tx) => fileRow(tx, params.fileNo));
      const resolved = await resolveRead(platform, file, choiceOf(context.body));
      const shown = await previewFile(platform, file, resolved);
      return { ...shown, recognition: recognitionView(shown.recognition) };
    },
  }),

  issues: route({
    params: schemas.fileParams,
    query: schemas.issueQuery,
    response: schemas.issueList,
    handle: ({ transact, params, query }) =>
      transact(async (tx) => {
        const file = await fileRow(tx, params.fileNo);
        const { rows, total } = await listIssues(tx, file.file_no, query);
        return {
          issues: rows.map((row) =>
            issueView(file.format, { ...row, value: withoutPersonalNumbers(row.value) }),
          ),
          total,
        };
      }),
  }),

  marked: route({
    params: schemas.fileParams,
    query: z.object({ as: z.enum(['file', 'json', 'xlsx']).default('file') }),
    response: 'download',
    async handle(context) {
      const { platform, transact, params, query } = context;
      const file = await transact(async (tx) => {
        const row = await fileRow(tx, params.fileNo);
        await noteAudit(tx, actorOf(context), 'export', 'data-file', String(row.file_no), { as: query.as });
        return row;
      });
      const marked = await markedFile(platform, file, await resolvedOf(platform, file), query.as);
      return {
        ...marked,
        content: marked.content instanceof Uint8Array ? marked.content : Readable.from(marked.content),
      };
    },
  }),

  line: route({
    params: schemas.lineParams,
    response: schemas.senderLine,
    handle: (context) => senderLine(context, context.params),
  }),
};

/** The way a file was read last: as it was imported, else as it was recognised. */
async function resolvedOf(platform: Platform, file: FileRow) {
  const [first] = file.recognitions;
  if (!first) throw dataProblems.problem('not-recognised', { name: file.name, format: '—', reason: '—' });
  return await resolveRead(
    platform,
    file,
    file.choice ?? {
      format: first.format,
      remember: false,
      wrongRows: 'set-aside',
      onOverlap: 'new-only',
      supersedes: null,
    },
  );
}

async function isVisible(tx: Tx, fileNo: number): Promise<boolean> {
  try {
    await fileRow(tx, fileNo);
    return true;
  } catch (error) {
    if (error instanceof Problem && error.code === 'data/no-such-file') return false;
    throw error;
  }
}

type LineContext = Pick<
  RouteContext<unknown, unknown, unknown>,
  'platform' | 'transact' | 'viewer' | 'requestId'
>;

/**
 * A line of a sender's file, personal fields masked (原始行). Whoever may not see the file may still see the lines whose rows
 * are of the own institution.
 */
async function senderLine(
  context: LineContext,
  at: { readonly fileNo: number; readonly sheet: number; readonly line: number },
) {
  const { platform, transact } = context;
  const missing = () => dataProblems.problem('no-such-line', { ...at });
  const found = await transact(async (tx) => {
    const reach = await reachOf(tx);
    if (reach.senderPath === null) return { file: await fileRow(tx, at.fileNo), check: false };
    const file = await dataTables(tx)
      .selectFrom('data.file')
      .selectAll()
      .where('file_no', '=', at.fileNo)
      .executeTakeFirst();
    if (!file) throw missing();
    return { file, check: !(await isVisible(tx, at.fileNo)) };
  });
  const { file } = found;
  if (found.check) {
    const numbers = await transact((tx) => countedNumbersOf(tx, file.file_no));
    const region = await regionOf(context);
    const { format } = file;
    if (format === null || !(await isLineVisible(region, format, numbers, at))) throw missing();
  }
  const resolved = await resolvedOf(platform, file);
  const shown = await withReader(platform, file.sha256, (reader) =>
    shownLine(reader, file.name, resolved, at, found.check),
  );
  if (!shown) throw missing();
  await transact((tx) =>
    noteAudit(tx, actorOf(context), 'line', 'data-file', String(file.file_no), {
      sheet: at.sheet,
      line: at.line,
    }),
  );
  return { ...at, name: file.name, ...shown };
}
