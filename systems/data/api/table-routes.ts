import { route } from '@sanyi/api';
import { regionTables } from '@sanyi/region';
import { z } from 'zod';
import { BALANCE_CHECKS, balanceResults, balanceRows } from '../store/balances.ts';
import { fileRow } from '../store/files.ts';
import { overviewRecords } from '../store/overview.ts';
import { shownFact } from '../store/personal.ts';
import { findRows, shownColumns, tableOf } from '../store/rows.ts';
import { countedNumbersOf, sourcesOf } from '../store/snapshot.ts';
import { regionOf } from './overview-routes.ts';
import * as schemas from './schemas.ts';

/** Canonical tables, their rows, and sums that do not agree. */
export const tableRoutes = {
  tables: route({
    response: schemas.tableList,
    async handle(context) {
      const { platform, transact } = context;
      const region = await regionOf(context);
      const limited = region.snapshot.institutions !== null;
      const { counted } = await transact((tx) => overviewRecords(tx, platform.clock.today()));
      const tables = [];
      for (const table of Object.values(regionTables)) {
        const rows = limited
          ? (await region.query<{ n: bigint }>(`SELECT count() AS n FROM {rows:${table.name}}`))[0]?.n
          : counted.get(table.name);
        tables.push({
          table: table.name,
          title: table.title,
          summary: table.summary,
          rows: String(rows ?? 0n),
          columns: table.columns.map(({ name, kind, nullable, title, standard }) => ({
            name,
            kind,
            nullable,
            title,
            standard: standard ?? null,
          })),
        });
      }
      return { tables };
    },
  }),

  rows: route({
    params: z.object({ table: z.string().max(100) }),
    query: schemas.rowQuery,
    response: schemas.rowList,
    async handle(context) {
      const { params, query, transact } = context;
      const table = tableOf(params.table);
      const region = await regionOf(context);
      const { fileNo, ...choice } = query;
      const numbers =
        fileNo === undefined
          ? undefined
          : await transact(async (tx) => countedNumbersOf(tx, (await fileRow(tx, fileNo)).file_no));
      const { rows, total } = await findRows(region, table, { ...choice, numbers });
      const sources = await transact((tx) =>
        sourcesOf(
          tx,
          rows.map((row) => row.rowsNo),
        ),
      );
      const shown = shownColumns(table);
      return {
        table: table.name,
        columns: shown.map(({ name, kind, title }) => ({ name, kind, title })),
        rows: rows.map((row) => ({
          cells: row.cells.map((cell, at) => (shown[at] ? shownFact(shown[at], cell) : cell)),
          fileNo: sources.get(row.rowsNo)?.fileNo ?? 0,
          sheet: row.sheet,
          line: row.line,
        })),
        total: String(total),
      };
    },
  }),

  balances: route({
    query: schemas.qualityQuery,
    response: schemas.balances,
    async handle(context) {
      const region = await regionOf(context);
      const results = await balanceResults(region);
      const checks = [];
      for (const check of BALANCE_CHECKS) {
        const result = results.find((item) => item.check.id === check.id);
        const rows =
          (result?.wrong ?? 0n) === 0n ? [] : await balanceRows(region, check, context.query.institution);
        const sources = await context.transact((tx) =>
          sourcesOf(
            tx,
            rows.map((row) => row.file_no),
          ),
        );
        checks.push({
          id: check.id,
          title: check.title,
          checked: Number(result?.checked ?? 0n),
          wrong: Number(result?.wrong ?? 0n),
          rows: rows.map((row) => ({
            institution: row.institution,
            key: row.key,
            leftFen: String(row.left_fen),
            rightFen: String(row.right_fen),
            differenceFen: String(row.left_fen - row.right_fen),
            fileNo: sources.get(row.file_no)?.fileNo ?? 0,
            sheet: row.sheet_no,
            line: row.line,
          })),
        });
      }
      return { checks };
    },
  }),
};
