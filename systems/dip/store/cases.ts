import type { Facts, Parameters } from '@sanyi/facts';
import { type RunScope, type StayRow, withinRun } from '@sanyi/region';

/** A stay with where it came (入组结果行). */
export interface CaseRow {
  readonly stay: StayRow;
  readonly catalogueNo: number;
  readonly groupKey: string;
  readonly kind: string;
  readonly way: string;
  readonly reason: string;
  /** Auxiliary coefficient with its dimension and band; null where none applies. */
  readonly auxiliary: { readonly coefficient: bigint; readonly band: string } | null;
}

/** Rows written in one piece. */
const PIECE = 20_000;

/** Puts matched stays into the facts under the number of a run that nobody counts yet (写入入组结果). */
export async function writeCases(
  facts: Facts,
  runNo: number,
  rows: readonly CaseRow[],
  signal: AbortSignal,
): Promise<void> {
  if (rows.length === 0) return;
  const encoder = new TextEncoder();
  const pieces = function* () {
    for (let at = 0; at < rows.length; at += PIECE)
      yield encoder.encode(
        rows
          .slice(at, at + PIECE)
          .map((row) => lineOf(runNo, row))
          .join(''),
      );
  };
  await facts.append({ table: 'dip_case', source: { text: pieces() }, signal });
}

function lineOf(
  runNo: number,
  { stay, catalogueNo, groupKey, kind, way, reason, auxiliary }: CaseRow,
): string {
  const cells = [
    runNo,
    stay.institution_code,
    stay.encounter_id,
    stay.source_code,
    stay.counted_on,
    catalogueNo,
    groupKey,
    kind,
    way,
    reason,
    auxiliary?.coefficient ?? 0n,
    auxiliary?.band ?? '',
    stay.dx[0] ?? '',
    stay.stay_days ?? -1,
    stay.total_fen ?? -1,
    stay.drug_fen ?? -1,
    stay.consumable_fen ?? -1,
    stay.file_no,
    stay.sheet_no,
    stay.line,
  ];
  return `${cells.map(escaped).join('\t')}\n`;
}

function escaped(value: string | number | bigint): string {
  if (typeof value !== 'string') return String(value);
  return value.replace(/[\\\t\n]/g, (sign) => (sign === '\\' ? '\\\\' : sign === '\t' ? '\\t' : '\\n'));
}

/** What a list of cases is narrowed to (病例筛选). */
export interface CaseFilter {
  readonly group?: string | undefined;
  readonly kind?: string | undefined;
  readonly institution?: string | undefined;
  readonly fromFen?: number | undefined;
  readonly toFen?: number | undefined;
  /** Beginning of an encounter id or of a main diagnosis. */
  readonly text?: string | undefined;
}

export interface StoredCase {
  readonly institution_code: string;
  readonly encounter_id: string;
  readonly source_code: string;
  readonly counted_on: string;
  readonly catalogue_no: number;
  readonly group_key: string;
  readonly kind: string;
  readonly way: string;
  readonly reason: string;
  readonly main_diagnosis_code: string;
  readonly stay_days: number;
  readonly total_fen: bigint;
  readonly file_no: number;
  readonly sheet_no: number;
  readonly line: number;
}

const COLUMNS =
  'institution_code, encounter_id, source_code, counted_on, catalogue_no, group_key, kind, way, reason, ' +
  'main_diagnosis_code, stay_days, total_fen, file_no, sheet_no, line';

function conditions(scope: RunScope, filter: CaseFilter): { sql: string; values: Parameters } {
  const base = withinRun(scope);
  const parts = [base.sql];
  const values: Record<string, Parameters[string]> = { ...base.values };
  const add = (part: string, name: string, value: string | number | undefined) => {
    if (value === undefined) return;
    parts.push(part);
    values[name] = value;
  };
  add('group_key = {of_group:String}', 'of_group', filter.group);
  add('kind = {of_kind:String}', 'of_kind', filter.kind);
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

/** A page of cases (病例分页), the dearest first, and how many there are in all. */
export async function listCases(
  facts: Facts,
  scope: RunScope,
  filter: CaseFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ cases: StoredCase[]; total: number; totalFen: bigint }> {
  const { sql, values } = conditions(scope, filter);
  const cases = await facts.query<StoredCase>(
    `SELECT ${COLUMNS} FROM {db}.dip_case WHERE ${sql}
     ORDER BY total_fen DESC, institution_code, encounter_id LIMIT {rows:UInt32} OFFSET {skip:UInt32}`,
    { ...values, rows: page.limit, skip: page.offset },
  );
  const [sums] = await facts.query<{ total: bigint; fen: bigint }>(
    `SELECT count() AS total, sumIf(total_fen, total_fen >= 0) AS fen FROM {db}.dip_case WHERE ${sql}`,
    values,
  );
  return { cases, total: Number(sums?.total ?? 0), totalFen: sums?.fen ?? 0n };
}

/** One matched stay (单个入组病例); null outside the scope. */
export async function oneCase(
  facts: Facts,
  scope: RunScope,
  stay: { readonly institution: string; readonly encounter: string },
): Promise<StoredCase | null> {
  const { sql, values } = conditions(scope, { institution: stay.institution });
  const [row] = await facts.query<StoredCase>(
    `SELECT ${COLUMNS} FROM {db}.dip_case WHERE ${sql} AND encounter_id = {encounter:String} LIMIT 1`,
    { ...values, encounter: stay.encounter },
  );
  return row ?? null;
}

/** A matched stay of a month, as far as statements are compared with it (对账病例). */
export interface MonthCase {
  readonly institution_code: string;
  readonly encounter_id: string;
  readonly group_key: string;
  readonly reason: string;
  readonly counted_on: string;
  readonly total_fen: bigint;
  readonly auxiliary: number;
}

/** Stays discharged in a month, and those with some other numbers besides (当月病例及单列病例). */
export async function casesOfMonth(
  facts: Facts,
  scope: RunScope,
  month: string,
  encounters: readonly string[],
): Promise<MonthCase[]> {
  const { sql, values } = withinRun(scope);
  return await facts.query<MonthCase>(
    `SELECT institution_code, encounter_id, group_key, reason, counted_on, total_fen, auxiliary FROM {db}.dip_case
     WHERE ${sql} AND (toStartOfMonth(counted_on) = {month:Date} OR encounter_id IN {encounters:Array(String)})
     ORDER BY institution_code, encounter_id`,
    { ...values, month, encounters },
  );
}

export interface EndCount {
  readonly kind: string;
  readonly way: string;
  readonly reason: string;
  readonly cases: number;
}

/** How the stays ended (入组结果计数), by kind, way and reason; they add up to all of the scope. */
export async function countEnds(facts: Facts, scope: RunScope): Promise<EndCount[]> {
  const { sql, values } = withinRun(scope);
  const rows = await facts.query<{ kind: string; way: string; reason: string; cases: bigint }>(
    `SELECT kind, way, reason, count() AS cases FROM {db}.dip_case WHERE ${sql}
     GROUP BY kind, way, reason ORDER BY cases DESC, kind, way, reason`,
    values,
  );
  return rows.map((row) => ({ ...row, cases: Number(row.cases) }));
}
