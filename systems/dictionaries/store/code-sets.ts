import type { Day } from '@sanyi/quantity';
import type { Records, Tx } from '@sanyi/records';
import { type CodeSystem, lineOf } from '../engine/code-system.ts';
import { codesOn, dayNumber, dayText } from '../engine/code-table.ts';
import type { CodeMap, CodeSet, CodeSetChoice, EditionLine } from '../port.ts';
import type { Edition, Revisions } from './editions.ts';
import { type LoadedLine, loadLines, loadMap } from './loaded-lines.ts';

const LINES: readonly string[] = ['insurance', 'clinical', 'national'];

/** The codes of a line or of one edition on a day (取编码集); null while no edition is in force. */
export async function codeSet(records: Records, tx: Tx, choice: CodeSetChoice): Promise<CodeSet | null> {
  const byLine = LINES.includes(choice.edition);
  const line = byLine ? (choice.edition as EditionLine) : lineOf(choice.system, choice.edition);
  if (line === null) return null;
  const [loaded] = await loadLines(records, tx, [{ system: choice.system, line }]);
  const edition = byLine
    ? loaded?.editions.findLast((item) => item.validFrom <= choice.on)
    : loaded?.editions.find((item) => item.name === choice.edition);
  if (!loaded || !edition) return null;
  const known = loaded.sets.get(edition.name) ?? makeSet(choice.system, loaded, edition);
  loaded.sets.set(edition.name, known);
  return known;
}

function makeSet(system: CodeSystem, loaded: LoadedLine, edition: Edition): CodeSet {
  const { table } = loaded;
  const { inForce, ended } = codesOn(table, dayNumber(edition.validFrom));
  return {
    system,
    edition: edition.name,
    validFrom: edition.validFrom,
    size: inForce.size,
    has: (code) => inForce.has(code),
    nameOf(code) {
      const at = inForce.get(code);
      return at === undefined ? null : (table.names[at] ?? null);
    },
    isGrey: (code) => table.grey[inForce.get(code) ?? -1] === 1,
    retired(code) {
      const at = ended.get(code);
      if (at === undefined) return null;
      return {
        since: dayText(table.until[at] ?? 0),
        name: table.names[at] ?? '',
        replacement: table.successors[at] || null,
      };
    },
    codes: () => inForce.keys(),
  };
}

/** The map from one line to the other on a day (取版本对照). */
export async function codeMap(
  records: Records,
  tx: Tx,
  choice: { readonly system: CodeSystem; readonly from: 'clinical' | 'insurance'; readonly on: Day },
  current?: Revisions,
): Promise<CodeMap> {
  const loaded = await loadMap(records, tx, choice.system, current);
  if (!loaded) return { size: 0, targetsOf: () => [] };
  const key = `${choice.from}/${choice.on}`;
  const known = loaded.directions.get(key) ?? direction(loaded.rows, choice.from, choice.on);
  // A run asks for few days; a service that runs for years must not keep them all.
  if (loaded.directions.size > 50) loaded.directions.clear();
  loaded.directions.set(key, known);
  return { size: known.size, targetsOf: (code) => known.get(code) ?? [] };
}

function direction(
  rows: readonly {
    readonly code: string;
    readonly target: string;
    readonly from: Day;
    readonly until: Day | null;
  }[],
  from: 'clinical' | 'insurance',
  on: Day,
): ReadonlyMap<string, readonly string[]> {
  const targets = new Map<string, string[]>();
  for (const row of rows) {
    if (row.from > on || (row.until !== null && row.until <= on)) continue;
    const [code, target] = from === 'clinical' ? [row.code, row.target] : [row.target, row.code];
    const list = targets.get(code);
    if (list) list.push(target);
    else targets.set(code, [target]);
  }
  // The pair of equal codes first: that is the one a person means.
  for (const [code, list] of targets)
    if (list.length > 1) list.sort((one, other) => Number(other === code) - Number(one === code));
  return targets;
}
