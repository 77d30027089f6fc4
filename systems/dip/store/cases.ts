import type { Facts } from '@sanyi/facts';
import {
  appendRunRows,
  pageOfStays,
  type RunScope,
  type RunTable,
  type StayFilter,
  type StayRow,
  stayOfRun,
  staysWithin,
  withinRun,
} from '@sanyi/region';

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

/** Puts matched stays into the facts under the number of a run that nobody counts yet (写入入组结果). */
export async function writeCases(
  facts: Facts,
  runNo: number,
  rows: readonly CaseRow[],
  signal: AbortSignal,
): Promise<void> {
  await appendRunRows(facts, 'dip_case', rows, { cells: (row) => cellsOf(runNo, row), signal });
}

function cellsOf(
  runNo: number,
  { stay, catalogueNo, groupKey, kind, way, reason, auxiliary }: CaseRow,
): (string | number | bigint)[] {
  return [
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
}

/** What a list of cases is narrowed to (病例筛选). */
export type CaseFilter = Omit<StayFilter, 'columns'> & {
  readonly group?: string | undefined;
  readonly kind?: string | undefined;
};

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

const TABLE: RunTable = {
  table: 'dip_case',
  columns:
    'institution_code, encounter_id, source_code, counted_on, catalogue_no, group_key, kind, way, reason, ' +
    'main_diagnosis_code, stay_days, total_fen, file_no, sheet_no, line',
};

/** A page of cases (病例分页), the dearest first, and how many there are in all. */
export function listCases(
  facts: Facts,
  scope: RunScope,
  { group, kind, ...filter }: CaseFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ cases: StoredCase[]; total: number; totalFen: bigint }> {
  const where = staysWithin(scope, { ...filter, columns: { group_key: group, kind } });
  return pageOfStays<StoredCase>(facts, TABLE, where, page);
}

/** One matched stay (单个入组病例); null outside the scope. */
export function oneCase(
  facts: Facts,
  scope: RunScope,
  stay: { readonly institution: string; readonly encounter: string },
): Promise<StoredCase | null> {
  return stayOfRun<StoredCase>(facts, TABLE, scope, stay);
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
