import type { Sheet } from '../xlsx/sheet.ts';
import { columnName } from '../xlsx/sheet.ts';
import { commentBoxesVml, commentsXml } from './comments-xml.ts';
import { SAMPLE_ROWS, SheetWriter, type WrittenSheet } from './sheet-xml.ts';
import {
  type CellInput,
  META_SHEET,
  type RowSource,
  type SheetSpec,
  type StreamedSheetSpec,
  type StreamedWorkbookSpec,
  type WorkbookSpec,
} from './workbook-spec.ts';
import { WorkbookStyles } from './workbook-styles.ts';
import { escapeXml, XML_HEAD } from './xml-text.ts';
import { ZipWriter } from './zip-writer.ts';

const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** Characters of XML that are handed on at once. */
const PIECE = 256 * 1024;
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/**
 * Writes an .xlsx (写工作簿): typed columns with real dates and numbers, frozen and filtered column titles, print set-up.
 * Text is never taken for a formula. The same spec gives the same bytes. For tens of thousands of rows there is
 * `streamOutWorkbook`.
 */
export async function writeWorkbook(spec: WorkbookSpec): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of streamOutWorkbook(spec)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/**
 * Writes an .xlsx piece by piece (流式写工作簿): rows are asked for as they are written, so a table of a hundred thousand
 * rows needs no more memory than a small one. The pieces joined are the file, the same as `writeWorkbook` gives.
 *
 * @throws documents/sheet-full past the last row of a sheet
 */
export async function* streamOutWorkbook(
  spec: StreamedWorkbookSpec,
): AsyncGenerator<Uint8Array, void, undefined> {
  const styles = new WorkbookStyles();
  const zip = new ZipWriter();
  const sheets: StreamedSheetSpec[] = [...spec.sheets, ...(spec.meta ? [metaSheet(spec.meta)] : [])];
  const names = [...sheetNames(spec.sheets), ...(spec.meta ? [META_SHEET] : [])];
  const written = sheets.map((sheet, index) => new SheetWriter(sheet, styles, index + 1));
  const commented = sheets.map((sheet) => (sheet.remarks ?? []).length > 0);
  yield* zip.pack('[Content_Types].xml', [contentTypes(commented)]);
  const main = `<Relationship Id="rId1" Type="${RELATIONSHIPS}/officeDocument" Target="xl/workbook.xml"/>`;
  yield* zip.pack('_rels/.rels', [relationshipsXml([main])]);
  for (const [index, writer] of written.entries()) {
    const number = index + 1;
    const sheet = sheets[index];
    if (!sheet) continue;
    yield* zip.pack(`xl/worksheets/sheet${number}.xml`, sheetPieces(writer, sheet.rows));
    if (commented[index]) {
      yield* zip.pack(`xl/comments${number}.xml`, [commentsXml(writer.comments)]);
      yield* zip.pack(`xl/drawings/vmlDrawing${number}.vml`, [commentBoxesVml(writer.comments)]);
    }
    if (writer.relationships.length > 0)
      yield* zip.pack(`xl/worksheets/_rels/sheet${number}.xml.rels`, [
        relationshipsXml(writer.relationships),
      ]);
  }
  yield* zip.pack('xl/workbook.xml', [workbookXml(spec, names, written)]);
  yield* zip.pack('xl/_rels/workbook.xml.rels', [
    relationshipsXml([
      ...written.map(
        (_, index) =>
          `<Relationship Id="rId${index + 1}" Type="${RELATIONSHIPS}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
      ),
      `<Relationship Id="rIdS" Type="${RELATIONSHIPS}/styles" Target="styles.xml"/>`,
    ]),
  ]);
  // Last, because the rows decide which styles there are.
  yield* zip.pack('xl/styles.xml', [styles.xml()]);
  yield zip.end();
}

/** The `meta` that `writeWorkbook` put on its hidden sheet (往返标识); empty for a workbook of other origin. */
export function readMeta(sheets: readonly Sheet[]): Record<string, string> {
  const cells = sheets.find((sheet) => sheet.name === META_SHEET)?.cells ?? [];
  const meta: Record<string, string> = {};
  for (const key of cells) {
    if (key.column !== 1 || key.row === 1) continue;
    meta[key.shown] = cells.find((cell) => cell.row === key.row && cell.column === 2)?.shown ?? '';
  }
  return meta;
}

function metaSheet(meta: Readonly<Record<string, string>>): SheetSpec {
  const columns = [
    { title: 'key', kind: 'text' as const },
    { title: 'value', kind: 'text' as const },
  ];
  return { name: META_SHEET, columns, rows: Object.entries(meta) };
}

/** Sheet names as Excel takes them: 31 characters, none of `[]:*?/\`, no two alike. */
function sheetNames(sheets: readonly { readonly name: string }[]): string[] {
  const taken = new Set([META_SHEET]);
  return sheets.map((sheet) => {
    const base =
      sheet.name
        .replace(/[[\]:*?/\\]/g, ' ')
        .replace(/^'|'$/g, ' ')
        .trim()
        .slice(0, 31) || 'Sheet';
    let name = base;
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${base.slice(0, 27)}(${count})`;
    taken.add(name.toLowerCase());
    return name;
  });
}

function workbookXml(
  spec: StreamedWorkbookSpec,
  names: readonly string[],
  written: readonly WrittenSheet[],
): string {
  const sheets = names.map(
    (name, index) =>
      `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${name === META_SHEET ? ' state="veryHidden"' : ''} r:id="rId${index + 1}"/>`,
  );
  const defined = spec.sheets.flatMap((sheet, index) => {
    const { headRow = 1, lastRow = 1 } = written[index] ?? {};
    const name = `'${escapeXml((names[index] ?? '').replaceAll("'", "''"))}'`;
    const last = columnName(Math.max(1, sheet.columns.length));
    return [
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${name}!$A$${headRow}:$${last}$${lastRow}</definedName>`,
      `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${name}!$${headRow}:$${headRow}</definedName>`,
    ];
  });
  return `${XML_HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${RELATIONSHIPS}"><bookViews><workbookView/></bookViews><sheets>${sheets.join('')}</sheets>${defined.length > 0 ? `<definedNames>${defined.join('')}</definedNames>` : ''}</workbook>`;
}

function relationshipsXml(rows: readonly string[]): string {
  return `${XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows.join('')}</Relationships>`;
}

/** `commented` tells of each sheet whether it has comments. */
function contentTypes(commented: readonly boolean[]): string {
  const override = (part: string, type: string) =>
    `<Override PartName="/${part}" ContentType="${CONTENT}.${type}+xml"/>`;
  const rows = commented.flatMap((comments, index) => [
    override(`xl/worksheets/sheet${index + 1}.xml`, 'worksheet'),
    ...(comments ? [override(`xl/comments${index + 1}.xml`, 'comments')] : []),
  ]);
  return `${XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>${override('xl/workbook.xml', 'sheet.main')}${override('xl/styles.xml', 'styles')}${rows.join('')}</Types>`;
}

/** The XML of a sheet in pieces of many rows; the first rows are held back to measure the columns. */
async function* sheetPieces(writer: SheetWriter, rows: RowSource): AsyncGenerator<string, void, undefined> {
  let sample: (readonly CellInput[])[] | undefined = [];
  let piece = '';
  for await (const row of rows) {
    if (sample) {
      sample.push(row);
      if (sample.length < SAMPLE_ROWS) continue;
      piece = writer.opening(sample) + sample.map((one) => writer.row(one)).join('');
      sample = undefined;
    } else piece += writer.row(row);
    if (piece.length > PIECE) {
      yield piece;
      piece = '';
    }
  }
  if (sample) piece = writer.opening(sample) + sample.map((one) => writer.row(one)).join('');
  yield piece + writer.closing();
}
