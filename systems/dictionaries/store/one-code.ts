import type { Tx } from '@sanyi/records';
import type { CodeSystem } from '../engine/code-system.ts';
import type { Line } from '../engine/entry.ts';
import { dictionaryProblems } from '../problems.ts';
import { tables } from './tables.ts';

/** One state of a code, in force or past (编码沿革). */
export interface CodeState {
  readonly line: Line;
  readonly name: string;
  readonly category: string;
  readonly grey: boolean;
  readonly successor: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly edition: string;
  readonly fileName: string;
  readonly importedBy: string;
  readonly importedAt: string;
}

export interface MapRow {
  readonly from: string;
  readonly fromName: string;
  readonly to: string;
  readonly toName: string;
  readonly validFrom: string;
  readonly validUntil: string | null;
}

/**
 * Everything about a code (编码详情): its states in both lines, newest first, and the pairs it stands in. Some dozens of rows.
 *
 * @throws Problem dictionaries/no-such-code
 */
export async function oneCode(
  tx: Tx,
  system: CodeSystem,
  code: string,
): Promise<{ states: CodeState[]; maps: MapRow[] }> {
  const rows = await tables(tx)
    .selectFrom('dictionaries.entry as e')
    .innerJoin('dictionaries.import as i', 'i.id', 'e.import_id')
    .innerJoin('dictionaries.edition as d', 'd.id', 'i.edition_id')
    .select(['e.line', 'e.name', 'e.category', 'e.grey', 'e.successor', 'e.attributes'])
    .select([
      'e.valid_from',
      'e.valid_until',
      'd.name as edition',
      'i.file_name',
      'i.imported_by_name',
      'i.imported_at',
    ])
    .where('e.system', '=', system)
    .where('e.code', '=', code)
    .where('e.line', '!=', 'map')
    .orderBy('e.line')
    .orderBy('e.valid_from', 'desc')
    .orderBy('e.id', 'desc')
    .execute();
  if (rows.length === 0) throw dictionaryProblems.problem('no-such-code', { code });
  return {
    states: rows.map((row) => ({
      line: row.line,
      name: row.name,
      category: row.category,
      grey: row.grey,
      successor: row.successor,
      attributes: row.attributes,
      validFrom: row.valid_from,
      validUntil: row.valid_until,
      edition: row.edition,
      fileName: row.file_name,
      importedBy: row.imported_by_name,
      importedAt: row.imported_at,
    })),
    maps: await mapsOf(tx, system, code),
  };
}

async function mapsOf(tx: Tx, system: CodeSystem, code: string): Promise<MapRow[]> {
  const rows = await tables(tx)
    .selectFrom('dictionaries.entry as m')
    .leftJoin('dictionaries.entry as c', (join) =>
      join
        .onRef('c.system', '=', 'm.system')
        .on('c.line', '=', 'clinical')
        .onRef('c.key', '=', 'm.code')
        .on('c.valid_until', 'is', null),
    )
    .leftJoin('dictionaries.entry as t', (join) =>
      join
        .onRef('t.system', '=', 'm.system')
        .on('t.line', '=', 'insurance')
        .onRef('t.key', '=', 'm.target')
        .on('t.valid_until', 'is', null),
    )
    .select(['m.code', 'm.target', 'm.name', 'm.valid_from', 'm.valid_until'])
    .select(['c.name as code_name', 't.name as target_name'])
    .where('m.system', '=', system)
    .where('m.line', '=', 'map')
    .where((eb) => eb.or([eb('m.code', '=', code), eb('m.target', '=', code)]))
    .orderBy('m.valid_until')
    .orderBy('m.code')
    .limit(200)
    .execute();
  return rows.map((row) => ({
    from: row.code,
    fromName: row.code_name ?? row.name,
    to: row.target,
    toName: row.target_name ?? '',
    validFrom: row.valid_from,
    validUntil: row.valid_until,
  }));
}
