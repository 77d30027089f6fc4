import type { RegionTableName } from '@sanyi/region';
import type { FormatId, Issue } from '../engine/contract.ts';
import { formatOf } from '../engine/index.ts';
import { dataProblems } from '../problems.ts';
import { type Chunk, type CountedChunk, chunksOf, describeOverlaps, rivals } from '../store/batches.ts';
import type { ImportChoice, Overlap } from '../store/file-report.ts';
import { countRows, findShared, isChecked, repeatedLines, sharedLines } from '../store/overlaps.ts';
import { type CheckPlace, derive, lineIssue, numbersOf, TOLD, tablesOf } from './batch-parts.ts';
import { joinEncounters } from './join-encounters.ts';

/** Tables that tell of the file itself; their rows stay whatever becomes of a record. */
const ABOUT: readonly RegionTableName[] = ['row_issue', 'field_profile'];
export interface CheckedBatch {
  readonly overlaps: readonly Overlap[];
  readonly supersedes: readonly number[];
  /** Records that were left out because another file had brought them. */
  readonly alreadyThere: number;
  /** Records that were set aside because the file itself holds them twice, or their encounter is unknown. */
  readonly setAside: number;
  readonly issues: readonly Issue[];
  readonly rows: readonly { readonly table: RegionTableName; readonly rows: number }[];
  /** Tables whose keys were compared, and the numbers that counted meanwhile; if they change, it must be done again. */
  readonly compared: readonly RegionTableName[];
  readonly against: readonly number[];
}

/**
 * Looks at a batch as it stands in the facts (入库前核对): that no row is missing, which keys it says twice, which ones other
 * files have brought already; and leaves out what must not count by writing the remaining rows under a number of their own.
 *
 * @throws Problem `data/rows-lost`, `data/overlap-refused`, `data/wrong-supersede`
 */
export async function checkBatch(
  place: CheckPlace,
  format: FormatId,
  choice: ImportChoice,
  months: readonly string[],
): Promise<CheckedBatch> {
  const { facts, records, file, batchNo, signal } = place;
  const joined = formatOf(format).namesEncounterOnly ? await joinEncounters(place, format) : NOTHING;
  const chunks = await records.asSystem('rows of a batch', (tx) => chunksOf(tx, batchNo), { quiet: true });
  const tables = tablesOf(chunks);
  const repeated: RegionTableName[] = [];
  for (const [table, own] of tables) {
    const counts = await countRows(facts, { table, numbers: numbersOf(own) }, signal);
    const expected = own.reduce((sum, chunk) => sum + chunk.rows, 0);
    if (counts.rows !== expected)
      throw dataProblems.problem('rows-lost', { table, expected, found: counts.rows });
    if (isChecked(table) && counts.keys < counts.rows) repeated.push(table);
  }
  const checked = [...tables.keys()].filter(isChecked);
  const others = await records.asSystem('rows that may overlap', (tx) => rivals(tx, file, checked, months), {
    quiet: true,
  });
  const shared = await sharedByFile(place, tables, others);
  const overlaps = await records.asSystem('files that overlap', (tx) => describeOverlaps(tx, shared.files), {
    quiet: true,
  });
  const supersedes = chooseSuperseded(choice, overlaps, others);
  const remaining = overlaps.filter((overlap) => !supersedes.includes(overlap.fileNo));
  if (choice.onOverlap === 'refuse' && remaining.length > 0)
    throw dataProblems.problem(
      'overlap-refused',
      {
        name: file.name,
        rows: remaining.reduce((sum, item) => sum + item.identical + item.different, 0),
        files: remaining.length,
      },
      { facts: { overlaps: remaining } },
    );
  const rivalNumbers = new Map(
    checked.map((table) => [
      table,
      others
        .filter((other) => other.table === table && !supersedes.includes(other.fileNo))
        .map((other) => other.rowsNo)
        .filter((rowsNo) => shared.numbers.has(rowsNo)),
    ]),
  );
  const cut = await leaveOut(place, tables, repeated, rivalNumbers, format);
  const final = await records.asSystem('rows of a batch', (tx) => chunksOf(tx, batchNo), { quiet: true });
  return {
    overlaps,
    supersedes,
    alreadyThere: cut.alreadyThere,
    setAside: cut.repeated + joined.setAside,
    issues: [...joined.issues, ...cut.issues],
    rows: [...tablesOf(final)]
      .filter(([table]) => !ABOUT.includes(table))
      .map(([table, own]) => ({ table, rows: own.reduce((sum, chunk) => sum + chunk.rows, 0) })),
    compared: checked,
    against: others.map((other) => other.rowsNo),
  };
}

const NOTHING = { setAside: 0, issues: [] as readonly Issue[] };

async function sharedByFile(
  { facts, signal }: CheckPlace,
  tables: ReadonlyMap<RegionTableName, readonly Chunk[]>,
  others: readonly CountedChunk[],
) {
  const files = new Map<number, { identical: number; different: number; of: number }>();
  const numbers = new Set<number>();
  for (const [table, own] of tables) {
    const rivalChunks = others.filter((other) => other.table === table);
    const found = await findShared(facts, { table, numbers: numbersOf(own) }, numbersOf(rivalChunks), signal);
    for (const item of found) {
      numbers.add(item.rowsNo);
      const fileNo = rivalChunks.find((chunk) => chunk.rowsNo === item.rowsNo)?.fileNo ?? 0;
      const known = files.get(fileNo) ?? { identical: 0, different: 0, of: 0 };
      known.identical += item.identical;
      known.different += item.different;
      files.set(fileNo, known);
    }
  }
  for (const [fileNo, known] of files)
    known.of = others
      .filter((other) => other.fileNo === fileNo && tables.has(other.table))
      .reduce((sum, other) => sum + other.rows, 0);
  return { files, numbers };
}

/** Files that a correction replaces: the named one, or those it holds (nearly) all of. */
function chooseSuperseded(
  choice: ImportChoice,
  overlaps: readonly Overlap[],
  others: readonly CountedChunk[],
): number[] {
  if (choice.onOverlap !== 'supersede') return [];
  if (choice.supersedes === null)
    return overlaps.filter((overlap) => overlap.covers >= 90).map((overlap) => overlap.fileNo);
  if (!others.some((other) => other.fileNo === choice.supersedes))
    throw dataProblems.problem('wrong-supersede', { fileNo: choice.supersedes });
  return [choice.supersedes];
}

/** Writes the rows of the lines that may count under numbers of their own, where some may not (剔除). */
async function leaveOut(
  place: CheckPlace,
  tables: ReadonlyMap<RegionTableName, readonly Chunk[]>,
  repeated: readonly RegionTableName[],
  rivalNumbers: ReadonlyMap<RegionTableName, readonly number[]>,
  format: FormatId,
) {
  const { facts, signal } = place;
  const parts: string[] = [];
  const parameters: Record<string, readonly number[]> = {};
  const shares: string[] = [];
  const repeats: string[] = [];
  for (const [table, own] of tables) {
    const mine = `{own_${table}:Array(UInt32)}`;
    const rival = rivalNumbers.get(table) ?? [];
    if (repeated.includes(table)) repeats.push(repeatedLines({ table, numbers: [] }, mine));
    if (rival.length > 0) {
      shares.push(sharedLines({ table, numbers: [] }, mine, `{rival_${table}:Array(UInt32)}`));
      parameters[`rival_${table}`] = rival;
    }
    if (repeated.includes(table) || rival.length > 0) parameters[`own_${table}`] = numbersOf(own);
  }
  parts.push(...repeats, ...shares);
  if (parts.length === 0) return { alreadyThere: 0, repeated: 0, issues: [] as Issue[] };
  const bad = `SELECT sheet_no, line FROM (${parts.join(' UNION ALL ')})`;
  const used = (sql: string) =>
    Object.fromEntries(Object.entries(parameters).filter(([name]) => sql.includes(`{${name}:`)));
  const countLines = async (sqls: readonly string[]) => {
    if (sqls.length === 0) return 0;
    const sql = `SELECT uniqExact(sheet_no, line) AS lines FROM (${sqls.join(' UNION ALL ')})`;
    const [row] = await facts.query<{ lines: bigint }>(sql, used(sql), { signal });
    return Number(row?.lines ?? 0n);
  };
  const all = await countLines(parts);
  const alreadyThere = await countLines(shares);
  const issues = await repeatIssues(place, repeats, used, format);
  for (const [table, own] of tables) {
    if (ABOUT.includes(table)) continue;
    const sql = `SELECT * FROM {db}.${table} WHERE file_no IN {all_rows:Array(UInt32)} AND (sheet_no, line) NOT IN (${bad})`;
    await derive(place, table, sql, { ...used(sql), all_rows: numbersOf(own) });
  }
  return { alreadyThere, repeated: all - alreadyThere, issues };
}

async function repeatIssues(
  { facts, signal }: CheckPlace,
  repeats: readonly string[],
  used: (sql: string) => Readonly<Record<string, readonly number[]>>,
  format: FormatId,
): Promise<Issue[]> {
  if (repeats.length === 0) return [];
  const sql = `SELECT DISTINCT sheet_no, line FROM (${repeats.join(' UNION ALL ')}) ORDER BY sheet_no, line LIMIT ${TOLD}`;
  const rows = await facts.query<{ sheet_no: number; line: number }>(sql, used(sql), { signal });
  return rows.map((row) => lineIssue(row, 'key-repeated', 'duplicate', format));
}
