import type { Sheet } from '../xlsx/sheet.ts';
import { columnName } from '../xlsx/sheet.ts';
import { commentBoxesVml, commentsXml } from './comments-xml.ts';
import { packOffice } from './package.ts';
import { sheetXml, type WrittenSheet } from './sheet-xml.ts';
import { META_SHEET, type SheetSpec, type WorkbookSpec } from './workbook-spec.ts';
import { WorkbookStyles } from './workbook-styles.ts';
import { escapeXml, XML_HEAD } from './xml-text.ts';

const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/**
 * Writes an .xlsx (写工作簿): typed columns with real dates and numbers, frozen and filtered column titles, print set-up.
 * Text is never taken for a formula. The same spec gives the same bytes.
 */
export async function writeWorkbook(spec: WorkbookSpec): Promise<Uint8Array> {
  const styles = new WorkbookStyles();
  const names = sheetNames(spec.sheets);
  const written = spec.sheets.map((sheet, index) => sheetXml(sheet, styles, index + 1));
  if (spec.meta) {
    names.push(META_SHEET);
    written.push(sheetXml(metaSheet(spec.meta), styles, written.length + 1));
  }
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes(written),
    '_rels/.rels': relationshipsXml([
      `<Relationship Id="rId1" Type="${RELATIONSHIPS}/officeDocument" Target="xl/workbook.xml"/>`,
    ]),
    'xl/workbook.xml': workbookXml(spec, names, written),
    'xl/_rels/workbook.xml.rels': relationshipsXml([
      ...written.map(
        (_, index) =>
          `<Relationship Id="rId${index + 1}" Type="${RELATIONSHIPS}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
      ),
      `<Relationship Id="rIdS" Type="${RELATIONSHIPS}/styles" Target="styles.xml"/>`,
    ]),
    'xl/styles.xml': styles.xml(),
  };
  for (const [index, sheet] of written.entries()) {
    const number = index + 1;
    parts[`xl/worksheets/sheet${number}.xml`] = sheet.xml;
    if (sheet.relationships.length > 0)
      parts[`xl/worksheets/_rels/sheet${number}.xml.rels`] = relationshipsXml(sheet.relationships);
    if (sheet.comments.length > 0) {
      parts[`xl/comments${number}.xml`] = commentsXml(sheet.comments);
      parts[`xl/drawings/vmlDrawing${number}.vml`] = commentBoxesVml(sheet.comments);
    }
  }
  return packOffice(parts);
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
function sheetNames(sheets: readonly SheetSpec[]): string[] {
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

function workbookXml(spec: WorkbookSpec, names: readonly string[], written: readonly WrittenSheet[]): string {
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

function contentTypes(written: readonly WrittenSheet[]): string {
  const override = (part: string, type: string) =>
    `<Override PartName="/${part}" ContentType="${CONTENT}.${type}+xml"/>`;
  const rows = written.flatMap((sheet, index) => [
    override(`xl/worksheets/sheet${index + 1}.xml`, 'worksheet'),
    ...(sheet.comments.length > 0 ? [override(`xl/comments${index + 1}.xml`, 'comments')] : []),
  ]);
  return `${XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>${override('xl/workbook.xml', 'sheet.main')}${override('xl/styles.xml', 'styles')}${rows.join('')}</Types>`;
}
