import type { Facts, Parameters } from '@sanyi/facts';
import { type RunScope, withinRun } from '@sanyi/region';

/** What a list of cases is narrowed to (病例筛选). */
export interface CaseFilter {
  readonly drg?: string | undefined;
  readonly status?: string | undefined;
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
  readonly scheme_no: number;
  readonly mdc: string;
  readonly adrg: string;
  readonly drg: string;
  readonly status: 'grouped' | 'ambiguous' | 'ungroupable';
  readonly reason: string;
  readonly main_diagnosis_code: string;
  readonly stay_days: number;
  readonly total_fen: bigint;
  readonly file_no: number;
  readonly sheet_no: number;
  readonly line: number;
}

const COLUMNS =
  'institution_code, encounter_id, source_code, counted_on, scheme_no, mdc, adrg, drg, status, reason, ' +
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
  add('drg = {drg:String}', 'drg', filter.drg);
  add('status = {status:String}', 'status', filter.status);
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
    `SELECT ${COLUMNS} FROM {db}.drg_case WHERE ${sql}
     ORDER BY total_fen DESC, institution_code, encounter_id LIMIT {rows:UInt32} OFFSET {skip:UInt32}`,
    { ...values, rows: page.limit, skip: page.offset },
  );
  const [sums] = await facts.query<{ total: bigint; fen: bigint }>(
    `SELECT count() AS total, sumIf(total_fen, total_fen >= 0) AS fen FROM {db}.drg_case WHERE ${sql}`,
    values,
  );
  return { cases, total: Number(sums?.total ?? 0), totalFen: sums?.fen ?? 0n };
}

/** One grouped stay (单个分组病例); null outside the scope. */
export async function oneCase(
  facts: Facts,
  scope: RunScope,
  stay: { readonly institution: string; readonly encounter: string },
): Promise<StoredCase | null> {
  const { sql, values } = conditions(scope, { institution: stay.institution });
  const [row] = await facts.query<StoredCase>(
    `SELECT ${COLUMNS} FROM {db}.drg_case WHERE ${sql} AND encounter_id = {encounter:String} LIMIT 1`,
    { ...values, encounter: stay.encounter },
  );
  return row ?? null;
}

export interface StatusCount {
  readonly status: StoredCase['status'];
  readonly reason: string;
  readonly cases: number;
}

/** How the stays ended (分组结果计数), by status and reason; they add up to all of the scope. */
export async function countStatuses(facts: Facts, scope: RunScope): Promise<StatusCount[]> {
  const { sql, values } = conditions(scope, {});
  const rows = await facts.query<{ status: StoredCase['status']; reason: string; cases: bigint }>(
    `SELECT status, reason, count() AS cases FROM {db}.drg_case WHERE ${sql}
     GROUP BY status, reason ORDER BY cases DESC, status, reason`,
    values,
  );
  return rows.map((row) => ({ ...row, cases: Number(row.cases) }));
}
