import type { Facts } from '@sanyi/facts';
import type { Day } from '@sanyi/quantity';
import type { RegionFacts } from '@sanyi/region';
import { type MeasureRow, measureRows, type StatementRow } from '../engine/measures/measure-rows.ts';
import { measureStatements } from '../engine/measures/measure-sql.ts';
import { measures } from '../engine/measures/measures.ts';

/** Counting rows of a region takes its time, and the machine may have other work. */
const LIMITS = { seconds: 600 };

export interface SumsWork {
  readonly months: readonly Day[];
  readonly signal: AbortSignal;
  /** How many of the readings are done. */
  readonly tell: (done: number, total: number) => void;
}

/** Takes every measure from the facts for some months (取数), reading by reading. */
export async function takeMeasures(
  region: RegionFacts,
  { months, signal, tell }: SumsWork,
): Promise<MeasureRow[]> {
  const statements = measureStatements(measures, months);
  const rows: MeasureRow[] = [];
  for (const [done, statement] of statements.entries()) {
    signal.throwIfAborted();
    const found = await region.query<StatementRow>(statement.sql, statement.parameters, {
      limits: LIMITS,
      signal,
      settings: { distributed_product_mode: 'global', optimize_aggregation_in_order: 0 },
    });
    rows.push(...measureRows(statement, found, months));
    tell(done + 1, statements.length);
  }
  return rows;
}

/** Rows written in one piece. */
const PIECE = 20_000;

/** Puts prepared sums into the facts under the number of a run that nobody counts yet (写入预备汇总). */
export async function writeSums(
  facts: Facts,
  runNo: number,
  rows: readonly MeasureRow[],
  signal: AbortSignal,
): Promise<void> {
  const pieces = function* () {
    const encoder = new TextEncoder();
    for (let at = 0; at < rows.length; at += PIECE)
      yield encoder.encode(
        rows
          .slice(at, at + PIECE)
          .map((row) => lineOf(runNo, row))
          .join(''),
      );
  };
  if (rows.length > 0) await facts.append({ table: 'measure_month', source: { text: pieces() }, signal });
}

function lineOf(runNo: number, { measure, institution, month, above, below, lacking }: MeasureRow): string {
  const code = institution.replace(/[\\\t\n]/g, (sign) => ({ '\\': '\\\\', '\t': '\\t' })[sign] ?? '\\n');
  return `${runNo}\t${measure}\t${code}\t${month}\t${above}\t${below}\t${lacking}\n`;
}
