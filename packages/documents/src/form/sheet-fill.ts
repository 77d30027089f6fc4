import { splice, type Tag, walk, withAttribute } from '../write/edit-xml.ts';
import { escapeXml } from '../write/xml-text.ts';
import { columnName, parseAddress } from '../xlsx/sheet.ts';
import type { FormFill } from './form.ts';

export interface SheetFill extends FormFill {
  /** The cell is formatted as text, so that its digits must not become a number. */
  readonly asText: boolean;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface SeenRow {
  readonly tag: Tag;
  readonly number: number;
  /** Where cells that come last are put in. */
  close: number;
  readonly cells: { readonly column: number; readonly tag: Tag; end: number }[];
}

/** The XML of a sheet with cells filled in (填单元格): only their elements change, and rows that were not there come in. */
export function filledSheet(xml: string, fills: readonly SheetFill[]): string {
  const sheet = survey(xml);
  const edits: Stretch[] = [];
  for (const [number, own] of byRow(fills)) {
    const row = sheet.rows.find((one) => one.number === number);
    if (row) edits.push(...rowEdits(xml, sheet.prefix, row, own));
    else {
      const next = sheet.rows.find((one) => one.number > number);
      const cells = own.map((fill) => cellXml(sheet.prefix, fill)).join('');
      const text = `<${sheet.prefix}row r="${number}">${cells}</${sheet.prefix}row>`;
      const at = next?.tag.start ?? sheet.close;
      edits.push({ start: at, end: at, text });
    }
  }
  if (sheet.empty) {
    // `<sheetData/>` must be opened before rows can stand in it.
    const { start, end } = sheet.empty;
    const open = xml.slice(start, end).replace(/\s*\/>$/, '>');
    const text = `${open}${edits.map((edit) => edit.text).join('')}</${sheet.prefix}sheetData>`;
    return splice(xml, [{ start, end, text }]);
  }
  return splice(xml, edits);
}

function byRow(fills: readonly SheetFill[]): [number, SheetFill[]][] {
  const rows = new Map<number, SheetFill[]>();
  for (const fill of fills) rows.set(fill.row, [...(rows.get(fill.row) ?? []), fill]);
  return [...rows]
    .sort(([one], [other]) => one - other)
    .map(([row, own]) => [row, own.toSorted((one, other) => one.column - other.column)]);
}

function survey(xml: string) {
  const rows: SeenRow[] = [];
  let prefix = '';
  let close = xml.length;
  let empty: Tag | undefined;
  let row: SeenRow | undefined;
  let cell: SeenRow['cells'][number] | undefined;
  walk(
    xml,
    (tag) => {
      if (tag.name === 'sheetData') {
        prefix = /^<([^:\s>]*:)?/.exec(xml.slice(tag.start))?.[1] ?? '';
        if (tag.empty) empty = tag;
      } else if (tag.name === 'row') {
        row = {
          tag,
          number: Number(tag.attributes['r'] ?? (rows.at(-1)?.number ?? 0) + 1),
          close: tag.end,
          cells: [],
        };
        rows.push(row);
      } else if (tag.name === 'c' && row) {
        const column = parseAddress(tag.attributes['r'] ?? '')?.column ?? (row.cells.at(-1)?.column ?? 0) + 1;
        cell = { column, tag, end: tag.end };
        row.cells.push(cell);
      }
    },
    (name, start, end) => {
      if (name === 'c' && cell) cell.end = end;
      else if (name === 'row' && row) row.close = start;
      else if (name === 'sheetData') close = start;
    },
  );
  return { rows, prefix, close, empty };
}

function rowEdits(xml: string, prefix: string, row: SeenRow, fills: readonly SheetFill[]): Stretch[] {
  const edits: Stretch[] = [];
  const missing: SheetFill[] = [];
  for (const fill of fills) {
    const cell = row.cells.find((one) => one.column === fill.column);
    if (!cell) {
      missing.push(fill);
      continue;
    }
    const tag = xml.slice(cell.tag.start, cell.tag.end).replace(/\s*\/>$/, '>');
    edits.push({ start: cell.tag.start, end: cell.end, text: cellXml(prefix, fill, tag) });
  }
  if (missing.length === 0) return edits;
  const { tag } = row;
  // The row is longer now than its attribute says.
  const head = xml.slice(tag.start, tag.end).replace(/\sspans\s*=\s*("[^"]*"|'[^']*')/, '');
  // A cell that the sheet leaves out looks like its row, where the row has a look of its own.
  const style = /^(1|true)$/.test(tag.attributes['customFormat'] ?? '') ? tag.attributes['s'] : undefined;
  const made = (fill: SheetFill) => cellXml(prefix, fill, undefined, style);
  if (tag.empty) {
    const text = `${head.replace(/\s*\/>$/, '>')}${missing.map(made).join('')}</${prefix}row>`;
    return [...edits, { start: tag.start, end: tag.end, text }];
  }
  if (head.length !== tag.end - tag.start) edits.push({ start: tag.start, end: tag.end, text: head });
  for (const fill of missing) {
    const at = row.cells.find((one) => one.column > fill.column)?.tag.start ?? row.close;
    edits.push({ start: at, end: at, text: made(fill) });
  }
  return edits;
}

/** @param tag the cell's own opening tag, whose style stays */
function cellXml(prefix: string, fill: SheetFill, tag?: string, style?: string): string {
  const { kind, text } = fill.value;
  const number = kind === 'number' && !fill.asText && /^-?\d+(\.\d+)?$/.test(text);
  const place = `<${prefix}c r="${columnName(fill.column)}${fill.row}"${style === undefined ? '' : ` s="${style}"`}>`;
  const bare = (tag ?? place).replace(/\st\s*=\s*("[^"]*"|'[^']*')/, '');
  if (number) return `${bare}<${prefix}v>${text}</${prefix}v></${prefix}c>`;
  const words = escapeXml(text.replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x').slice(0, CELL_LENGTH));
  return `${withAttribute(bare, 't', 'inlineStr')}<${prefix}is><${prefix}t xml:space="preserve">${words}</${prefix}t></${prefix}is></${prefix}c>`;
}

/** Characters a cell of Excel holds. */
const CELL_LENGTH = 32_767;
