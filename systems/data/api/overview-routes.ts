import { type Platform, type RouteContext, route } from '@sanyi/api';
import type { Tx } from '@sanyi/records';
import { RegionFacts } from '@sanyi/region';
import { formatOf, formats } from '../engine/index.ts';
import { dataProblems } from '../problems.ts';
import { balanceCounts } from '../store/balances.ts';
import { expectations } from '../store/expectations.ts';
import { listFiles, noteAudit } from '../store/files.ts';
import {
  cellsOfSender,
  lateList,
  type OverviewRecords,
  overviewRecords,
  senderCell,
  tableVolumes,
} from '../store/overview.ts';
import { scoreCells, scoreOf } from '../store/scores.ts';
import { snapshotOf } from '../store/snapshot.ts';
import { dataTables } from '../store/tables.ts';
import { actorOf } from './file-routes.ts';
import { fileView, surroundingsOf } from './file-views.ts';
import { weightsOf } from './quality-weights.ts';
import * as schemas from './schemas.ts';

/** The region's facts as the viewer sees them now (当前可见的区域事实). @throws Problem `data/no-facts` */
export async function regionOf(
  context: Pick<RouteContext<unknown, unknown, unknown>, 'transact'> & { readonly platform: Platform },
  asOf?: string,
): Promise<RegionFacts> {
  const { facts } = context.platform;
  if (!facts) throw dataProblems.problem('no-facts');
  const snapshot = await context.transact((tx) => snapshotOf(tx, asOf === undefined ? {} : { asOf }));
  return new RegionFacts(facts, snapshot);
}

/** A score as pages show it (评分). */
export function scoreView(
  value: string | null,
  figure: string,
  parts?: { numerator: bigint; denominator: bigint },
) {
  return {
    value,
    numerator: parts ? String(parts.numerator) : null,
    denominator: parts ? String(parts.denominator) : null,
    figure,
  };
}

/** What arrived, from whom, how good, and what is late. */
export const overviewRoutes = {
  overview: route({
    response: schemas.overview,
    async handle(context) {
      const { platform, transact } = context;
      const today = platform.clock.today();
      const known = await transact((tx) => overviewRecords(tx, today));
      const region = await regionOf(context);
      const cells = await scoreCells(region);
      const weights = weightsOf(context);
      const late = lateList(known, today);
      const { latest, around } = await transact(async (tx) => {
        const { rows } = await listFiles(tx, { page: 1, size: schemas.USUAL_SIZE });
        return { latest: rows.slice(0, 8), around: await surroundingsOf(tx, rows.slice(0, 8)) };
      });
      const tables = await tableVolumes(region, known.counted, known.months);
      const unbalanced = await balanceCounts(region);
      return {
        asOf: platform.clock.now(),
        months: [...known.months],
        figures: headline(known, scoreOf(cells, weights), late.length, unbalanced, tables),
        senders: known.senders.map((sender) => {
          const own = cellsOfSender(cells, sender);
          return {
            organisationId: sender.id,
            name: sender.name,
            cells: known.months.map((month) => {
              const cell = senderCell(known, sender.id, month, today);
              const ofMonth = own.filter((item) => item.month === month);
              return {
                month,
                state: cell.state,
                files: cell.files,
                rows: Number(ofMonth.reduce((sum, item) => sum + item.rows, 0n)),
                score: scoreOf(ofMonth, weights),
                dueOn: cell.dueOn,
              };
            }),
            score: scoreView(scoreOf(own, weights), `data.score.sender~${sender.id}`),
            lateFormats: late
              .filter((item) => item.sender.id === sender.id)
              .map(({ format, title, month, dueOn }) => ({ format, title, month, dueOn })),
          };
        }),
        tables: tables.map((table) => ({
          table: table.table,
          title: table.title,
          rows: String(table.rows),
          months: table.months.map((item) => ({
            month: item.month,
            rows: String(item.rows),
            totalFen: item.totalFen === null ? null : String(item.totalFen),
          })),
        })),
        latest: latest.map((row) => fileView(row, around)),
      };
    },
  }),

  expectations: route({
    response: schemas.expectationList,
    handle: ({ transact }) => transact(expectationView),
  }),

  expect: route({
    body: schemas.expectationList,
    response: schemas.expectationList,
    handle: (context) =>
      context.transact(async (tx) => {
        const { viewer, body } = context;
        const ids = [
          ...body.expectations.map((item) => item.organisationId),
          ...(body.institutions ?? []).map((item) => item.organisationId),
        ];
        await checkOrganisations(tx, viewer.scopePath, ids);
        for (const { format } of body.expectations)
          if (!formats.some((one) => one.id === format))
            throw dataProblems.problem('no-such-format', { format });
        await writeExpectations(tx, viewer.scopePath, body);
        await noteAudit(tx, actorOf(context), 'expect', 'data-expectation', viewer.scopePath, {
          expectations: body.expectations.length,
          institutions: body.institutions?.length ?? null,
        });
        return await expectationView(tx);
      }),
  }),
};

type Body = (typeof schemas.expectationList)['_output'];

async function expectationView(tx: Tx) {
  const links = await dataTables(tx)
    .selectFrom('data.institution')
    .selectAll()
    .orderBy('institution_code')
    .execute();
  return {
    expectations: await expectations(tx),
    institutions: links.map((row) => ({
      institution: row.institution_code,
      organisationId: row.organisation_id,
    })),
  };
}

async function checkOrganisations(tx: Tx, scopePath: string, ids: readonly string[]): Promise<void> {
  const rows = await tx.selectFrom('platform.organisation').select(['id', 'path']).execute();
  const known = new Set(rows.filter((row) => row.path.startsWith(scopePath)).map((row) => row.id));
  const missing = ids.find((id) => !known.has(id));
  if (missing !== undefined) throw dataProblems.problem('no-such-organisation', { id: missing });
}

/** Writes the whole list anew; of a repeated pair the last one stays. */
async function writeExpectations(tx: Tx, scopePath: string, body: Body): Promise<void> {
  await dataTables(tx).deleteFrom('data.expectation').where('scope_path', '=', scopePath).execute();
  const wanted = new Map(body.expectations.map((item) => [`${item.organisationId}\t${item.format}`, item]));
  for (const item of wanted.values())
    await dataTables(tx)
      .insertInto('data.expectation')
      .values({
        organisation_id: item.organisationId,
        format: formatOf(item.format as Parameters<typeof formatOf>[0]).id,
        scope_path: scopePath,
        due_day: item.dueDay,
        every: item.every,
      })
      .execute();
  if (!body.institutions) return;
  await dataTables(tx).deleteFrom('data.institution').where('scope_path', '=', scopePath).execute();
  const links = new Map(body.institutions.map((item) => [item.institution, item]));
  for (const item of links.values())
    await dataTables(tx)
      .insertInto('data.institution')
      .values({
        institution_code: item.institution,
        organisation_id: item.organisationId,
        scope_path: scopePath,
      })
      .execute();
}

function headline(
  known: OverviewRecords,
  score: string | null,
  late: number,
  unbalanced: bigint,
  tables: Awaited<ReturnType<typeof tableVolumes>>,
) {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0n);
  const figure = (id: string, zh: string, en: string, value: string | null, unit: string) => ({
    id,
    title: { zh, en },
    value,
    unit,
    figure: `data.overview.${id}`,
  });
  return [
    figure('files', '已入库文件', 'Files that count', String(known.arrivals.length), '份'),
    figure('rows', '标准表行数', 'Rows', String(rows), '行'),
    figure('rejected', '退回的行', 'Rows set aside', String(known.rejected), '行'),
    figure('late', '逾期未报', 'Late', String(late), '份'),
    figure('score', '质量评分', 'Quality', score, '分'),
    figure('unbalanced', '不平的费用', 'Sums that do not agree', String(unbalanced), '笔'),
  ];
}
