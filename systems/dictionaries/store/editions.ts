import type { Day } from '@sanyi/quantity';
import type { Tx } from '@sanyi/records';
import { sql } from 'kysely';
import type { CodeSystem } from '../engine/code-system.ts';
import type { Line } from '../engine/entry.ts';
import { tables } from './tables.ts';

/** An edition (版本) with the day from which it counts. */
export interface Edition {
  readonly id: bigint;
  readonly name: string;
  readonly validFrom: Day;
}

/** Editions of a line, oldest first; a handful. Index: unique (system, line, valid_from). */
export async function editionsOf(tx: Tx, system: CodeSystem, line: Line): Promise<Edition[]> {
  const rows = await tables(tx)
    .selectFrom('dictionaries.edition')
    .select(['id', 'name', 'valid_from'])
    .where('system', '=', system)
    .where('line', '=', line)
    .orderBy('valid_from')
    .execute();
  return rows.map((row) => ({ id: row.id, name: row.name, validFrom: row.valid_from }));
}

/** One line of a dictionary as the list shows it (字典概况). */
export interface LineSummary {
  readonly system: CodeSystem;
  readonly line: Line;
  /** Oldest first; the counts are those of all imports into the edition. */
  readonly editions: readonly {
    readonly name: string;
    readonly validFrom: Day;
    readonly added: number;
    readonly changed: number;
    readonly retired: number;
    readonly fileName: string;
    readonly importedBy: string;
    readonly importedAt: string;
  }[];
  /** Entries that count under the last edition. */
  readonly rows: number;
  readonly grey: number;
}

/** What is there (字典清单): one row for each line that has an edition; at most 16. */
export async function listLines(tx: Tx): Promise<LineSummary[]> {
  const { rows: counts } = await sql<{ system: CodeSystem; line: Line; rows: number; grey: number }>`
    select system, line, count(*)::int as rows, (count(*) filter (where grey))::int as grey
    from dictionaries.entry where valid_until is null group by system, line`.execute(tx);
  const editions = await tables(tx)
    .selectFrom('dictionaries.edition as e')
    .innerJoin('dictionaries.import as i', 'i.edition_id', 'e.id')
    .select(['e.id', 'e.system', 'e.line', 'e.name', 'e.valid_from', 'i.added', 'i.changed', 'i.retired'])
    .select(['i.file_name', 'i.imported_by_name', 'i.imported_at'])
    .orderBy('e.valid_from')
    .orderBy('i.id')
    .execute();
  const lines = new Map<
    string,
    Omit<LineSummary, 'editions'> & { editions: Map<string, LineSummary['editions'][number]> }
  >();
  for (const row of editions) {
    const key = `${row.system}/${row.line}`;
    const count = counts.find((item) => item.system === row.system && item.line === row.line);
    const line = lines.get(key) ?? {
      system: row.system,
      line: row.line,
      rows: count?.rows ?? 0,
      grey: count?.grey ?? 0,
      editions: new Map(),
    };
    const before = line.editions.get(row.name);
    line.editions.set(row.name, {
      name: row.name,
      validFrom: row.valid_from,
      added: (before?.added ?? 0) + row.added,
      changed: (before?.changed ?? 0) + row.changed,
      retired: (before?.retired ?? 0) + row.retired,
      fileName: row.file_name,
      importedBy: row.imported_by_name,
      importedAt: row.imported_at,
    });
    lines.set(key, line);
  }
  return [...lines.values()].map((line) => ({ ...line, editions: [...line.editions.values()] }));
}

/** Number of the last import into each line, by `system/line`. */
export type Revisions = ReadonlyMap<string, bigint>;

/** Tells whether what is in memory is still right (导入序号); one small query. */
export async function revisions(tx: Tx): Promise<Revisions> {
  const { rows } = await sql<{ key: string; revision: bigint }>`
    select e.system || '/' || e.line as key, max(i.id) as revision
    from dictionaries.import i join dictionaries.edition e on e.id = i.edition_id group by 1`.execute(tx);
  return new Map(rows.map((row) => [row.key, row.revision]));
}
