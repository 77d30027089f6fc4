import { apiProblems, type RouteContext, route, type UploadedFile } from '@sanyi/api';
import type { ProblemIssue, Viewer } from '@sanyi/kernel';
import type { Records } from '@sanyi/records';
import type { z } from 'zod';
import { recogniseTarget } from '../engine/recognise.ts';
import { dictionaryProblems } from '../problems.ts';
import { importFile } from './import-file.ts';
import { readTable } from './read-table.ts';
import * as schemas from './schemas.ts';

const PREVIEW_ROWS = 20;
const MEGABYTES = 100;

/** The topmost region of an installation keeps the dictionaries for all (最上级地区). */
export async function regionAbove(records: Records, viewer: Viewer): Promise<string | null> {
  const [, top] = viewer.scopePath.split('/');
  if (viewer.scopePath === `/${top}/`) return null;
  const own = await records.asViewer(viewer, (tx) =>
    tx
      .selectFrom('platform.organisation')
      .select('name_zh')
      .where('path', '=', viewer.scopePath)
      .executeTakeFirst(),
  );
  return own?.name_zh ?? viewer.scopePath;
}

/** @throws Problem dictionaries/not-the-top-region */
async function refuseBelowTop(records: Records, viewer: Viewer): Promise<void> {
  const region = await regionAbove(records, viewer);
  if (region !== null) throw dictionaryProblems.problem('not-the-top-region', { region });
}

/** Fields of a form, checked like any body. @throws Problem api/invalid-input */
function fieldsOf<Schema extends z.ZodType>(
  schema: Schema,
  fields: Readonly<Record<string, string>>,
): z.output<Schema> {
  const result = schema.safeParse(fields);
  if (result.success) return result.data;
  const issues: ProblemIssue[] = result.error.issues.map((issue) => ({
    path: issue.path.join('.'),
    code: issue.code,
    message: { zh: issue.message, en: issue.message },
  }));
  throw apiProblems.problem('invalid-input', { count: issues.length }, { issues });
}

async function uploaded(
  context: RouteContext<undefined, undefined, undefined>,
): Promise<{ file: UploadedFile; fields: Readonly<Record<string, string>> }> {
  await refuseBelowTop(context.platform.records, context.viewer);
  const { files, fields } = await context.upload();
  const [file] = files;
  if (!file) throw apiProblems.problem('upload-expected');
  return { file, fields };
}

export const importRoutes = {
  preview: route({
    response: schemas.preview,
    uploadMegabytes: MEGABYTES,
    handle: async (context) => {
      const { file, fields } = await uploaded(context);
      const chosen = fieldsOf(schemas.previewFields, fields);
      const table = await readTable(file.bytes, file.name);
      const looks = recogniseTarget(table.columns, table.rows);
      return {
        fileName: table.fileName,
        sheet: table.sheet,
        encoding: table.encoding,
        rows: table.rows.length,
        target: chosen.system ? { system: chosen.system, content: chosen.content ?? 'codes' } : looks,
        columns: table.columns.map((column) => ({ ...column })),
        sample: table.rows.slice(0, PREVIEW_ROWS).map(({ row, cells }) => ({ row, cells: [...cells] })),
      };
    },
  }),

  'dry-run': route({
    response: schemas.outcome,
    uploadMegabytes: MEGABYTES,
    handle: async (context) => {
      const { file, fields } = await uploaded(context);
      return importFile(context.platform, file, fieldsOf(schemas.orderFields, fields), {
        apply: false,
        importer: context.viewer,
        requestId: context.requestId,
      });
    },
  }),

  import: route({
    response: schemas.outcome,
    uploadMegabytes: MEGABYTES,
    handle: async (context) => {
      const { file, fields } = await uploaded(context);
      return importFile(context.platform, file, fieldsOf(schemas.orderFields, fields), {
        apply: true,
        importer: context.viewer,
        requestId: context.requestId,
      });
    },
  }),
};
