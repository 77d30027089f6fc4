import type { ShardRows } from '../engine/rows.ts';
import { templatePath } from './files.ts';
import type { Output } from './output.ts';
import type { ParquetPart } from './parquet-part.ts';
import { sentAsWorkbook } from './settings.ts';
import type { ShardIndex } from './shard-context.ts';
import {
  contractTemplate,
  insuranceTemplate,
  type Of,
  prescriptionTemplate,
  referralTemplate,
  serviceTemplate,
  type TemplateTable,
} from './templates.ts';
import { csvRow } from './text.ts';

/** Lists about persons that grow shard by shard (按分片增长的名册). */
export const personTemplates = [
  insuranceTemplate,
  contractTemplate,
  serviceTemplate,
  referralTemplate,
  prescriptionTemplate,
] as const;

/**
 * Writes what insurance bureau and community centres send by template (写按模板报送的名册). The prescriptions of a large region go
 * to Parquet as the insurer's tables do.
 */
export function writeOffices(
  rows: ShardRows,
  index: ShardIndex,
  residents: number,
  output: Output,
  parquet: ParquetPart | null,
): void {
  const all = <Row extends { readonly personNo: string }>(
    template: TemplateTable<Of<Row>>,
    list: readonly Row[],
    institution: (row: Row) => string,
    day: (row: Row) => string,
  ) => {
    const asWorkbook = sentAsWorkbook(template.id, residents);
    const path = templatePath(template.id, asWorkbook ? 'xlsx' : 'csv');
    for (const row of list) {
      const cells = template.cells({ row, resident: index.resident(row.personNo) });
      if (parquet && template.id === prescriptionTemplate.id) parquet.addCells(cells);
      else if (asWorkbook) output.addCells(path, cells);
      else output.add(path, csvRow(cells));
      output.summary.add(template.id, institution(row), day(row));
    }
  };
  all(
    insuranceTemplate,
    rows.insurance,
    () => '',
    () => '',
  );
  all(
    contractTemplate,
    rows.contracts,
    (row) => row.institutionCode,
    (row) => row.signedOn,
  );
  all(
    serviceTemplate,
    rows.contractServices,
    (row) => row.institutionCode,
    (row) => row.servedOn,
  );
  all(
    referralTemplate,
    rows.referrals,
    (row) => row.fromInstitution,
    (row) => row.requestedOn,
  );
  all(
    prescriptionTemplate,
    rows.prescriptions,
    (row) => row.institutionCode,
    (row) => row.countedOn,
  );
}
