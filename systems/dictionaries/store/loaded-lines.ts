import type { Records, Tx } from '@sanyi/records';
import { sql } from 'kysely';
import type { CodeSystem } from '../engine/code-system.ts';
import { type CodeRow, type CodeTable, codeTable } from '../engine/code-table.ts';
import type { Line } from '../engine/entry.ts';
import { type SearchIndex, searchIndex } from '../engine/search-codes.ts';
import type { CodeSet } from '../port.ts';
import { type Edition, editionsOf, type Revisions, revisions } from './editions.ts';

/** A line of codes in memory (内存中的编码): some 30 bytes beside the texts for each entry. */
export interface LoadedLine {
  readonly revision: bigint;
  readonly editions: readonly Edition[];
  readonly table: CodeTable;
  readonly index: SearchIndex;
  /** By edition; within one nothing changes. */
  readonly sets: Map<string, CodeSet>;
}

export interface LoadedMap {
  readonly revision: bigint;
  readonly rows: readonly {
    readonly code: string;
    readonly target: string;
    readonly from: string;
    readonly until: string | null;
  }[];
  /** By direction and day of the edition. */
  readonly directions: Map<string, ReadonlyMap<string, readonly string[]>>;
}

interface Loaded {
  readonly lines: Map<string, LoadedLine>;
  readonly maps: Map<string, LoadedMap>;
}

/** What is in memory for each open store. */
const stores = new WeakMap<Records, Loaded>();

function loadedOf(records: Records): Loaded {
  const known = stores.get(records) ?? { lines: new Map(), maps: new Map() };
  stores.set(records, known);
  return known;
}

/**
 * Lines of codes in memory, read again where an import has changed them (载入编码). One small query for each call; reading
 * 50,000 entries takes about half a second.
 */
export async function loadLines(
  records: Records,
  tx: Tx,
  wanted: readonly { readonly system: CodeSystem; readonly line: Exclude<Line, 'map'> }[],
  given?: Revisions,
): Promise<(LoadedLine | null)[]> {
  const { lines } = loadedOf(records);
  const current = given ?? (await revisions(tx));
  const answers: (LoadedLine | null)[] = [];
  for (const { system, line } of wanted) {
    const key = `${system}/${line}`;
    const revision = current.get(key);
    if (revision === undefined) {
      answers.push(null);
      continue;
    }
    const known = lines.get(key);
    if (known?.revision === revision) {
      answers.push(known);
      continue;
    }
    const table = codeTable(line, await codeRows(tx, system, line));
    const fresh: LoadedLine = {
      revision,
      editions: await editionsOf(tx, system, line),
      table,
      index: searchIndex(table),
      sets: new Map(),
    };
    lines.set(key, fresh);
    answers.push(fresh);
  }
  return answers;
}

/** The map of a system in memory (载入对照); null while none was imported. */
export async function loadMap(
  records: Records,
  tx: Tx,
  system: CodeSystem,
  given?: Revisions,
): Promise<LoadedMap | null> {
  const { maps } = loadedOf(records);
  const revision = (given ?? (await revisions(tx))).get(`${system}/map`);
  if (revision === undefined) return null;
  const known = maps.get(system);
  if (known?.revision === revision) return known;
  const { rows } = await sql<LoadedMap['rows'][number]>`
    select code, target, valid_from as "from", valid_until as "until" from dictionaries.entry
    where system = ${system} and line = 'map' order by code collate "C", id`.execute(tx);
  const fresh: LoadedMap = { revision, rows, directions: new Map() };
  maps.set(system, fresh);
  return fresh;
}

async function codeRows(tx: Tx, system: CodeSystem, line: Line): Promise<CodeRow[]> {
  const { rows } = await sql<CodeRow>`
    select code, name, initials, grey, successor, valid_from, valid_until from dictionaries.entry
    where system = ${system} and line = ${line} order by code collate "C", valid_from, id`.execute(tx);
  // Texts of the driver are cuts of its whole answer and would keep it alive. Codes are copied by themselves, so that they lie
  // side by side: a look-up touches one of them at random.
  const codes = rows.map((row) => ownText(row.code));
  return rows.map((row, at) => ({
    ...row,
    code: codes[at] ?? '',
    name: ownText(row.name),
    initials: ownText(row.initials),
  }));
}

function ownText(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
