import {
  type CellError,
  type CellInput,
  markErrors,
  readWorkbook,
  type Sheet,
  type SheetCell,
  type WorkbookSpec,
} from '@sanyi/documents';
import type { CheckedRow, RawRow } from '../engine/entry/entry-world.ts';
import { finding } from '../engine/entry/finding.ts';
import type { TemplateRow } from '../engine/entry/template-rows.ts';

/** Titles of the template's columns; a file that comes back is read by them, wherever they stand. */
const TITLES = {
  code: '指标编码',
  organisation: '单位编号',
  period: '周期',
  numerator: '分子',
  denominator: '分母',
  note: '说明',
} as const;
type Column = keyof typeof TITLES;
const COLUMNS = Object.keys(TITLES) as readonly Column[];
/** Rows of a sheet in which the titles are looked for. */
const HEAD_ROWS = 20;

/** The workbook departments fill in (填报模板): a row for each indicator and organisation, with the last value beside. */
export function templateWorkbook(rows: readonly TemplateRow[], period: string, unit: string): WorkbookSpec {
  return {
    sheets: [
      {
        name: '指标数值',
        title: `${unit} ${period} 指标数值填报表`,
        columns: [
          { title: TITLES.code, kind: 'text', width: 22 },
          { title: '指标', kind: 'text', width: 28 },
          { title: TITLES.organisation, kind: 'text', width: 14 },
          { title: '填报单位', kind: 'text', width: 22 },
          { title: TITLES.period, kind: 'text', width: 10 },
          { title: '分子名称', kind: 'text', width: 24 },
          { title: TITLES.numerator, kind: 'decimal', width: 16 },
          { title: '分母名称', kind: 'text', width: 24 },
          { title: TITLES.denominator, kind: 'decimal', width: 16 },
          { title: '单位', kind: 'text' },
          { title: '对照周期', kind: 'text' },
          { title: '对照值', kind: 'decimal' },
          { title: TITLES.note, kind: 'text', width: 30 },
        ],
        rows: rows.map((row): CellInput[] => [
          row.code,
          row.name,
          row.organisationId,
          row.organisationName,
          period,
          row.numeratorLabel,
          row.numerator,
          row.denominatorLabel ?? '（无分母）',
          row.denominator,
          row.unit,
          row.comparedPeriod,
          row.comparedResult,
          null,
        ]),
      },
      {
        name: '填表说明',
        columns: [{ title: '填表说明', kind: 'text', width: 90 }],
        rows: [
          ['只填“分子”“分母”“说明”三列；比率由系统计算，不要填百分比。'],
          ['没有数据的行整行留空，会单独列出，不算错误。'],
          ['与对照周期相差较大的，请在“说明”里写明原因。'],
          [
            '上传后逐行校验；有错的行标红退回，其余的行可以先报送。报送后由其他同志审核，审核通过才计入报告。',
          ],
        ].map((row): CellInput[] => row),
      },
    ],
    meta: { kind: 'indicator-values', period },
  };
}

interface Found {
  readonly sheet: Sheet;
  readonly headRow: number;
  readonly columns: ReadonlyMap<Column, number>;
}

/** The sheet that holds values, by the titles of its columns. */
function findColumns(sheets: readonly Sheet[]): Found | null {
  for (const sheet of sheets.filter(({ hidden }) => !hidden)) {
    const byRow = new Map<number, Map<Column, number>>();
    for (const cell of sheet.cells) {
      if (cell.row > HEAD_ROWS) break;
      const column = COLUMNS.find((one) => TITLES[one] === cell.shown.trim());
      if (column) byRow.set(cell.row, (byRow.get(cell.row) ?? new Map()).set(column, cell.column));
    }
    for (const [headRow, columns] of byRow)
      if (columns.has('code') && columns.has('numerator')) return { sheet, headRow, columns };
  }
  return null;
}

/** Rows of a filled-in workbook (读取填报表); `null` where no sheet has the columns. A row without any of them is no row. */
export async function rowsOfWorkbook(bytes: Uint8Array, name: string): Promise<RawRow[] | null> {
  const found = findColumns(await readWorkbook(bytes, name));
  if (!found) return null;
  const rows = new Map<number, Map<number, SheetCell>>();
  for (const cell of found.sheet.cells)
    if (cell.row > found.headRow)
      rows.set(cell.row, (rows.get(cell.row) ?? new Map()).set(cell.column, cell));
  const result: RawRow[] = [];
  for (const [line, cells] of rows) {
    const cellOf = (column: Column) => cells.get(found.columns.get(column) ?? 0);
    if (COLUMNS.every((column) => cellOf(column) === undefined)) continue;
    const text = (column: Column) => cellOf(column)?.shown.trim() ?? '';
    const [numerator, denominator] = [numberOf(cellOf('numerator')), numberOf(cellOf('denominator'))];
    result.push({
      sheet: found.sheet.name,
      line,
      code: text('code'),
      organisation: text('organisation'),
      period: periodOf(cellOf('period')),
      numerator,
      // The template says so where there is no denominator; a person may have typed over it.
      denominator,
      note: text('note'),
      findings: (['numerator', 'denominator'] as const).flatMap((field) =>
        cellOf(field)?.kind === 'error'
          ? [finding('not-a-number', { given: cellOf(field)?.shown ?? '' }, field)]
          : [],
      ),
    });
  }
  return result;
}

/** A percentage shown as such is no count: it stays as it is shown and is refused with that. */
function numberOf(cell: SheetCell | undefined): string {
  if (!cell) return '';
  const shown = cell.shown.trim();
  if (cell.kind === 'number' && !shown.endsWith('%')) return cell.decimal ?? shown;
  return shown;
}

/** Excel makes a date of 2026-03. */
function periodOf(cell: SheetCell | undefined): string {
  if (!cell) return '';
  return cell.kind === 'date' && cell.day ? cell.day.slice(0, 7) : cell.shown.trim().toUpperCase();
}

/** The sender's own workbook with wrong cells red and the reasons beside (标红退回). */
export async function markedWorkbook(
  bytes: Uint8Array,
  name: string,
  rows: readonly CheckedRow[],
): Promise<Uint8Array> {
  const found = findColumns(await readWorkbook(bytes, name));
  if (!found) return bytes;
  const errors = rows.flatMap((row) =>
    row.findings
      .filter(({ severity }) => severity !== 'note')
      .map(
        ({ field, message, cure }): CellError => ({
          sheet: row.sheet,
          row: row.line,
          column: found.columns.get(field === 'row' ? 'code' : field) ?? found.columns.get('code') ?? 1,
          message: `${message.zh}${cure.zh}`,
        }),
      ),
  );
  return markErrors(bytes, errors, { reasonTitle: '校验提示', headRow: found.headRow });
}
