import type { Facts } from '@sanyi/facts';
import type { GroupResult } from '@sanyi/grouping';
import type { StayRow } from '@sanyi/region';

/** Rows written in one piece. */
const PIECE = 20_000;

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
  await facts.append({ table: 'drg_case', source: { text: pieces() }, signal });
}

function lineOf(runNo: number, { stay, schemeNo, result }: CaseRow): string {
  const { mdc, adrg, drg, status, reason } = result ?? {
    mdc: '0000',
    adrg: '00',
    drg: '0000',
    status: 'ungroupable',
    reason: NO_SCHEME,
  };
  const cells = [
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
  return `${cells.map(escaped).join('\t')}\n`;
}

function escaped(value: string | number | bigint): string {
  if (typeof value !== 'string') return String(value);
  return value.replace(/[\\\t\n]/g, (sign) => (sign === '\\' ? '\\\\' : sign === '\t' ? '\\t' : '\\n'));
}
