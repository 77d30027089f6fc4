import { documentProblems } from '../problems.ts';
import { columnName } from '../xlsx/sheet.ts';
import { MAX_ROWS } from '../xlsx/sheet-scanner.ts';
import { CellWriter } from './cell-xml.ts';
import type { CellInput, ColumnSpec, SheetSpec } from './workbook-spec.ts';
import type { CellLook, WorkbookStyles } from './workbook-styles.ts';
import { escapeXml, XML_HEAD } from './xml-text.ts';

export interface WrittenSheet {
  /** Relationships of the sheet part, empty when it needs none. */
  readonly relationships: readonly string[];
  readonly comments: readonly SheetComment[];
  /** 1-based row of the column titles. */
  readonly headRow: number;
  /** 1-based row of the last data row, at least `headRow`. */
  readonly lastRow: number;
}

/** A remark on its way into the comments part. */
export interface SheetComment {
  readonly reference: string;
  readonly row: number;
  readonly column: number;
  readonly message: string;
}

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** Titles are text without a format of their own. */
const WORDS: ColumnSpec = { title: '', kind: 'link' };
const HEAD: CellLook = { font: 'bold', fill: 'head', align: 'center', border: true };
const BODY: CellLook = { border: true };
const WRONG: CellLook = { border: true, fill: 'error' };
const TOTAL: CellLook = { font: 'bold', border: true };
/** Excel opens no sheet with more links. */
const MAX_LINKS = 65_530;

/** Rows looked at to find the width of a column. */
export const SAMPLE_ROWS = 500;

/**
 * One sheet (工作表), piece by piece: title, frozen column titles with a filter, typed rows, totals; A4 landscape, one page
 * wide, column titles repeated on every page. Call `opening`, then `row` for each row, then `closing`.
 */
export class SheetWriter implements WrittenSheet {
  readonly relationships: string[] = [];
  readonly comments: SheetComment[] = [];
  headRow = 1;
  lastRow = 1;
  private readonly sheet: Omit<SheetSpec, 'rows'>;
  private readonly styles: WorkbookStyles;
  private readonly index: number;
  private readonly remarks: ReadonlyMap<string, string>;
  private readonly links: { readonly reference: string; readonly address: string }[] = [];
  private readonly body: readonly CellWriter[];
  private readonly wrong: readonly CellWriter[];
  private readonly letters: readonly string[];
  private at = 0;
  private rows = 0;

  constructor(sheet: Omit<SheetSpec, 'rows'>, styles: WorkbookStyles, index: number) {
    this.sheet = sheet;
    this.styles = styles;
    this.index = index;
    this.body = sheet.columns.map((column) => new CellWriter(styles, column, BODY));
    this.wrong = sheet.columns.map((column) => new CellWriter(styles, column, WRONG));
    this.letters = sheet.columns.map((_, at) => columnName(at + 1));
    this.remarks = new Map(
      (sheet.remarks ?? []).map((remark) => [`${remark.row}/${remark.column}`, remark.message]),
    );
  }

  /** Everything before the data rows; `sample` are the first of them, for the widths of the columns. */
  opening(sample: readonly (readonly CellInput[])[]): string {
    const { columns, title } = this.sheet;
    const lines: string[] = [];
    if (title !== undefined) {
      this.at += 1;
      const writer = new CellWriter(this.styles, WORDS, { font: 'title', align: 'center' });
      lines.push(`<row r="${this.at}" ht="36" customHeight="1">${writer.cell('A1', title)}</row>`);
    }
    this.at += 1;
    this.headRow = this.at;
    this.lastRow = this.at;
    const head = new CellWriter(this.styles, WORDS, HEAD);
    lines.push(
      this.line(columns.map((column, at) => head.cell(`${this.letters[at] ?? ''}${this.at}`, column.title))),
    );
    const widths = columns.map((column, at) => {
      const width = column.width ?? measure(column, sample, at);
      return `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"${column.hidden ? ' hidden="1"' : ''}/>`;
    });
    return [
      `${XML_HEAD}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${RELATIONSHIPS}">`,
      '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
      `<sheetViews><sheetView workbookViewId="0"${this.index === 1 ? ' tabSelected="1"' : ''}><pane ySplit="${this.headRow}" topLeftCell="A${this.headRow + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`,
      '<sheetFormatPr defaultRowHeight="18"/>',
      widths.length > 0 ? `<cols>${widths.join('')}</cols>` : '',
      `<sheetData>${lines.join('')}`,
    ].join('');
  }

  /** One data row. */
  row(values: readonly CellInput[]): string {
    const number = this.rows;
    this.rows += 1;
    this.at += 1;
    this.lastRow = this.at;
    if (this.at > MAX_ROWS - (this.sheet.totals ? 1 : 0))
      throw documentProblems.problem('sheet-full', { sheet: this.sheet.name, limit: MAX_ROWS });
    let xml = `<row r="${this.at}">`;
    for (let at = 0; at < this.body.length; at += 1) {
      const reference = `${this.letters[at] ?? ''}${this.at}`;
      const message = this.remarks.size === 0 ? undefined : this.remarks.get(`${number}/${at}`);
      if (message !== undefined) this.comments.push({ reference, row: this.at, column: at + 1, message });
      const writer = (message === undefined ? this.body : this.wrong)[at];
      if (!writer) continue;
      xml += writer.cell(reference, values[at] ?? null);
      if (writer.link !== undefined && this.links.length < MAX_LINKS)
        this.links.push({ reference, address: writer.link });
    }
    return `${xml}</row>`;
  }

  /** Everything behind the data rows. */
  closing(): string {
    const { columns, title, totals } = this.sheet;
    let total = '';
    if (totals) {
      this.at += 1;
      total = this.line(
        columns.map((column, at) =>
          new CellWriter(this.styles, column, TOTAL).cell(
            `${this.letters[at] ?? ''}${this.at}`,
            totals[at] ?? null,
          ),
        ),
      );
    }
    const hyperlinks = this.links.map((link) => this.hyperlink(link));
    let legacy = '';
    if (this.comments.length > 0) {
      this.relationships.push(
        `<Relationship Id="rIdC" Type="${RELATIONSHIPS}/comments" Target="../comments${this.index}.xml"/>`,
        `<Relationship Id="rIdV" Type="${RELATIONSHIPS}/vmlDrawing" Target="../drawings/vmlDrawing${this.index}.vml"/>`,
      );
      legacy = '<legacyDrawing r:id="rIdV"/>';
    }
    const last = columnName(Math.max(1, columns.length));
    return [
      `${total}</sheetData>`,
      `<autoFilter ref="A${this.headRow}:${last}${this.lastRow}"/>`,
      title !== undefined && columns.length > 1
        ? `<mergeCells count="1"><mergeCell ref="A1:${last}1"/></mergeCells>`
        : '',
      validations(columns, this.headRow + 1, Math.min(MAX_ROWS, this.lastRow + 1000)),
      hyperlinks.length > 0 ? `<hyperlinks>${hyperlinks.join('')}</hyperlinks>` : '',
      '<pageMargins left="0.6" right="0.6" top="0.8" bottom="0.8" header="0.3" footer="0.4"/>',
      '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
      '<headerFooter><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter></headerFooter>',
      legacy,
      '</worksheet>',
    ].join('');
  }

  private line(cells: readonly string[]): string {
    return `<row r="${this.at}">${cells.join('')}</row>`;
  }

  private hyperlink({ reference, address }: { reference: string; address: string }): string {
    if (address.startsWith('#'))
      return `<hyperlink ref="${reference}" location="${escapeXml(address.slice(1))}"/>`;
    this.relationships.push(
      `<Relationship Id="rId${this.relationships.length + 1}" Type="${RELATIONSHIPS}/hyperlink" Target="${escapeXml(address)}" TargetMode="External"/>`,
    );
    return `<hyperlink ref="${reference}" r:id="rId${this.relationships.length}"/>`;
  }
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
  for (const row of rows) {
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
