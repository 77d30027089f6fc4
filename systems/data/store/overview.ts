import type { LocalText } from '@sanyi/kernel';
import type { Tx } from '@sanyi/records';
import { type RegionFacts, type RegionTableName, regionTables } from '@sanyi/region';
import { sql } from 'kysely';
import { formatOf } from '../engine/index.ts';
import {
  type Arrival,
  arrivals,
  dueOn,
  type Expectation,
  expectations,
  hasArrived,
  isDueMonth,
} from './expectations.ts';
import { reachOf } from './reach.ts';
import type { ScoreCell } from './scores.ts';
import { dataTables } from './tables.ts';

/** Months shown side by side. */
export const MONTHS_SHOWN = 12;

export interface Sender {
  readonly id: string;
  readonly name: LocalText;
  /** Institutions it stands for in the rows. */
  readonly institutions: readonly string[];
}

export interface CellView {
  readonly month: string;
  readonly state: 'arrived' | 'part' | 'late' | 'due' | 'not-expected';
  readonly files: number;
  readonly missing: readonly {
    readonly format: Expectation['format'];
    readonly dueOn: string;
    readonly late: boolean;
  }[];
  readonly dueOn: string | null;
}

/** What the records know for the overview (总览所需登记). */
export interface OverviewRecords {
  readonly senders: readonly Sender[];
  readonly arrivals: readonly Arrival[];
  readonly expectations: readonly Expectation[];
  readonly months: readonly string[];
  readonly counted: ReadonlyMap<RegionTableName, bigint>;
  readonly rejected: bigint;
}

export async function overviewRecords(tx: Tx, today: string): Promise<OverviewRecords> {
  const reach = await reachOf(tx);
  const all = await arrivals(tx);
  const due = await expectations(tx);
  const ids = [...new Set([...all.map((item) => item.senderId), ...due.map((item) => item.organisationId)])];
  const organisations = await tx
    .selectFrom('platform.organisation')
    .select(['id', 'name_zh', 'name_en', 'path'])
    .where('id', '=', sql<string>`any(${ids}::text[])`)
    .execute();
  const links = await dataTables(tx).selectFrom('data.institution').selectAll().execute();
  const seen = organisations.filter(
    (row) => reach.senderPath === null || row.path.startsWith(reach.senderPath),
  );
  const senders = seen
    .map((row) => ({
      id: row.id,
      name: { zh: row.name_zh, en: row.name_en },
      institutions: links
        .filter((link) => link.organisation_id === row.id)
        .map((link) => link.institution_code),
    }))
    .toSorted((a, b) => a.name.zh.localeCompare(b.name.zh, 'zh-CN'));
  const own = new Set(seen.map((row) => row.id));
  const counted = await dataTables(tx)
    .selectFrom('data.counted as c')
    .innerJoin('data.chunk as k', 'k.batch_no', 'c.batch_no')
    .select((eb) => ['k.table_name', eb.fn.sum<string>('k.rows').as('rows')])
    .where('c.counted_until', 'is', null)
    .groupBy('k.table_name')
    .execute();
  const { rejected } = await dataTables(tx)
    .selectFrom('data.file')
    .select((eb) => eb.fn.sum<string | null>('rejected').as('rejected'))
    .where('state', '=', 'current')
    .executeTakeFirstOrThrow();
  const visible = all.filter((item) => own.has(item.senderId));
  return {
    senders,
    arrivals: visible,
    expectations: due.filter((item) => own.has(item.organisationId)),
    months: shownMonths(
      visible,
      due.some((item) => item.every === 'month'),
      today,
    ),
    counted: new Map(counted.map((row) => [row.table_name, BigInt(row.rows)])),
    rejected: BigInt(rejected ?? 0),
  };
}

/**
 * The latest twelve months, oldest first: up to the last one that holds data, or to the last one that is over where data is
 * expected every month.
 */
function shownMonths(all: readonly Arrival[], monthly: boolean, today: string): string[] {
  const known = [...new Set(all.flatMap((arrival) => arrival.months))]
    .filter((month) => month <= today)
    .toSorted();
  const over = monthBefore(`${today.slice(0, 7)}-01`);
  const ends = [known.at(-1) ?? '', monthly ? over : ''].toSorted().at(-1) ?? '';
  if (ends === '') return [];
  const months: string[] = [];
  for (let month = ends; months.length < MONTHS_SHOWN; month = monthBefore(month)) months.unshift(month);
  const first = known[0] ?? ends;
  return months.filter((month) => month >= first || monthly);
}

function monthBefore(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  return number === 1 ? `${year - 1}-12-01` : `${year}-${String(number - 1).padStart(2, '0')}-01`;
}

/** How a sender's month stands (报送单位 × 月份). */
export function senderCell(
  records: OverviewRecords,
  senderId: string,
  month: string,
  today: string,
): CellView {
  const own = records.arrivals.filter((arrival) => arrival.senderId === senderId);
  const files = own.filter((arrival) => arrival.months.includes(month)).length;
  const due = records.expectations.filter(
    (item) => item.organisationId === senderId && isDueMonth(month, item),
  );
  if (due.length === 0)
    return { month, state: files > 0 ? 'arrived' : 'not-expected', files, missing: [], dueOn: null };
  const missing = due
    .filter((item) => !hasArrived(own, item, month))
    .map((item) => ({ format: item.format, dueOn: dueOn(month, item), late: dueOn(month, item) < today }));
  const first = due.map((item) => dueOn(month, item)).toSorted()[0] ?? null;
  if (missing.length === 0) return { month, state: 'arrived', files, missing, dueOn: first };
  const late = missing.some((item) => item.late);
  const some = missing.length < due.length;
  return { month, state: some ? 'part' : late ? 'late' : 'due', files, missing, dueOn: first };
}

/** All that is late now (逾期未报). */
export function lateList(records: OverviewRecords, today: string) {
  return records.senders.flatMap((sender) =>
    records.months.flatMap((month) =>
      senderCell(records, sender.id, month, today)
        .missing.filter((item) => item.late)
        .map((item) => ({
          sender,
          format: item.format,
          title: formatOf(item.format).title,
          month,
          dueOn: item.dueOn,
        })),
    ),
  );
}

/** Tables with a sum worth seeing, and the column it is made of. */
const TOTALS: Readonly<Partial<Record<RegionTableName, string>>> = {
  settlement: 'total_fen',
  fee_line: 'amount_fen',
  encounter: 'total_fen',
  fee_category: 'amount_fen',
  finance_month: 'amount_fen',
};
const ABOUT: readonly RegionTableName[] = ['row_issue', 'field_profile'];

/** Rows and money of each table by month (标准表数据量); tables without a month have none. */
export async function tableVolumes(
  region: RegionFacts,
  counted: ReadonlyMap<RegionTableName, bigint>,
  months: readonly string[],
) {
  const volumes = [];
  for (const [name, rows] of counted) {
    if (ABOUT.includes(name)) continue;
    const table = regionTables[name];
    const total = TOTALS[name];
    const by =
      table.partitionBy ?? (table.columns.some((column) => column.name === 'month') ? 'month' : null);
    const found =
      by === null || months.length === 0
        ? []
        : await region.query<{ month: number; rows: bigint; total: bigint | null }>(
            `SELECT toYYYYMM(${by}) AS month, count() AS rows, ${total ? `sum(${total})` : 'NULL'} AS total
             FROM {rows:${name}} GROUP BY month ORDER BY month`,
          );
    volumes.push({
      table: name,
      title: table.title,
      rows: region.snapshot.institutions === null ? rows : found.reduce((sum, item) => sum + item.rows, 0n),
      months: found
        .map((item) => ({
          month: `${Math.floor(item.month / 100)}-${String(item.month % 100).padStart(2, '0')}-01`,
          rows: item.rows,
          totalFen: item.total,
        }))
        .filter((item) => months.includes(item.month)),
    });
  }
  return volumes.toSorted((a, b) => (b.rows > a.rows ? 1 : b.rows < a.rows ? -1 : 0));
}

/** Cells of quality that belong to a sender: those of its institutions. */
export function cellsOfSender(cells: readonly ScoreCell[], sender: Sender): ScoreCell[] {
  return cells.filter((cell) => sender.institutions.includes(cell.institution));
}
