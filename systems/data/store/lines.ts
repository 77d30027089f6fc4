import type { RegionFacts } from '@sanyi/region';
import type { FormatId } from '../engine/contract.ts';
import { formatOf } from '../engine/index.ts';

/** Whether a line of some file's rows is among those a snapshot shows (该行是否可见). */
export async function isLineVisible(
  region: RegionFacts,
  format: FormatId,
  numbers: readonly number[],
  at: { readonly sheet: number; readonly line: number },
): Promise<boolean> {
  for (const table of formatOf(format).tables) {
    const [row] = await region.query<{ n: bigint }>(
      `SELECT count() AS n FROM (SELECT 1 FROM {rows:${table}} WHERE file_no IN {numbers:Array(UInt32)}
       AND sheet_no = {sheet:UInt32} AND line = {line:UInt32} LIMIT 1)`,
      { numbers, sheet: at.sheet, line: at.line },
    );
    if ((row?.n ?? 0n) > 0n) return true;
  }
  return false;
}
