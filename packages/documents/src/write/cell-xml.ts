import { toSerial } from '../xlsx/serial-date.ts';
import { columnName } from '../xlsx/sheet.ts';
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

/** A written cell and, for a link, where it leads. */
export interface CellXml {
  readonly xml: string;
  readonly link?: string;
}

/**
 * One cell (单元格): numbers and dates as such, everything else as text; never a formula. A number of more than 15
 * figures is written as text, because the spreadsheet would change it.
 */
export function cellXml(
  styles: WorkbookStyles,
  at: { row: number; column: number },
  value: CellInput,
  column: ColumnSpec,
  look: CellLook,
): CellXml {
  const reference = `${columnName(at.column)}${at.row}`;
  const format = columnFormat(column);
  const typed: CellLook = format === undefined ? look : { ...look, format };
  if (value === null || value === '') return { xml: `<c r="${reference}" s="${styles.index(typed)}"/>` };
  if (typeof value === 'object') {
    const link = safeAddress(value.address);
    const xml = textCell(
      reference,
      value.text,
      styles.index({ ...typed, ...(link === undefined ? {} : { font: 'link' }) }),
    );
    return link === undefined ? { xml } : { xml, link };
  }
  const number =
    column.kind === 'date'
      ? dateSerial(value)
      : column.kind === 'text' || column.kind === 'link'
        ? undefined
        : figures(value);
  if (number !== undefined) {
    const align = column.kind === 'date' ? 'center' : 'right';
    return { xml: `<c r="${reference}" s="${styles.index({ ...typed, align })}"><v>${number}</v></c>` };
  }
  const text = String(value);
  const quoted = looksLikeFormula(text);
  return {
    xml: textCell(reference, text, styles.index({ ...typed, format: '@', ...(quoted ? { quoted } : {}) })),
  };
}

function textCell(reference: string, text: string, style: number): string {
  // The format reads _x000D_ as a control character; a literal one must be escaped. Excel takes 32,767 characters.
  const safe = escapeXml(text.replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x').slice(0, 32_767));
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${safe}</t></is></c>`;
}

function dateSerial(value: string | number | bigint): number | undefined {
  return typeof value === 'string' ? toSerial(value) : undefined;
}

function figures(value: string | number | bigint): string | undefined {
  const text = String(value);
  if (!/^-?\d+(\.\d+)?$/.test(text)) return undefined;
  const significant = text.replace(/[-.]/g, '').replace(/^0+/, '');
  return significant.length <= 15 || /^\d{1,15}0*$/.test(significant) ? text : undefined;
}
