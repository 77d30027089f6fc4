import type { Facts } from '@sanyi/facts';
import type { LocalText } from '@sanyi/kernel';
import type { Records } from '@sanyi/records';
import { type RegionTableName, regionTables } from '@sanyi/region';
import type { FormatId, Mapped } from '../engine/contract.ts';
import { formatOf } from '../engine/index.ts';
import { describeOverlaps, rivals } from '../store/batches.ts';
import type { Overlap } from '../store/file-report.ts';
import { isChecked } from '../store/overlaps.ts';
import type { FileRow } from '../store/tables.ts';

const SAMPLED = 5_000;

/** Keys of the first rows of a file, to see what of it is there already (主键抽样), without writing a row. */
export class KeySample {
  readonly #table: RegionTableName | null;
  readonly #keys: string[][] = [];
  #rows = 0;

  constructor(format: FormatId) {
    const { tables, namesEncounterOnly } = formatOf(format);
    this.#table = namesEncounterOnly ? null : (tables.find(isChecked) ?? null);
  }

  take(mapped: Mapped): void {
    if (this.#table === null) return;
    this.#rows += mapped.rowCounts.get(this.#table) ?? 0;
    if (mapped.plain?.table === this.#table) this.#rows += mapped.plain.count;
    if (this.#keys.length >= SAMPLED) return;
    this.#sample(this.#table, mapped.rows.get(this.#table) ?? '');
    if (mapped.plain?.table === this.#table)
      this.#sample(this.#table, Buffer.from(mapped.plain.rows).toString('utf8'));
  }

  #sample(table: RegionTableName, text: string): void {
    const { columns, key } = regionTables[table];
    const places = key.map((name) => columns.findIndex((column) => column.name === name));
    for (const row of text.split('\n')) {
      if (row === '' || this.#keys.length >= SAMPLED) continue;
      const cells = row.split('\t');
      this.#keys.push(places.map((place) => cells[place] ?? ''));
    }
  }

  /** Files that hold keys of the sample, scaled up to the whole file. */
  async overlaps(
    facts: Facts,
    records: Records,
    file: FileRow,
    months: readonly string[],
    signal: AbortSignal,
  ): Promise<{ readonly overlaps: readonly Overlap[]; readonly notes: readonly LocalText[] }> {
    const table = this.#table;
    if (table === null)
      return {
        overlaps: [],
        notes: [
          {
            zh: '本格式不在试导入时核对与已有数据的重叠，导入时再核对。',
            en: 'Overlaps of this format are not looked for in a dry run; the import does.',
          },
        ],
      };
    const others = await records.asSystem(
      'rows that may overlap',
      (tx) => rivals(tx, file, [table], months),
      {
        quiet: true,
      },
    );
    if (others.length === 0 || this.#keys.length === 0) return { overlaps: [], notes: [] };
    const { key } = regionTables[table];
    const rows = await facts.query<{ file_no: number; n: bigint }>(
      `SELECT file_no, count() AS n FROM {db}.${table} WHERE file_no IN {others:Array(UInt32)}
       AND has({keys:Array(String)}, arrayStringConcat([${key.map((name) => `toString(${name})`).join(', ')}], '\\t'))
       GROUP BY file_no`,
      {
        others: others.map((other) => other.rowsNo),
        keys: this.#keys.map((parts) => parts.join('\t')),
      },
      { signal },
    );
    const scale = this.#rows / this.#keys.length;
    const found = new Map<number, { identical: number; different: number; of: number }>();
    for (const row of rows) {
      const fileNo = others.find((other) => other.rowsNo === row.file_no)?.fileNo ?? 0;
      const known = found.get(fileNo) ?? { identical: 0, different: 0, of: 0 };
      known.different += Math.round(Number(row.n) * scale);
      known.of = others
        .filter((other) => other.fileNo === fileNo)
        .reduce((sum, other) => sum + other.rows, 0);
      found.set(fileNo, known);
    }
    const overlaps = await records.asSystem('files that overlap', (tx) => describeOverlaps(tx, found), {
      quiet: true,
    });
    const sampled: LocalText = {
      zh: `重叠按前 ${this.#keys.length} 行的主键估算，是否逐项相同在导入时核对。`,
      en: `Overlaps are estimated from the keys of the first ${this.#keys.length} rows; whether they say the same is checked by the import.`,
    };
    return { overlaps, notes: overlaps.length > 0 ? [sampled] : [] };
  }
}
