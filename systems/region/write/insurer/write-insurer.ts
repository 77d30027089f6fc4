import type { ShardRows } from '../../engine/rows.ts';
import type { TableWriter } from '../fields.ts';
import { insurerPath, secondUploadPath } from '../files.ts';
import type { Output } from '../output.ts';
import type { RegionLookup, ShardIndex, Visit } from '../shard-context.ts';
import type { InsurerTable } from './columns.ts';
import { encounterTable } from './encounter-table.ts';
import { feeTable } from './fee-table.ts';
import { diagnosisTable, operationTable } from './list-tables.ts';
import { settlementTable } from './settlement-table.ts';

/** Where a row of a core table goes (核心表的去处): into text, or into columns for Parquet. */
export interface InsurerSink {
  add<Row>(table: InsurerTable, year: string, writer: TableWriter<Row>, row: Row): void;
}

/** Rows of core tables as CSV lines (核心表写为 CSV). */
export function csvSink(output: Output): InsurerSink {
  return {
    add: (table, year, writer, row) => output.add(insurerPath(table, year, 'csv'), writer.line(row)),
  };
}

/** The tables that have their own writer (核心表写法), for heads of empty files. */
export const insurerTables = {
  mdtrt_d: encounterTable,
  setl_d: settlementTable,
  fee_list_d: feeTable,
  setl_list_diag_d: diagnosisTable,
  setl_list_oprn_d: operationTable,
} as const;

/** Whom the insurer knows (参保就诊): those who pay for themselves are not in its tables. */
export function isInsured(visit: Visit): boolean {
  return visit.encounter.insuranceType !== null;
}

/** Whether a settlement list is made for it (有结算清单的就诊): stays and special diseases. */
function hasList(visit: Visit): boolean {
  return visit.encounter.kind === 'inpatient' || visit.encounter.kind === 'special-disease';
}

/** Writes the insurer's five core tables of a shard (写医保核心表). */
export function writeInsurer(
  rows: ShardRows,
  index: ShardIndex,
  lookup: RegionLookup,
  sink: InsurerSink,
  output: Output,
): void {
  const { summary } = output;
  for (const visit of index.visits) {
    if (!isInsured(visit)) continue;
    const { encounter } = visit;
    const year = encounter.countedOn.slice(0, 4);
    if (encounter.repeated) {
      output.add(secondUploadPath('mdtrt_d', year), encounterTable.line(visit));
      summary.add(
        'mdtrt_d/second-upload',
        encounter.institutionCode,
        encounter.countedOn,
        encounter.totalFen,
      );
      continue;
    }
    sink.add('mdtrt_d', year, encounterTable, visit);
    summary.add('mdtrt_d', encounter.institutionCode, encounter.countedOn, encounter.totalFen);
    if (!hasList(visit)) continue;
    let place = 0;
    for (const diagnosis of encounter.diagnoses) {
      if (diagnosis.kind !== 'main' && diagnosis.kind !== 'other') continue;
      place += 1;
      sink.add('setl_list_diag_d', year, diagnosisTable, { visit, diagnosis, place });
      summary.add('setl_list_diag_d', encounter.institutionCode, encounter.countedOn);
    }
    for (const operation of encounter.operations) {
      sink.add('setl_list_oprn_d', year, operationTable, { visit, operation });
      summary.add('setl_list_oprn_d', encounter.institutionCode, encounter.countedOn);
    }
  }
  for (const settlement of rows.settlements) {
    const visit = index.visit(settlement.encounterId);
    if (!isInsured(visit)) continue;
    const year = settlement.countedOn.slice(0, 4);
    const { institutionCode, countedOn, totalFen } = settlement;
    if (settlement.repeated) {
      output.add(secondUploadPath('setl_d', year), settlementTable.line({ settlement, visit }));
      summary.add('setl_d/second-upload', institutionCode, countedOn, totalFen);
      continue;
    }
    sink.add('setl_d', year, settlementTable, { settlement, visit });
    summary.add('setl_d', institutionCode, countedOn, totalFen);
  }
  for (const line of rows.feeLines) {
    const visit = index.visit(line.encounterId);
    if (!isInsured(visit)) continue;
    const year = line.countedOn.slice(0, 4);
    const item = lookup.item(line.itemCode);
    if (line.repeated) {
      output.add(secondUploadPath('fee_list_d', year), feeTable.line({ line, item, visit }));
      summary.add('fee_list_d/second-upload', line.institutionCode, line.countedOn, line.amountFen);
      continue;
    }
    sink.add('fee_list_d', year, feeTable, { line, item, visit });
    summary.add('fee_list_d', line.institutionCode, line.countedOn, line.amountFen);
  }
}
