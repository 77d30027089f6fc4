import { columnName } from '../xlsx/sheet.ts';
import { cellXml } from './cell-xml.ts';
import type { CellInput, ColumnSpec, SheetSpec } from './workbook-spec.ts';
import type { CellLook, WorkbookStyles } from './workbook-styles.ts';
import { escapeXml, XML_HEAD } from './xml-text.ts';

export interface WrittenSheet {
  readonly xml: string;
  /** Relationships of the sheet part, empty when it needs none. */
  readonly relationships: readonly string[];
  readonly comments: readonly {
    readonly reference: string;
    readonly row: number;
    readonly column: number;
    readonly message: string;
  }[];
  /** 1-based row of the column titles. */
  readonly headRow: number;
  /** 1-based row of the last data row, at least `headRow`. */
  readonly lastRow: number;
}

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/**
 * One sheet (工作表): title, frozen column titles with a filter, typed rows, totals; A4 landscape, one page wide, column
 * titles repeated on every page.
 */
export function sheetXml(sheet: SheetSpec, styles: WorkbookStyles, index: number): WrittenSheet {
  const { columns } = sheet;
  const rows: string[] = [];
  const links: { readonly reference: string; readonly address: string }[] = [];
  const remarks = new Map(
    (sheet.remarks ?? []).map((remark) => [`${remark.row}/${remark.column}`, remark.message]),
  );
  const comments: WrittenSheet['comments'][number][] = [];
  let row = 0;
  const text: ColumnSpec = { title: '', kind: 'link' };
  const line = (cells: string[], height?: number) =>
    rows.push(
      `<row r="${row}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}>${cells.join('')}</row>`,
    );
  if (sheet.title !== undefined) {
    row += 1;
    line(
      [cellXml(styles, { row, column: 1 }, sheet.title, text, { font: 'title', align: 'center' }).xml],
      36,
    );
  }
  row += 1;
  const headRow = row;
  const head: CellLook = { font: 'bold', fill: 'head', align: 'center', border: true };
  line(columns.map((column, at) => cellXml(styles, { row, column: at + 1 }, column.title, text, head).xml));
  for (const [number, values] of sheet.rows.entries()) {
    row += 1;
    const cells = columns.map((column, at) => {
      const message = remarks.get(`${number}/${at}`);
      const reference = `${columnName(at + 1)}${row}`;
      if (message !== undefined) comments.push({ reference, row, column: at + 1, message });
      const look: CellLook = message === undefined ? { border: true } : { border: true, fill: 'error' };
      const cell = cellXml(styles, { row, column: at + 1 }, values[at] ?? null, column, look);
      if (cell.link !== undefined) links.push({ reference, address: cell.link });
      return cell.xml;
    });
    line(cells);
  }
  const lastRow = row;
  if (sheet.totals) {
    row += 1;
    const total: CellLook = { font: 'bold', border: true };
    line(
      columns.map(
        (column, at) =>
          cellXml(styles, { row, column: at + 1 }, sheet.totals?.[at] ?? null, column, total).xml,
      ),
    );
  }
  const relationships: string[] = [];
  const hyperlinks = links.map(({ reference, address }) => {
    if (address.startsWith('#'))
      return `<hyperlink ref="${reference}" location="${escapeXml(address.slice(1))}"/>`;
    relationships.push(
      `<Relationship Id="rId${relationships.length + 1}" Type="${RELATIONSHIPS}/hyperlink" Target="${escapeXml(address)}" TargetMode="External"/>`,
    );
    return `<hyperlink ref="${reference}" r:id="rId${relationships.length}"/>`;
  });
  let legacy = '';
  if (comments.length > 0) {
    relationships.push(
      `<Relationship Id="rIdC" Type="${RELATIONSHIPS}/comments" Target="../comments${index}.xml"/>`,
      `<Relationship Id="rIdV" Type="${RELATIONSHIPS}/vmlDrawing" Target="../drawings/vmlDrawing${index}.vml"/>`,
    );
    legacy = '<legacyDrawing r:id="rIdV"/>';
  }
  const last = columnName(Math.max(1, columns.length));
  const widths = columns.map((column, at) => {
    const width = column.width ?? measure(column, sheet.rows, at);
    return `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"${column.hidden ? ' hidden="1"' : ''}/>`;
  });
  const parts = [
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView workbookViewId="0"${index === 1 ? ' tabSelected="1"' : ''}><pane ySplit="${headRow}" topLeftCell="A${headRow + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="18"/>',
    widths.length > 0 ? `<cols>${widths.join('')}</cols>` : '',
    `<sheetData>${rows.join('')}</sheetData>`,
    `<autoFilter ref="A${headRow}:${last}${lastRow}"/>`,
    sheet.title !== undefined && columns.length > 1
      ? `<mergeCells count="1"><mergeCell ref="A1:${last}1"/></mergeCells>`
      : '',
    validations(columns, headRow + 1, lastRow + 1000),
    hyperlinks.length > 0 ? `<hyperlinks>${hyperlinks.join('')}</hyperlinks>` : '',
    '<pageMargins left="0.6" right="0.6" top="0.8" bottom="0.8" header="0.3" footer="0.4"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    '<headerFooter><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter></headerFooter>',
    legacy,
  ];
  const xml = `${XML_HEAD}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${RELATIONSHIPS}">${parts.join('')}</worksheet>`;
  return { xml, relationships, comments, headRow, lastRow };
}

/** Drop-down lists, for a thousand more rows than there are. */
function validations(columns: readonly ColumnSpec[], from: number, to: number): string {
  const rules = columns.flatMap((column, at) => {
    const list = (column.choices ?? []).join(',');
    // A list written in place may hold 255 characters, and no commas of its own.
    if (list === '' || list.length > 255 || column.choices?.some((choice) => choice.includes(','))) return [];
    const name = columnName(at + 1);
    return [
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${name}${from}:${name}${to}"><formula1>"${escapeXml(list.replaceAll('"', '""'))}"</formula1></dataValidation>`,
    ];
  });
  return rules.length > 0
    ? `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`
    : '';
}

/** Half-width characters of the widest line, within reason; ideographs count two. */
function measure(column: ColumnSpec, rows: readonly (readonly CellInput[])[], at: number): number {
  let widest = width(column.title) + 4;
  for (const row of rows.slice(0, 500)) {
    const value = row[at] ?? '';
    const text = typeof value === 'object' ? value.text : String(value);
    for (const line of text.slice(0, 200).split('\n')) widest = Math.max(widest, width(line) + 2);
  }
  return Math.min(48, Math.max(8, widest));
}

function width(text: string): number {
  let sum = 0;
  for (const sign of text) sum += (sign.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
  return sum;
}
