import assert from 'node:assert/strict';
import { readMeta, readWorkbook, type SheetCell, type SheetSpec, writeWorkbook } from '@sanyi/documents';
import type { DeskFile } from './means.ts';

/** What a department wrote into one cell of the ledger that was mailed to it (改动的单元格). */
export interface CellEdit {
  readonly task: string;
  readonly column: string;
  readonly value: string;
}

/** The ledger as it comes back from a department (回传的台账): the exported workbook with some cells written over. */
export async function returnedLedger(sent: DeskFile, edits: readonly CellEdit[]): Promise<DeskFile> {
  const sheets = await readWorkbook(sent.bytes);
  const sheet = sheets[0];
  assert.ok(sheet, 'the workbook has no sheet');
  const at = (row: number, column: number) =>
    sheet.cells.find((cell) => cell.row === row && cell.column === column);
  const titles = sheet.cells.filter(({ row }) => row === 1).map(({ shown }) => shown);
  const last = Math.max(...sheet.cells.map(({ row }) => row));
  const table = Array.from({ length: last - 1 }, (_, place) =>
    titles.map((_title, column) => inputOf(at(place + 2, column + 1))),
  );
  for (const { task, column, value } of edits) {
    const row = table.find((cells) => cells[titles.indexOf('任务')] === task);
    assert.ok(row, `the ledger has no task ${task}`);
    assert.ok(titles.includes(column), `the ledger has no column ${column}`);
    row[titles.indexOf(column)] = value;
  }
  const columns: SheetSpec['columns'] = titles.map((title, column) => ({
    title,
    kind: sheet.cells.some((cell) => cell.column === column + 1 && cell.kind === 'date') ? 'date' : 'text',
  }));
  const bytes = await writeWorkbook({
    sheets: [{ name: sheet.name, columns, rows: table }],
    meta: readMeta(sheets),
  });
  return { name: sent.name, bytes };
}

const inputOf = (cell: SheetCell | undefined) => cell?.day ?? cell?.decimal ?? cell?.shown ?? null;
