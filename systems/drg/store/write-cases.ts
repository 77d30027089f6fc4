import type { Facts } from '@sanyi/facts';
import type { GroupResult } from '@sanyi/grouping';
import { appendRunRows, type StayRow } from '@sanyi/region';

/** A stay without a scheme in force on its day (无方案可用). */
export const NO_SCHEME = 'no-scheme-in-force';

/** A grouped stay as a row (分组结果行). */
export interface CaseRow {
  readonly stay: StayRow;
  readonly schemeNo: number;
  readonly result: GroupResult | null;
}

/** Puts grouped stays into the facts under the number of a run that nobody counts yet (写入分组结果). */
export async function writeCases(
  facts: Facts,
  runNo: number,
  rows: readonly CaseRow[],
  signal: AbortSignal,
): Promise<void> {
  await appendRunRows(facts, 'drg_case', rows, { cells: (row) => cellsOf(runNo, row), signal });
}

function cellsOf(runNo: number, { stay, schemeNo, result }: CaseRow): (string | number | bigint)[] {
  const { mdc, adrg, drg, status, reason } = result ?? {
    mdc: '0000',
    adrg: '00',
    drg: '0000',
    status: 'ungroupable',
    reason: NO_SCHEME,
  };
  return [
    runNo,
    stay.institution_code,
    stay.encounter_id,
    stay.source_code,
    stay.counted_on,
    schemeNo,
    mdc,
    adrg,
    drg,
    status,
    reason ?? '',
    stay.dx[0] ?? '',
    stay.stay_days ?? -1,
    stay.total_fen ?? -1,
    stay.file_no,
    stay.sheet_no,
    stay.line,
  ];
}
