import type { FaultList } from './fault-list.ts';
import { storeZip } from './store-zip.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A cell as it stands in a sheet (工作表单元格): text, number, truth value, error or formula. */
type Cell =
  | string
  | number
  | { readonly boolean: boolean }
  | { readonly error: string }
  | { readonly formula: string };

const HEAD: readonly Cell[] = ['机构编码', '月份', '项目', '金额（元）'];
const rows: readonly (readonly Cell[])[] = [
  ['演练市机构财务月报'],
  HEAD,
  ['H99010099001', '2024-03', '药品收入', 1200.5],
  ['H99010099001', '2024-03', '检查收入', '一千二百'],
  ['H99010099001', 45352, '化验收入', 300],
  ['H99010099001', '2024-13', '其他收入', 300],
  ['H99010099001', '2024-03', '人员经费', { error: '#REF!' }],
  ['H99010099001', '2024-03', '管理费用', { boolean: true }],
  ['H99010099001', '2024-03', '其他支出', { formula: '1/0' }],
  ['H99010099001', '2024-03', '没有这个项目', 5],
  ['', '2024-03', '药品收入', 5],
  [8.9e15, '2024-03', '药品收入', 5],
  ['H99010099001', '2024-03', '药品收入', 10.005],
  ['H99010099001', '2024-03', '药品收入', 99],
  ['合计', '', '', 1899.5],
];
const FAULTS = [
  [4, '金额（元）', 'words-for-number', 'reject'],
  [5, '月份', 'number-for-month', 'fine'],
  [6, '月份', 'impossible-date', 'reject'],
  [7, '金额（元）', 'error-cell', 'reject'],
  [8, '金额（元）', 'truth-value-for-number', 'reject'],
  [9, '金额（元）', 'formula-without-value', 'reject'],
  [10, '项目', 'unknown-value', 'reject'],
  [11, '机构编码', 'missing-required', 'reject'],
  [12, '机构编码', 'number-for-code', 'warn'],
  [13, '金额（元）', 'three-decimals', 'reject'],
  [14, '项目', 'duplicate-key', 'reject'],
  [15, '', 'total-line', 'reject'],
] as const;

/** Workbooks with wrong cells, merged cells and a hidden sheet (工作簿差错). */
export function writeWorkbookFaults(list: FaultList): void {
  list.file('finance_cells.xlsx', workbook([{ name: '财务', rows, merged: ['A1:D1', 'A3:A5'] }]));
  for (const [line, column, fault, expected] of FAULTS)
    list.note('finance_cells.xlsx', line, column, fault, expected);
  list.note('finance_cells.xlsx', 4, '机构编码', 'merged-cells', 'warn');
  list.file(
    'finance_hidden-sheet.xlsx',
    workbook([
      { name: '说明', rows: [['填报说明'], ['本表由财务科填写']] },
      { name: '财务', rows: rows.slice(0, 3) },
      { name: '旧数据', rows: [HEAD, ['H99010099001', '2023-03', '药品收入', 1]], hidden: true },
    ]),
  );
  list.note('finance_hidden-sheet.xlsx', 0, '旧数据', 'hidden-sheet', 'warn');
  const damaged = workbook([{ name: '财务', rows: rows.slice(0, 3) }]);
  list.file('finance_cut-off.xlsx', damaged.slice(0, Math.floor(damaged.length / 2)));
  list.note('finance_cut-off.xlsx', 0, '', 'damaged-workbook', 'reject');
}

interface SheetContent {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly merged?: readonly string[];
  readonly hidden?: true;
}

function workbook(sheets: readonly SheetContent[]): Uint8Array {
  const files: Record<string, string> = {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${sheets
      .map(
        (_, index) =>
          `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
      )
      .join('')}</Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets
      .map(
        ({ name, hidden }, index) =>
          `<sheet name="${name}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships">${sheets
      .map(
        (_, index) =>
          `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
      )
      .join('')}</Relationships>`,
  };
  for (const [index, sheet] of sheets.entries())
    files[`xl/worksheets/sheet${index + 1}.xml`] = sheetXml(sheet);
  return storeZip(files);
}

function sheetXml({ rows: lines, merged = [] }: SheetContent): string {
  const body = lines
    .map(
      (cells, row) =>
        `<row r="${row + 1}">${cells.map((cell, column) => cellXml(cell, `${'ABCD'.charAt(column)}${row + 1}`)).join('')}</row>`,
    )
    .join('');
  const merge =
    merged.length > 0
      ? `<mergeCells count="${merged.length}">${merged.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`
      : '';
  return `${XML}<worksheet xmlns="${MAIN}"><sheetData>${body}</sheetData>${merge}</worksheet>`;
}

function cellXml(cell: Cell, place: string): string {
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell === 'string') return `<c r="${place}" t="inlineStr"><is><t>${cell}</t></is></c>`;
  if ('boolean' in cell) return `<c r="${place}" t="b"><v>${cell.boolean ? 1 : 0}</v></c>`;
  if ('error' in cell) return `<c r="${place}" t="e"><v>${cell.error}</v></c>`;
  return `<c r="${place}"><f>${cell.formula}</f></c>`;
}
