import { utf8Chunks } from '../scan-part.ts';
import { columnName } from '../xlsx/sheet.ts';
import { addressColumn, MAX_COLUMNS, rowNumber } from '../xlsx/sheet-scanner.ts';
import { type ScanHandler, XmlScanner } from '../xml-scanner.ts';
import type { Archive } from '../zip.ts';
import { withAttribute } from './edit-xml.ts';
import type { SheetSurvey } from './mark-survey.ts';
import type { RedStyles } from './red-styles.ts';
import { escapeXml } from './xml-text.ts';

/** What one row gets (一行的标注): red cells and the words behind the last column. */
export interface RowMark {
  /** In ascending order; none in the row of titles. */
  readonly columns: readonly number[];
  readonly reason: string;
}

/** Characters a cell of Excel holds. */
const CELL_LENGTH = 32_767;

/**
 * Copies the XML of a sheet and changes only the marked rows (逐行标红), a quarter of a megabyte at a time.
 *
 * @param marks by row, every row that is to get a reason, the row of titles included
 */
export async function* markSheet(
  archive: Archive,
  part: string,
  marks: ReadonlyMap<number, RowMark>,
  survey: SheetSurvey,
  styles: RedStyles,
): AsyncGenerator<string | Uint8Array, void, undefined> {
  const marker = new SheetMarker(marks, survey, styles);
  const scanner = new XmlScanner(part, archive.context, marker);
  const chunks = archive.chunks(part);
  if (!chunks) throw archive.damaged(part);
  for await (const chunk of utf8Chunks(chunks)) {
    scanner.write(chunk);
    yield* marker.take(scanner);
  }
  scanner.close();
  if (!marker.inserted) throw archive.damaged(part);
  yield scanner.buffer.subarray(scanner.consumed);
}

class SheetMarker implements ScanHandler {
  inserted = false;
  private readonly marks: ReadonlyMap<number, RowMark>;
  private readonly survey: SheetSurvey;
  private readonly styles: RedStyles;
  private readonly reasonColumn: string;
  /** Marked rows that are not there, in ascending order. */
  private readonly missing: number[];
  private pieces: (string | Uint8Array)[] = [];
  /** Up to where the buffer of the scan has been handed on. */
  private copied = 0;
  private prefix = '';
  private row = 0;
  private column = 0;
  private mark: RowMark | undefined;
  /** Columns of the row at hand that are not there and still to be put in. */
  private absent: number[] = [];

  constructor(marks: ReadonlyMap<number, RowMark>, survey: SheetSurvey, styles: RedStyles) {
    this.marks = marks;
    this.survey = survey;
    this.styles = styles;
    this.reasonColumn = columnName(Math.min(MAX_COLUMNS, survey.widest + 1));
    this.missing = [...marks.keys()]
      .filter((row) => !survey.found.has(row))
      .sort((one, other) => one - other);
  }

  open(scan: XmlScanner): void {
    switch (scan.name) {
      case 'c':
        if (this.mark) this.openCell(scan, this.mark);
        return;
      case 'row':
        this.openRow(scan);
        return;
      case 'sheetData':
        this.prefix = /^<([^:\s>]*:)?/.exec(scan.buffer.toString('utf8', scan.start, scan.end))?.[1] ?? '';
        if (scan.empty) {
          // `<sheetData/>` must be opened before rows can stand in it.
          this.replace(
            scan,
            `${openedTag(scan)}${this.rowsBefore(Number.POSITIVE_INFINITY)}</${this.prefix}sheetData>`,
          );
          this.inserted = true;
        }
        return;
      default:
        return;
    }
  }

  close(scan: XmlScanner): void {
    if (scan.empty) return;
    if (scan.name === 'row' && this.mark) {
      this.insert(scan, this.rest(this.mark));
      this.mark = undefined;
    } else if (scan.name === 'sheetData') {
      this.insert(scan, this.rowsBefore(Number.POSITIVE_INFINITY));
      this.inserted = true;
    }
  }

  /** What can be handed on of the buffer that was scanned last. */
  *take(scan: XmlScanner): Generator<string | Uint8Array, void, undefined> {
    yield* this.pieces;
    yield scan.buffer.subarray(this.copied, scan.consumed);
    this.pieces = [];
    this.copied = 0;
  }

  private openRow(scan: XmlScanner): void {
    this.row = rowNumber(scan, this.row + 1);
    this.column = 0;
    const before = this.rowsBefore(this.row);
    if (before !== '') this.insert(scan, before);
    this.mark = this.marks.get(this.row);
    if (!this.mark) return;
    const there = this.survey.found.get(this.row);
    this.absent = this.mark.columns.filter((column) => there?.has(column) !== true);
    const tag = scan.empty ? openedTag(scan) : scan.buffer.toString('utf8', scan.start, scan.end);
    // The row is longer now than its attribute says.
    const head = tag.replace(/\sspans\s*=\s*("[^"]*"|'[^']*')/, '');
    if (scan.empty) {
      this.replace(scan, `${head}${this.rest(this.mark)}</${this.prefix}row>`);
      this.mark = undefined;
    } else this.replace(scan, head);
  }

  private openCell(scan: XmlScanner, mark: RowMark): void {
    this.column = addressColumn(scan, this.column + 1);
    const before = this.absent.filter((column) => column < this.column);
    if (before.length > 0) {
      this.insert(scan, before.map((column) => this.emptyCell(column)).join(''));
      this.absent = this.absent.filter((column) => column > this.column);
    }
    if (!mark.columns.includes(this.column)) return;
    const style = this.styles.red(Number(scan.value('s') ?? 0));
    if (style === undefined) return;
    this.replace(scan, withAttribute(scan.buffer.toString('utf8', scan.start, scan.end), 's', style));
  }

  /** The cells behind the last one of the row at hand. */
  private rest(mark: RowMark): string {
    const cells = this.absent.map((column) => this.emptyCell(column)).join('');
    this.absent = [];
    return cells + this.reasonCell(this.row, mark);
  }

  /** The missing rows that belong before a row. */
  private rowsBefore(row: number): string {
    let xml = '';
    for (let next = this.missing[0]; next !== undefined && next < row; next = this.missing[0]) {
      this.missing.shift();
      const mark = this.marks.get(next);
      if (!mark) continue;
      const cells = mark.columns.map((column) => this.emptyCell(column, next));
      xml += `<${this.prefix}row r="${next}">${cells.join('')}${this.reasonCell(next, mark)}</${this.prefix}row>`;
    }
    return xml;
  }

  private emptyCell(column: number, row = this.row): string {
    return `<${this.prefix}c r="${columnName(column)}${row}"${styleAttribute(this.styles.red(0))}/>`;
  }

  private reasonCell(row: number, mark: RowMark): string {
    const p = this.prefix;
    const style = styleAttribute(mark.columns.length > 0 ? this.styles.red(0) : undefined);
    const words = escapeXml(mark.reason.slice(0, CELL_LENGTH));
    return `<${p}c r="${this.reasonColumn}${row}"${style} t="inlineStr"><${p}is><${p}t xml:space="preserve">${words}</${p}t></${p}is></${p}c>`;
  }

  private insert(scan: XmlScanner, text: string): void {
    if (scan.start > this.copied) this.pieces.push(scan.buffer.subarray(this.copied, scan.start));
    this.pieces.push(text);
    this.copied = Math.max(this.copied, scan.start);
  }

  private replace(scan: XmlScanner, text: string): void {
    this.insert(scan, text);
    this.copied = scan.end;
  }
}

function openedTag(scan: XmlScanner): string {
  return scan.buffer.toString('utf8', scan.start, scan.end).replace(/\s*\/>$/, '>');
}

function styleAttribute(style: number | undefined): string {
  return style === undefined ? '' : ` s="${style}"`;
}
