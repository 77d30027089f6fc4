import type { Facts } from '@sanyi/facts';
import {
  pageOfStays,
  type RunScope,
  type RunTable,
  type StayFilter,
  stayOfRun,
  staysWithin,
  withinRun,
} from '@sanyi/region';

/** What a list of cases is narrowed to (病例筛选). */
export type CaseFilter = Omit<StayFilter, 'columns'> & {
  readonly drg?: string | undefined;
  readonly status?: string | undefined;
};

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

const TABLE: RunTable = {
  table: 'drg_case',
  columns:
    'institution_code, encounter_id, source_code, counted_on, scheme_no, mdc, adrg, drg, status, reason, ' +
    'main_diagnosis_code, stay_days, total_fen, file_no, sheet_no, line',
};

/** A page of cases (病例分页), the dearest first, and how many there are in all. */
export function listCases(
  facts: Facts,
  scope: RunScope,
  { drg, status, ...filter }: CaseFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ cases: StoredCase[]; total: number; totalFen: bigint }> {
  const where = staysWithin(scope, { ...filter, columns: { drg, status } });
  return pageOfStays<StoredCase>(facts, TABLE, where, page);
}

/** One grouped stay (单个分组病例); null outside the scope. */
export function oneCase(
  facts: Facts,
  scope: RunScope,
  stay: { readonly institution: string; readonly encounter: string },
): Promise<StoredCase | null> {
  return stayOfRun<StoredCase>(facts, TABLE, scope, stay);
}

export interface StatusCount {
  readonly status: StoredCase['status'];
  readonly reason: string;
  readonly cases: number;
}

/** How the stays ended (分组结果计数), by status and reason; they add up to all of the scope. */
export async function countStatuses(facts: Facts, scope: RunScope): Promise<StatusCount[]> {
  const { sql, values } = withinRun(scope);
  const rows = await facts.query<{ status: StoredCase['status']; reason: string; cases: bigint }>(
    `SELECT status, reason, count() AS cases FROM {db}.drg_case WHERE ${sql}
     GROUP BY status, reason ORDER BY cases DESC, status, reason`,
    values,
  );
  return rows.map((row) => ({ ...row, cases: Number(row.cases) }));
}
