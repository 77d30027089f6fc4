import { regionTables } from '@sanyi/region';
import type { FormatId, Issue } from '../engine/contract.ts';
import { chunksOf, rivals } from '../store/batches.ts';
import { isChecked } from '../store/overlaps.ts';
import { type CheckPlace, derive, lineIssue, numbersOf, TOLD, tablesOf } from './batch-parts.ts';

/**
 * Fills in institution and day where the sender's rows only name their encounter (补全归属). Rows whose encounter no file
 * has brought are set aside, with their line.
 */
export async function joinEncounters(
  place: CheckPlace,
  format: FormatId,
): Promise<{ readonly setAside: number; readonly issues: readonly Issue[] }> {
  const { facts, records, file, batchNo, signal } = place;
  const chunks = await records.asSystem('rows of a batch', (tx) => chunksOf(tx, batchNo), { quiet: true });
  const encounters = await records.asSystem(
    'encounters that count',
    (tx) => rivals(tx, file, ['encounter'], []),
    { quiet: true },
  );
  let setAside = 0;
  const issues: Issue[] = [];
  for (const [table, own] of tablesOf(chunks)) {
    if (!isChecked(table)) continue;
    const numbers = numbersOf(own);
    const homeless = `file_no IN {own:Array(UInt32)} AND institution_code = ''`;
    const [first] = await facts.query<{ n: bigint }>(
      `SELECT count() AS n FROM {db}.${table} WHERE ${homeless}`,
      { own: numbers },
      { signal },
    );
    if ((first?.n ?? 0n) === 0n) continue;
    const known =
      'SELECT encounter_id, any(institution_code) AS home, any(counted_on) AS day FROM {db}.encounter ' +
      "WHERE file_no IN {encounters:Array(UInt32)} AND source_code = 'insurer' GROUP BY encounter_id HAVING uniqExact(institution_code) = 1";
    const columns = regionTables[table].columns.map(({ name }) => {
      if (name === 'institution_code')
        return "toLowCardinality(if(t.institution_code = '', toString(e.home), toString(t.institution_code))) AS institution_code";
      if (name === 'counted_on') return "if(t.institution_code = '', e.day, t.counted_on) AS counted_on";
      return `t.${name} AS ${name}`;
    });
    const parameters = { own: numbers, encounters: numbersOf(encounters) };
    const missing = `SELECT sheet_no, line FROM {db}.${table} WHERE ${homeless} AND encounter_id NOT IN (SELECT encounter_id FROM (${known})) ORDER BY sheet_no, line`;
    const lost = await facts.query<{ sheet_no: number; line: number }>(
      `${missing} LIMIT ${TOLD}`,
      parameters,
      {
        signal,
      },
    );
    const [all] = await facts.query<{ n: bigint }>(`SELECT count() AS n FROM (${missing})`, parameters, {
      signal,
    });
    setAside += Number(all?.n ?? 0n);
    issues.push(...lost.map((row) => lineIssue(row, 'encounter-unknown', 'consistency', format)));
    await derive(
      place,
      table,
      `SELECT ${columns.join(', ')} FROM (SELECT * FROM {db}.${table} WHERE file_no IN {own:Array(UInt32)}) AS t
       LEFT JOIN (${known}) AS e ON e.encounter_id = t.encounter_id
       WHERE t.institution_code != '' OR e.home != ''`,
      parameters,
    );
  }
  return { setAside, issues };
}
