import type { ShardRows, TruthReference, TruthRow } from '../engine/rows.ts';
import { insurerPath, secondUploadPath, templatePath } from './files.ts';
import { isInsured } from './insurer/write-insurer.ts';
import type { Output } from './output.ts';
import type { Senders } from './senders.ts';
import { sentAsWorkbook } from './settings.ts';
import type { ShardIndex } from './shard-context.ts';
import { csvRow } from './text.ts';

/** Files of the ground truth (真相文件). */
export const truthPaths = { lines: 'truth/truth.csv', objects: 'truth/truth.ndjson' } as const;

/** Columns of `truth.csv`, one line for each row concerned (真相清单字段). */
export const TRUTH_COLUMNS = [
  'truth_id',
  'kind',
  'planted',
  'table',
  'row_id',
  'file',
  'person_no',
  'institution',
  'street',
  'began_on',
  'ended_on',
  'amount_fen',
  'explanation',
] as const;

const TABLES = {
  encounter: 'mdtrt_d',
  settlement: 'setl_d',
  fee_line: 'fee_list_d',
  prescription: 'prescriptions',
} as const;

/** What the place of a row depends on besides the row (真相定位所需). */
export interface TruthPlaces {
  readonly senders: Senders;
  readonly residents: number;
  /** Parquet part that the shard's rows are in, '' in text. */
  readonly part: string;
  readonly extension: 'csv' | 'parquet';
}

/** Lists every planted row and near miss of a shard with the files it is in (写真相清单). */
export function writeTruth(rows: ShardRows, index: ShardIndex, places: TruthPlaces, output: Output): void {
  if (rows.truths.length === 0) return;
  const find = fileFinder(rows, index, places);
  for (const truth of rows.truths) {
    const files = truth.rows.map(find);
    output.add(truthPaths.objects, `${JSON.stringify({ ...truth, files })}\n`);
    for (const [place, reference] of truth.rows.entries())
      output.add(truthPaths.lines, csvRow(truthLine(truth, reference, files[place] ?? [])));
    output.summary.add(truth.planted ? 'truth-planted' : 'truth-near-miss', '', '');
  }
}

function truthLine(truth: TruthRow, reference: TruthReference, files: readonly string[]): string[] {
  return [
    truth.truthId,
    truth.kind,
    truth.planted ? '1' : '0',
    TABLES[reference.table],
    reference.id,
    files.join(';'),
    truth.personNo ?? '',
    truth.institutionCode ?? '',
    truth.streetCode ?? '',
    truth.beganOn,
    truth.endedOn,
    String(truth.amountFen),
    truth.explanation.zh,
  ];
}

/** Finds the files a row was written to; several where it was uploaded twice. */
function fileFinder(
  rows: ShardRows,
  index: ShardIndex,
  { senders, residents, part, extension }: TruthPlaces,
): (reference: TruthReference) => string[] {
  const wanted = (table: TruthReference['table']) =>
    new Set(
      rows.truths.flatMap((truth) => truth.rows.filter((row) => row.table === table).map((row) => row.id)),
    );
  const settlements = rowsById(rows.settlements, (row) => row.settlementId, wanted('settlement'));
  const lines = rowsById(rows.feeLines, (row) => row.lineId, wanted('fee_line'));
  const encounters = rowsById(rows.encounters, (row) => row.encounterId, wanted('encounter'));
  const prescribed = new Set(rows.prescriptions.map((row) => row.prescriptionId));
  const insurer = (
    table: string,
    found: readonly {
      readonly countedOn: string;
      readonly repeated: boolean;
      readonly encounterId: string;
    }[],
  ) =>
    found
      .filter((row) => isInsured(index.visit(row.encounterId)))
      .map((row) =>
        row.repeated
          ? secondUploadPath(table, row.countedOn.slice(0, 4))
          : insurerPath(table, row.countedOn.slice(0, 4), extension, part),
      );
  return ({ table, id }) => {
    if (table === 'settlement') return insurer('setl_d', settlements.get(id) ?? []);
    if (table === 'fee_line') return insurer('fee_list_d', lines.get(id) ?? []);
    if (table === 'prescription') {
      if (!prescribed.has(id)) return [];
      if (extension === 'parquet') return [templatePath('prescriptions', 'parquet', part)];
      return [templatePath('prescriptions', sentAsWorkbook('prescriptions', residents) ? 'xlsx' : 'csv')];
    }
    const found = encounters.get(id) ?? [];
    const pages = found
      .filter(
        (row) => row.kind === 'inpatient' && !row.repeated && senders.hospitals.has(row.institutionCode),
      )
      .map((row) => senders.frontPage(row).path);
    return [...insurer('mdtrt_d', found), ...pages];
  };
}

function rowsById<Row>(
  rows: readonly Row[],
  id: (row: Row) => string,
  wanted: ReadonlySet<string>,
): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const key = id(row);
    if (!wanted.has(key)) continue;
    const same = found.get(key);
    if (same) same.push(row);
    else found.set(key, [row]);
  }
  return found;
}
