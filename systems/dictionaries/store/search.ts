import type { Day } from '@sanyi/quantity';
import type { Records, Tx } from '@sanyi/records';
import { CODE_SYSTEMS, type CodeSystem, type EditionLine, MAPPED_SYSTEMS } from '../engine/code-system.ts';
import { dayText, NEVER } from '../engine/code-table.ts';
import { searchCodes, searchText } from '../engine/search-codes.ts';
import type { CodeMap, CodeSearch, FoundCode } from '../port.ts';
import { codeMap } from './code-sets.ts';
import { type Revisions, revisions } from './editions.ts';
import { type LoadedLine, loadLines } from './loaded-lines.ts';

const LIMIT = 50;

function linesOf(system: CodeSystem): readonly EditionLine[] {
  return MAPPED_SYSTEMS.includes(system) ? ['insurance', 'clinical'] : ['national'];
}

/**
 * Searches what is in memory (检索编码): best fit first, those in force before retired ones. A few milliseconds over 50,000 entries
 * of a line; the first search after an import also reads them.
 */
export async function searchDictionaries(
  records: Records,
  tx: Tx,
  search: CodeSearch,
  today: Day,
): Promise<FoundCode[]> {
  const wanted = searchText(search.text);
  if (wanted === '') return [];
  const limit = Math.min(Math.max(search.limit ?? LIMIT, 1), 500);
  const places = (search.systems ?? CODE_SYSTEMS).flatMap((system) =>
    linesOf(system)
      .filter((line) => !search.line || search.line === line)
      .map((line) => ({ system, line })),
  );
  const current = await revisions(tx);
  const loaded = await loadLines(records, tx, places, current);
  const hits = loaded.flatMap((line, at) => {
    const place = places[at];
    if (!line || !place) return [];
    return searchCodes(line.index, wanted, limit).map((hit) => ({
      ...hit,
      ...place,
      loaded: line,
      order: at,
    }));
  });
  const chosen = hits
    .map((hit) => ({ ...hit, ended: hit.loaded.table.until[hit.row] !== NEVER }))
    .filter((hit) => search.withRetired !== false || !hit.ended)
    .sort(
      (one, other) =>
        Number(one.ended) - Number(other.ended) || one.fit - other.fit || one.order - other.order,
    )
    .slice(0, limit);
  const maps = await mapsFor(records, tx, chosen, today, current);
  return chosen.map((hit) => view(hit, maps));
}

/** The maps that the hits stand in, each once. */
async function mapsFor(
  records: Records,
  tx: Tx,
  hits: readonly { readonly system: CodeSystem; readonly line: EditionLine }[],
  today: Day,
  current: Revisions,
): Promise<ReadonlyMap<string, CodeMap>> {
  const maps = new Map<string, CodeMap>();
  for (const { system, line } of hits) {
    const key = `${system}/${line}`;
    if (line !== 'national' && !maps.has(key))
      maps.set(key, await codeMap(records, tx, { system, from: line, on: today }, current));
  }
  return maps;
}

function view(
  hit: {
    readonly row: number;
    readonly system: CodeSystem;
    readonly line: EditionLine;
    readonly loaded: LoadedLine;
  },
  maps: ReadonlyMap<string, CodeMap>,
): FoundCode {
  const { table, editions } = hit.loaded;
  const code = table.codes[hit.row] ?? '';
  const until = table.until[hit.row] ?? NEVER;
  const from = dayText(table.from[hit.row] ?? 0);
  const edition = until === NEVER ? editions.at(-1) : editions.findLast((item) => item.validFrom <= from);
  return {
    system: hit.system,
    line: hit.line,
    edition: edition?.name ?? '',
    code,
    name: table.names[hit.row] ?? '',
    grey: table.grey[hit.row] === 1,
    retiredOn: until === NEVER ? null : dayText(until),
    replacement: table.successors[hit.row] || null,
    mapsTo: maps.get(`${hit.system}/${hit.line}`)?.targetsOf(code) ?? [],
  };
}
