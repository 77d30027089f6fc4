import { toSerial } from '../xlsx/serial-date.ts';
import type { CellInput, ColumnSpec } from './workbook-spec.ts';
import type { CellLook, WorkbookStyles } from './workbook-styles.ts';
import { escapeXml, looksLikeFormula, safeAddress } from './xml-text.ts';

/** The formats of typed columns, by kind. */
export function columnFormat(column: ColumnSpec): string | undefined {
  const places = (count: number) => (count > 0 ? `.${'0'.repeat(count)}` : '');
  switch (column.kind) {
    case 'integer':
      return '#,##0';
    case 'decimal':
      return `#,##0${places(column.digits ?? 2)}`;
    case 'percent':
      return `0${places(column.digits ?? 1)}%`;
    case 'date':
      return 'yyyy-mm-dd';
    case 'text':
      // Format "text": digits typed in later stay what they are.
      return '@';
    case 'link':
      return undefined;
  }
}

/**
 * Writes the cells of one column in one look (单元格): numbers and dates as such, everything else as text; never a formula.
 * A number of more than 15 figures is written as text, because the spreadsheet would change it.
 */
export class CellWriter {
  /** Where the cell written last leads, when it is a link. */
  link: string | undefined;
  private readonly styles: WorkbookStyles;
  private readonly column: ColumnSpec;
  private readonly look: CellLook;
  private readonly numeric: boolean;
  /** Numbers of the looks in use; a column has few and a sheet millions of cells. */
  private readonly known = new Map<'plain' | 'link' | 'number' | 'text' | 'quoted', number>();

  constructor(styles: WorkbookStyles, column: ColumnSpec, look: CellLook) {
    const format = columnFormat(column);
    this.styles = styles;
    this.column = column;
    this.look = format === undefined ? look : { ...look, format };
    this.numeric = column.kind === 'integer' || column.kind === 'decimal' || column.kind === 'percent';
  }

  cell(reference: string, value: CellInput): string {
    this.link = undefined;
    if (value === null || value === '') return `<c r="${reference}" s="${this.style('plain')}"/>`;
    if (typeof value === 'object') {
      this.link = safeAddress(value.address);
      return textCell(reference, value.text, this.style(this.link === undefined ? 'plain' : 'link'));
    }
    const number = this.numeric
      ? figures(value)
      : this.column.kind === 'date'
        ? dateSerial(value)
        : undefined;
    if (number !== undefined) return `<c r="${reference}" s="${this.style('number')}"><v>${number}</v></c>`;
    const text = String(value);
    return textCell(reference, text, this.style(looksLikeFormula(text) ? 'quoted' : 'text'));
  }

  private style(use: 'plain' | 'link' | 'number' | 'text' | 'quoted'): number {
    let index = this.known.get(use);
    if (index === undefined) {
      index = this.styles.index(this.lookFor(use));
      this.known.set(use, index);
    }
    return index;
  }

  private lookFor(use: 'plain' | 'link' | 'number' | 'text' | 'quoted'): CellLook {
    const { look } = this;
    switch (use) {
      case 'plain':
        return look;
      case 'link':
        return { ...look, font: 'link' };
      case 'number':
        return { ...look, align: this.column.kind === 'date' ? 'center' : 'right' };
      case 'text':
        return { ...look, format: '@' };
      case 'quoted':
        return { ...look, format: '@', quoted: true };
    }
  }
}

function textCell(reference: string, text: string, style: number): string {
  // The format reads _x000D_ as a control character; a literal one must be escaped. Excel takes 32,767 characters.
  const whole = text.includes('_x') ? text.replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x') : text;
  const safe = escapeXml(whole.slice(0, 32_767));
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${safe}</t></is></c>`;
}

const DAYS_REMEMBERED = 20_000;
/** Tables repeat the same few thousand days. */
const serials = new Map<string, number>();

function dateSerial(value: string | number | bigint): number | undefined {
  if (typeof value !== 'string') return undefined;
  const known = serials.get(value);
  if (known !== undefined) return known;
  const serial = toSerial(value);
  if (serials.size >= DAYS_REMEMBERED) serials.clear();
  if (serial !== undefined) serials.set(value, serial);
  return serial;
}

function figures(value: string | number | bigint): string | undefined {
  const text = String(value);
  if (!/^-?\d+(\.\d+)?$/.test(text)) return undefined;
  if (text.length <= 15) return text;
  const significant = text.replace(/[-.]/g, '').replace(/^0+/, '');
  return significant.length <= 15 || /^\d{1,15}0*$/.test(significant) ? text : undefined;
}
