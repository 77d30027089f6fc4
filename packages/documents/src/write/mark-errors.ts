import type { ReadContext } from '../document-text.ts';
import { guarded } from '../guarded.ts';
import { defaultLimits } from '../limits.ts';
import { documentProblems } from '../problems.ts';
import { sniff } from '../sniff.ts';
import { columnName, parseAddress } from '../xlsx/sheet.ts';
import { readWorkbookParts } from '../xlsx/workbook-parts.ts';
import { parsePart } from '../xml.ts';
import type { Archive } from '../zip.ts';
import { splice, type Tag, walk, withAttribute } from './edit-xml.ts';
import { packOffice } from './package.ts';
import { RedStyles } from './red-styles.ts';
import { escapeXml } from './xml-text.ts';

/** What is wrong with one cell of a workbook that came back. */
export interface CellError {
  readonly sheet: string;
  /** 1-based, as the sheet counts. */
  readonly row: number;
  /** 1-based. */
  readonly column: number;
  readonly message: string;
}

export interface MarkOptions {
  /** Title of the added column. */
  readonly reasonTitle: string;
  /** Row of the column titles, 1-based; 1 by default. */
  readonly headRow?: number;
}

/**
 * The sender's own workbook with its errors shown (错误标红退回): wrong cells turn red and a column behind the last one
 * says why, row by row. Works on the file's XML in place, so formats, widths, formulas, comments and other sheets stay
 * as the sender made them.
 *
 * @throws documents/not-a-workbook and the refusals of `readDocument`
 */
export async function markErrors(
  bytes: Uint8Array,
  errors: readonly CellError[],
  options: MarkOptions,
): Promise<Uint8Array> {
  const context: ReadContext = { name: 'xlsx', limits: defaultLimits };
  return guarded(context, async () => {
    const file = sniff(bytes, context);
    if (file.format !== 'xlsx') throw documentProblems.problem('not-a-workbook', { name: context.name });
    const { archive } = file;
    const parts = readWorkbookParts(archive);
    const styles = new RedStyles(parts.stylesPart === undefined ? '' : partText(archive, parts.stylesPart));
    const changed = new Map<string, string>();
    for (const sheet of parts.sheets) {
      const own = errors.filter((error) => error.sheet === sheet.name);
      if (own.length > 0)
        changed.set(sheet.part.toLowerCase(), markSheet(archive, sheet.part, own, styles, options));
    }
    if (parts.stylesPart !== undefined) changed.set(parts.stylesPart.toLowerCase(), styles.xml());
    const files: Record<string, string | Uint8Array> = {};
    for (const [key, entry] of archive.entries) {
      if (!entry.name.endsWith('/')) files[entry.name] = changed.get(key) ?? archive.read(entry.name) ?? '';
    }
    return packOffice(files);
  });
}

function partText(archive: Archive, part: string): string {
  // Parsed once for its bounds (entities, depth, size) before it is worked on as text.
  parsePart(archive, part, {});
  const bytes = archive.read(part) ?? new Uint8Array();
  return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8')
    .decode(bytes)
    .replace(/encoding="utf-16"/i, 'encoding="UTF-8"');
}

interface FoundRow {
  readonly tag: Tag;
  readonly row: number;
  readonly cells: { readonly column: number; readonly tag: Tag; end: number }[];
  /** Where the closing tag of the row begins. */
  inner: number;
}

function markSheet(
  archive: Archive,
  part: string,
  errors: readonly CellError[],
  styles: RedStyles,
  options: MarkOptions,
): string {
  const xml = partText(archive, part);
  const wanted = new Set([...errors.map((error) => error.row), options.headRow ?? 1]);
  const rows = new Map<number, FoundRow>();
  let open: FoundRow | undefined;
  let row = 0;
  let column = 0;
  let widest = 0;
  let dataEnd = -1;
  let dataTag: Tag | undefined;
  /** Start of the first row behind each row that is not there. */
  const behind: { readonly row: number; readonly start: number }[] = [];
  walk(
    xml,
    (tag) => {
      if (tag.name === 'sheetData') dataTag = tag;
      if (tag.name === 'row') {
        row = Number(tag.attributes['r'] ?? row + 1);
        column = 0;
        open = { tag, row, cells: [], inner: tag.end };
        behind.push({ row, start: tag.start });
        if (wanted.has(row)) rows.set(row, open);
      } else if (tag.name === 'c' && open) {
        column = parseAddress(tag.attributes['r'] ?? '')?.column ?? column + 1;
        widest = Math.max(widest, column);
        open.cells.push({ column, tag, end: tag.end });
      }
    },
    (name, start, end) => {
      if (name === 'sheetData') dataEnd = start;
      else if (name === 'row' && open) open.inner = start;
      else if (name === 'c') {
        const cell = open?.cells.at(-1);
        if (cell) cell.end = end;
      }
    },
  );
  if (!dataTag) throw archive.damaged(part);
  const prefix = /^<([^:\s>]*:)?/.exec(xml.slice(dataTag.start))?.[1] ?? '';
  const reasonColumn = columnName(Math.min(16_384, widest + 1));
  const textCell = (at: number, words: string, style: number | undefined) =>
    `<${prefix}c r="${reasonColumn}${at}"${style === undefined ? '' : ` s="${style}"`} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${escapeXml(words)}</${prefix}t></${prefix}is></${prefix}c>`;
  const edits: { start: number; end: number; text: string }[] = [];
  for (const number of [...wanted].sort((one, other) => one - other)) {
    const own = errors.filter((error) => error.row === number);
    const reason = own.length > 0 ? own.map((error) => error.message).join('；') : options.reasonTitle;
    const red = own.length > 0 ? styles.red(0) : undefined;
    const found = rows.get(number);
    if (!found) {
      const cells = [...new Set(own.map((error) => error.column))]
        .sort((one, other) => one - other)
        .map((at) => emptyCell(prefix, at, number, styles.red(0)));
      const text = `<${prefix}row r="${number}">${cells.join('')}${textCell(number, reason, red)}</${prefix}row>`;
      const start = behind.find((one) => one.row > number)?.start ?? (dataTag.empty ? dataTag.end : dataEnd);
      edits.push({ start, end: start, text });
      continue;
    }
    edits.push(...rowEdits(xml, found, own, prefix, styles, textCell(number, reason, red)));
  }
  // `<sheetData/>` must be opened before rows can stand in it.
  const result = splice(xml, edits);
  if (!dataTag.empty) return result;
  const opened = xml.slice(dataTag.start, dataTag.end).replace(/\s*\/>$/, '>');
  const inserted = result.slice(dataTag.end, result.length - (xml.length - dataTag.end));
  return `${xml.slice(0, dataTag.start)}${opened}${inserted}</${prefix}sheetData>${xml.slice(dataTag.end)}`;
}

function emptyCell(prefix: string, column: number, row: number, style: number | undefined): string {
  return `<${prefix}c r="${columnName(column)}${row}"${style === undefined ? '' : ` s="${style}"`}/>`;
}

function rowEdits(
  xml: string,
  found: FoundRow,
  errors: readonly CellError[],
  prefix: string,
  styles: RedStyles,
  reason: string,
): { start: number; end: number; text: string }[] {
  const edits: { start: number; end: number; text: string }[] = [];
  const missing: string[] = [];
  for (const column of [...new Set(errors.map((error) => error.column))].sort((one, other) => one - other)) {
    const cell = found.cells.find((one) => one.column === column);
    const style = styles.red(Number(cell?.tag.attributes['s'] ?? 0));
    if (cell) {
      const tag = xml.slice(cell.tag.start, cell.tag.end);
      if (style !== undefined)
        edits.push({ start: cell.tag.start, end: cell.tag.end, text: withAttribute(tag, 's', style) });
      continue;
    }
    const text = emptyCell(prefix, column, found.row, style);
    const next = found.cells.find((one) => one.column > column);
    if (next) edits.push({ start: next.tag.start, end: next.tag.start, text });
    else missing.push(text);
  }
  missing.push(reason);
  const head = xml.slice(found.tag.start, found.tag.end).replace(/\sspans\s*=\s*("[^"]*"|'[^']*')/, '');
  if (found.tag.empty) {
    const name = `${prefix}row`;
    edits.push({
      start: found.tag.start,
      end: found.tag.end,
      text: `${head.replace(/\s*\/>$/, '>')}${missing.join('')}</${name}>`,
    });
  } else {
    edits.push(
      { start: found.tag.start, end: found.tag.end, text: head },
      { start: found.inner, end: found.inner, text: missing.join('') },
    );
  }
  return edits;
}
