import type { Facts, Parameters } from '@sanyi/facts';
import { type RunScope, withinRun } from './run-scope.ts';

/** Rows written in one piece. */
const PIECE = 20_000;

/** Appends rows to a table of a run (写入批次行), in pieces; a row is its cells in the order of the columns. */
export async function appendRunRows<Row>(
  facts: Facts,
  table: string,
  rows: readonly Row[],
  {
    cells,
    signal,
  }: { readonly cells: (row: Row) => readonly (string | number | bigint)[]; readonly signal: AbortSignal },
): Promise<void> {
  if (rows.length === 0) return;
  const encoder = new TextEncoder();
  const pieces = function* () {
    for (let at = 0; at < rows.length; at += PIECE)
      yield encoder.encode(
        rows
          .slice(at, at + PIECE)
          .map((row) => `${cells(row).map(escaped).join('\t')}\n`)
          .join(''),
      );
  };
  await facts.append({ table, source: { text: pieces() }, signal });
}

function escaped(value: string | number | bigint): string {
  if (typeof value !== 'string') return String(value);
  return value.replace(/[\\\t\n]/g, (sign) => (sign === '\\' ? '\\\\' : sign === '\t' ? '\\t' : '\\n'));
}

/** What a list of stays of a run is narrowed to (批次病例筛选); what is undefined does not narrow. */
export interface StayFilter {
  readonly institution?: string | undefined;
  readonly fromFen?: number | undefined;
  readonly toFen?: number | undefined;
  /** Beginning of an encounter id or of a main diagnosis. */
  readonly text?: string | undefined;
  /** Further columns with the value they must have. */
  readonly columns?: Readonly<Record<string, string | undefined>>;
}

/** The scope and the filter as a condition with its values (病例条件). */
export function staysWithin(scope: RunScope, filter: StayFilter): { sql: string; values: Parameters } {
  const base = withinRun(scope);
  const parts = [base.sql];
  const values: Record<string, Parameters[string]> = { ...base.values };
  const add = (part: string, name: string, value: string | number | undefined) => {
    if (value === undefined) return;
    parts.push(part);
    values[name] = value;
  };
  for (const [column, value] of Object.entries(filter.columns ?? {}))
    add(`${column} = {of_${column}:String}`, `of_${column}`, value);
  add('institution_code = {institution:String}', 'institution', filter.institution);
  add('total_fen >= {from_fen:Int64}', 'from_fen', filter.fromFen);
  add('total_fen < {to_fen:Int64}', 'to_fen', filter.toFen);
  add(
    '(startsWith(encounter_id, {text:String}) OR startsWith(toString(main_diagnosis_code), upper({text:String})))',
    'text',
    filter.text,
  );
  return { sql: parts.join(' AND '), values };
}

/** A table of stays that a run made, as far as lists and distributions ask it. */
export interface RunTable {
  readonly table: string;
  readonly columns: string;
}

/** A page of stays of a run (病例分页), the dearest first, and how many there are in all. */
export async function pageOfStays<Row extends object>(
  facts: Facts,
  { table, columns }: RunTable,
  { sql, values }: { readonly sql: string; readonly values: Parameters },
  page: { readonly limit: number; readonly offset: number },
): Promise<{ cases: Row[]; total: number; totalFen: bigint }> {
  const cases = await facts.query<Row>(
    `SELECT ${columns} FROM {db}.${table} WHERE ${sql}
     ORDER BY total_fen DESC, institution_code, encounter_id LIMIT {rows:UInt32} OFFSET {skip:UInt32}`,
    { ...values, rows: page.limit, skip: page.offset },
  );
  const [sums] = await facts.query<{ total: bigint; fen: bigint }>(
    `SELECT count() AS total, sumIf(total_fen, total_fen >= 0) AS fen FROM {db}.${table} WHERE ${sql}`,
    values,
  );
  return { cases, total: Number(sums?.total ?? 0), totalFen: sums?.fen ?? 0n };
}

/** One stay of a run (单个病例); null outside the scope. */
export async function stayOfRun<Row extends object>(
  facts: Facts,
  { table, columns }: RunTable,
  scope: RunScope,
  stay: { readonly institution: string; readonly encounter: string },
): Promise<Row | null> {
  const { sql, values } = staysWithin(scope, { institution: stay.institution });
  const [row] = await facts.query<Row>(
    `SELECT ${columns} FROM {db}.${table} WHERE ${sql} AND encounter_id = {encounter:String} LIMIT 1`,
    { ...values, encounter: stay.encounter },
  );
  return row ?? null;
}

/** Cases by bands of equal width (费用分布), the last one open: what lies beyond nineteen twentieths of the cases stands in it. */
export interface CostBand {
  readonly fromFen: bigint;
  /** Null for the last. */
  readonly toFen: bigint | null;
  readonly cases: number;
}

const BANDS = 20;

/** The distribution of costs among some stays of a run; none where no cost is known. */
export async function costBandsOf(
  facts: Facts,
  table: string,
  { sql, values }: { readonly sql: string; readonly values: Parameters },
): Promise<CostBand[]> {
  const chosen = `${sql} AND total_fen >= 0`;
  const [edge] = await facts.query<{ top: bigint; cases: bigint }>(
    `SELECT toInt64(quantileExact(0.95)(total_fen)) AS top, count() AS cases FROM {db}.${table} WHERE ${chosen}`,
    values,
  );
  if (!edge || edge.cases === 0n) return [];
  // Bands of whole hundreds of yuan read better than odd ones.
  const width = ((edge.top / BigInt(BANDS - 1) + 9_999n) / 10_000n || 1n) * 10_000n;
  const rows = await facts.query<{ band: number; cases: bigint }>(
    `SELECT toUInt32(least(intDiv(total_fen, {width:Int64}), {last:Int64})) AS band, count() AS cases
     FROM {db}.${table} WHERE ${chosen} GROUP BY band ORDER BY band`,
    { ...values, width, last: BANDS - 1 },
  );
  const found = new Map(rows.map((row) => [row.band, Number(row.cases)]));
  return Array.from({ length: BANDS }, (_, band) => ({
    fromFen: BigInt(band) * width,
    toFen: band === BANDS - 1 ? null : BigInt(band + 1) * width,
    cases: found.get(band) ?? 0,
  }));
}
