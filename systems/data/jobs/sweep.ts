import type { Platform } from '@sanyi/api';
import { type RegionTableName, regionTables } from '@sanyi/region';
import { dataProblems } from '../problems.ts';
import { type Leftover, type NumbersInUse, numbersInUse, unname } from '../store/sweepable.ts';

/** Tables are looked through from end to end; that may take its time. */
const SECONDS = 3_600;

/** Rows of one table that need not stay, and why. */
export interface SweptRows {
  readonly table: RegionTableName;
  readonly leftover: Leftover;
  readonly numbers: number;
  readonly rows: number;
}

/** What a sweep found and did (清理结果). */
export interface SweepReport {
  readonly found: readonly SweptRows[];
  /** Rows removed; 0 where it was only looked. */
  readonly removed: number;
  /** Imports under way, whose rows were left alone. */
  readonly importing: number;
}

interface Counted {
  readonly table: RegionTableName;
  readonly leftover: Leftover;
  /** Rows by number. */
  readonly numbers: Map<number, number>;
}

/**
 * Sweeps rows that count for nobody (清理无主数据行): those of killed imports, whose numbers no record names, and those of imports
 * that were refused, failed or cancelled. Rows of undone files go only where `undone` asks for it, rows of superseded files
 * never: they come back when the file that superseded them is undone. Rows of imports under way are left alone.
 *
 * @param choice `remove` removes them; without it they are only counted
 * @throws Problem `data/no-facts`
 */
export async function sweep(
  platform: Pick<Platform, 'facts' | 'records'>,
  choice: { readonly remove: boolean; readonly undone: boolean },
): Promise<SweepReport> {
  const { facts, records } = platform;
  if (!facts) throw dataProblems.problem('no-facts');
  // Records first: a number that is taken later is higher than all that are looked at.
  const inUse = await records.asSystem('numbers of rows in use', numbersInUse);
  const counted: Counted[] = [];
  for (const { name } of Object.values(regionTables))
    counted.push(...(await leftoversOf(facts, name, inUse)));
  const found = counted.map(({ table, leftover, numbers }) => ({
    table,
    leftover,
    numbers: numbers.size,
    rows: [...numbers.values()].reduce((sum, rows) => sum + rows, 0),
  }));
  const going = counted.filter(({ leftover }) => choice.remove && (choice.undone || leftover !== 'undone'));
  const named = going.flatMap(({ leftover, numbers }) => (leftover === 'unnamed' ? [] : [...numbers.keys()]));
  const freed = new Set(
    named.length === 0
      ? []
      : await records.asSystem('numbers whose rows go', (tx) => unname(tx, named, inUse)),
  );
  let removed = 0n;
  for (const { table, leftover, numbers } of going) {
    const values = [...numbers.keys()].filter((number) => leftover === 'unnamed' || freed.has(number));
    removed += await facts.remove({ table, column: 'file_no', values });
  }
  return { found, removed: Number(removed), importing: inUse.importing };
}

async function leftoversOf(
  facts: NonNullable<Platform['facts']>,
  table: RegionTableName,
  inUse: NumbersInUse,
): Promise<readonly Counted[]> {
  const found = new Map<Leftover, Map<number, number>>();
  const batches = facts.stream<{ file_no: number; n: bigint }>(
    `SELECT file_no, count() AS n FROM {db}.${table} WHERE file_no < {below:UInt32} GROUP BY file_no ORDER BY file_no`,
    { below: inUse.below },
    { limits: { seconds: SECONDS } },
  );
  for await (const rows of batches)
    for (const { file_no, n } of rows) {
      const named = inUse.named.get(file_no);
      const leftover = named ? named.leftover : 'unnamed';
      if (leftover === null) continue;
      const numbers = found.get(leftover) ?? new Map<number, number>();
      found.set(leftover, numbers.set(file_no, Number(n)));
    }
  return [...found].map(([leftover, numbers]) => ({ table, leftover, numbers }));
}
