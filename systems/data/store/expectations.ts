import type { Day } from '@sanyi/quantity';
import type { Tx } from '@sanyi/records';
import type { FormatId } from '../engine/contract.ts';
import { dataTables } from './tables.ts';

export interface Expectation {
  readonly organisationId: string;
  readonly format: FormatId;
  readonly dueDay: number;
  readonly every: 'month' | 'year';
}

/** Who sends what by which day (报送约定), in the viewer's scope. */
export async function expectations(tx: Tx): Promise<Expectation[]> {
  const rows = await dataTables(tx)
    .selectFrom('data.expectation')
    .selectAll()
    .orderBy('organisation_id')
    .orderBy('format')
    .execute();
  return rows.map((row) => ({
    organisationId: row.organisation_id,
    format: row.format,
    dueDay: row.due_day,
    every: row.every,
  }));
}

/** Last day on which the data of a month is in time (应报日): the due day of the next month, or its last day where it is shorter. */
export function dueOn(month: string, expectation: Pick<Expectation, 'dueDay' | 'every'>): Day {
  const year = Number(month.slice(0, 4));
  const number = expectation.every === 'year' ? 12 : Number(month.slice(5, 7));
  const [dueYear, dueMonth] = number === 12 ? [year + 1, 1] : [year, number + 1];
  const last = new Date(Date.UTC(dueYear, dueMonth, 0)).getUTCDate();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${dueYear}-${two(dueMonth)}-${two(Math.min(expectation.dueDay, last))}`;
}

/** Months of `YYYY-MM-01` in which an expectation is due: each one, or the Decembers. */
export function isDueMonth(month: string, { every }: Pick<Expectation, 'every'>): boolean {
  return every === 'month' || month.slice(5, 7) === '12';
}

/** What has arrived and counts (已到数据): of a sender and format, the months. */
export interface Arrival {
  readonly fileNo: number;
  readonly senderId: string;
  readonly format: FormatId;
  readonly months: readonly string[];
  readonly receivedAt: string;
}

/** Files that count, with what they cover. */
export async function arrivals(tx: Tx): Promise<Arrival[]> {
  const rows = await dataTables(tx)
    .selectFrom('data.counted as c')
    .innerJoin('data.file as f', 'f.file_no', 'c.file_no')
    .select(['f.file_no', 'f.sender_id', 'f.format', 'f.months', 'f.received_at'])
    .where('c.counted_until', 'is', null)
    .orderBy('f.file_no')
    .execute();
  return rows.flatMap((row) =>
    row.format === null
      ? []
      : [
          {
            fileNo: row.file_no,
            senderId: row.sender_id,
            format: row.format,
            months: row.months,
            receivedAt: row.received_at,
          },
        ],
  );
}

/** Whether what is expected for a month has arrived (是否已报). */
export function hasArrived(own: readonly Arrival[], expectation: Expectation, month: string): boolean {
  return own.some((arrival) => {
    if (arrival.format !== expectation.format) return false;
    // Lists of institutions and the like speak of no month; they hold until the next one.
    if (arrival.months.length === 0) return true;
    return expectation.every === 'month'
      ? arrival.months.includes(month)
      : arrival.months.some((one) => one.slice(0, 4) === month.slice(0, 4));
  });
}
