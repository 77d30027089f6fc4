import { route } from '@sanyi/api';
import { markErrors, readWorkbook, writeOfficialDocument, writeWorkbook } from '@sanyi/documents';
import { bytesOf } from '../jobs/read-paper.ts';
import { planProblems } from '../problems.ts';
import { editRow } from '../store/edit-row.ts';
import { loadLedger } from '../store/ledger.ts';
import { claimPreview, loadPreview, previewView, savePreview } from '../store/ledger-previews.ts';
import { loadOrganisations } from '../store/organisations.ts';
import { listPlans } from '../store/plans.ts';
import { actorOfRequest } from './actor.ts';
import { judgeLedger } from './ledger-return.ts';
import { rowResult, rowsOf } from './ledger-routes.ts';
import { chosenColumns, ledgerBlocks, SHEET_NAME } from './ledger-sheet.ts';
import { DOCX, XLSX } from './media-types.ts';
import { type BulkResult, contract } from './schemas.ts';

const WORKBOOKS = { types: [XLSX], maxBytes: 20 * 1024 * 1024 };
const REASON_TITLE = '错误说明';

/** The ledger out as XLSX and DOCX, and the XLSX back in. */
export const exchangeRoutes = {
  'export-ledger': route({
    ...contract['export-ledger'],
    async handle(context) {
      const rows = await rowsOf(context);
      const today = context.platform.clock.today();
      const columns = (context.query.columns ?? '').split(',').filter((id) => id !== '');
      if (context.query.format === 'docx') {
        const titles = new Set(rows.map(({ planTitle }) => planTitle));
        const title = `${titles.size === 1 ? [...titles][0] : ''}任务台账`;
        const note = `共 ${rows.length} 项，${today} 由台账导出；每项任务的原句可在系统中打开。`;
        const content = await writeOfficialDocument({
          blocks: ledgerBlocks(title, rows, note, columns),
          properties: { title },
        });
        return { fileName: `任务台账-${today}.docx`, mediaType: DOCX, content };
      }
      const chosen = chosenColumns(columns);
      const content = await writeWorkbook({
        sheets: [
          {
            name: SHEET_NAME,
            columns: chosen.map(({ spec }) => spec),
            rows: rows.map((row) => chosen.map((column) => column.value(row))),
          },
        ],
        meta: { kind: 'plan-ledger/1', exportedAt: context.platform.clock.now() },
      });
      return { fileName: `任务台账-${today}.xlsx`, mediaType: XLSX, content };
    },
  }),

  'preview-ledger': route({
    ...contract['preview-ledger'],
    async handle(context) {
      const { platform, viewer } = context;
      const actor = actorOfRequest(context);
      const { files } = await context.upload();
      const [file] = files;
      if (!file) throw planProblems.problem('workbook-foreign', { name: '' });
      const sheets = await readWorkbook(file.bytes, file.name);
      const received = await platform.files.receive([file.bytes], file.name, WORKBOOKS);
      return context.transact(async (tx) => {
        const own = new Set(
          (await listPlans(tx, actor)).filter(({ relation }) => relation === 'own').map(({ id }) => id),
        );
        const rows = await loadLedger(tx, actor, async () => new Map());
        const known = new Map(
          rows.filter((row) => row.reviewState !== 'rejected').map((row) => [row.id, row]),
        );
        const ledger = judgeLedger(sheets, known, await loadOrganisations(tx), (row) => own.has(row.planId));
        if (!ledger) throw planProblems.problem('workbook-foreign', { name: file.name });
        const stored = await platform.files.register(tx, received, { viewer, scopePath: viewer.scopePath });
        return previewView(tx, await savePreview(tx, actor, stored, ledger));
      });
    },
  }),

  'ledger-preview': route({
    ...contract['ledger-preview'],
    handle: ({ transact, params }) => transact((tx) => previewView(tx, params.previewId)),
  }),

  'apply-ledger': route({
    ...contract['apply-ledger'],
    async handle(context) {
      const actor = actorOfRequest(context);
      const { ledger } = await context.transact((tx) => claimPreview(tx, context.params.previewId));
      const wanted = context.body.rows;
      const results: BulkResult['rows'][number][] = [];
      for (const row of ledger.rows) {
        const { taskId, version } = row;
        if (
          row.status !== 'change' ||
          taskId === null ||
          version === null ||
          (wanted && !wanted.includes(row.row))
        )
          continue;
        results.push(
          await rowResult(context, taskId, version, (from) =>
            context.transact((tx) => editRow(tx, actor, taskId, from, row.edit, 'ledger-imported')),
          ),
        );
      }
      return { changed: results.filter((row) => row.status === 'changed').length, rows: results };
    },
  }),

  'marked-ledger': route({
    ...contract['marked-ledger'],
    async handle({ transact, params, platform }) {
      const { file, ledger } = await transact(async (tx) => {
        const preview = await loadPreview(tx, params.previewId);
        return { ledger: preview.ledger, file: await platform.files.find(tx, preview.row.file_id) };
      });
      const errors = ledger.rows.flatMap((row) => [
        ...row.errors.map(({ column, message }) => ({
          sheet: ledger.sheet,
          row: row.row,
          column,
          message: message.zh,
        })),
        ...(row.conflict
          ? [
              {
                sheet: ledger.sheet,
                row: row.row,
                column: 1,
                message: `导出后已被他人修改（导出时第 ${row.conflict.exported} 版，现为第 ${row.conflict.current} 版）`,
              },
            ]
          : []),
      ]);
      const content = await markErrors(await bytesOf(platform, file), errors, {
        reasonTitle: REASON_TITLE,
        headRow: ledger.headRow,
      });
      return { fileName: file.originalName.replace(/(\.xlsx)?$/i, '-标红.xlsx'), mediaType: XLSX, content };
    },
  }),
};
