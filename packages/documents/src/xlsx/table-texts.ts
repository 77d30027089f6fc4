import { decodeText } from '../decode-text.ts';
import { defaultLimits } from '../limits.ts';
import { shownText } from './row-cells.ts';
import { type StreamOptions, streamWorkbook } from './stream-workbook.ts';

/** A sheet as rows of trimmed texts (表格文字); row and column stand where they stand in the file. */
export interface TextSheet {
  readonly name: string;
  readonly rows: readonly (readonly (string | null)[])[];
}

/** Sheets of a workbook as texts (工作簿转文字表). @throws the refusals of `streamWorkbook` */
export async function workbookTexts(bytes: Uint8Array, options: StreamOptions): Promise<TextSheet[]> {
  const sheets: { readonly name: string; readonly rows: (string | null)[][] }[] = [];
  for await (const event of streamWorkbook(bytes, options)) {
    if (event.kind === 'sheet') {
      sheets.push({ name: event.sheet.name, rows: [] });
      continue;
    }
    for (const { row, cells } of event.rows) {
      const line: (string | null)[] = [];
      for (const cell of cells) {
        while (line.length < cell.column - 1) line.push(null);
        line.push(shownText(cell).trim());
      }
      const rows = sheets.at(-1)?.rows ?? [];
      // Empty rows are not told; a row keeps the number Excel shows.
      while (rows.length < row - 1) rows.push([]);
      rows.push(line);
    }
  }
  return sheets;
}

/**
 * A table of a workbook or of text with commas (读取表格): the first sheet that has rows, or the whole text. What it is, its bytes say. Cells
 * between quotes may hold commas and line breaks.
 *
 * @throws documents/unknown-encoding and the refusals of `streamWorkbook`
 */
export async function tableTexts(
  bytes: Uint8Array,
  fileName: string,
): Promise<readonly (readonly (string | null)[])[]> {
  const isWorkbook = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (isWorkbook)
    return (await workbookTexts(bytes, { fileName })).find(({ rows }) => rows.length > 0)?.rows ?? [];
  return commaRows(decodeText(bytes, { name: fileName, limits: defaultLimits }).text);
}

function commaRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    row.push(cell.trim());
    cell = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === ',') endCell();
    else if (sign === '\n') {
      endCell();
      rows.push(row);
      row = [];
    } else if (sign !== '\r') cell += sign;
  }
  if (cell !== '' || row.length > 0) {
    endCell();
    rows.push(row);
  }
  return rows;
}
