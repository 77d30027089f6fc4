import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipWriter } from '../src/write/zip-writer.ts';
import { columnName } from '../src/xlsx/sheet.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** Different texts of the string table. */
const STRINGS = 60_000;

/** Writes a workbook as a hospital exports it (样例工作簿): shared and inline strings, amounts, codes, days and moments. */
export async function makeSheet(path: string, rows: number, columns: number): Promise<void> {
  await pipeline(Readable.from(pieces(rows, columns)), createWriteStream(path));
}

async function* pieces(rows: number, columns: number): AsyncGenerator<Uint8Array> {
  const zip = new ZipWriter();
  yield* zip.pack('[Content_Types].xml', [
    `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
  ]);
  yield* zip.pack('_rels/.rels', [relationships([['officeDocument', 'xl/workbook.xml']])]);
  yield* zip.pack('xl/workbook.xml', [
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="明细" sheetId="1" r:id="r1"/></sheets></workbook>`,
  ]);
  yield* zip.pack('xl/_rels/workbook.xml.rels', [
    relationships([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ]),
  ]);
  yield* zip.pack('xl/styles.xml', [
    `${HEAD}<styleSheet xmlns="${MAIN}"><fills count="1"><fill><patternFill patternType="none"/></fill></fills><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="4"/></cellXfs></styleSheet>`,
  ]);
  yield* zip.pack('xl/worksheets/sheet1.xml', sheet(rows, columns));
  yield* zip.pack('xl/sharedStrings.xml', strings());
  yield zip.end();
}

function* sheet(rows: number, columns: number): Generator<string> {
  yield `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheetData>`;
  const names = Array.from({ length: columns }, (_, at) => columnName(at + 1));
  for (let row = 1; row <= rows; row += 1) {
    const cells = names.map((name, at) => cell(`${name}${row}`, row, at));
    yield `<row r="${row}" spans="1:${columns}" ht="14.25" customHeight="1">${cells.join('')}</row>`;
  }
  yield '</sheetData></worksheet>';
}

/** Numbers without a pattern that a packer would find, the same every time. */
function noise(row: number, at: number): number {
  return Math.imul(row * 2_654_435_761 + at * 40_503, 2_246_822_519) >>> 0;
}

function cell(reference: string, row: number, at: number): string {
  const value = noise(row, at);
  switch (at % 5) {
    case 0:
      return `<c r="${reference}" s="0" t="s"><v>${value % STRINGS}</v></c>`;
    case 1:
      return `<c r="${reference}" s="3"><v>${(value % 10_000_000) / 100}</v></c>`;
    case 2:
      return `<c r="${reference}" s="1"><v>${44_000 + (value % 1500)}</v></c>`;
    case 3:
      return `<c r="${reference}" t="inlineStr"><is><t>门诊${value % 100_000}号记录</t></is></c>`;
    default:
      return `<c r="${reference}" s="2"><v>${44_000 + (value % 1500) + (value % 86_400) / 86_400}</v></c>`;
  }
}

function* strings(): Generator<string> {
  yield `${HEAD}<sst xmlns="${MAIN}" count="${STRINGS}" uniqueCount="${STRINGS}">`;
  for (let index = 0; index < STRINGS; index += 1)
    yield `<si><t>${index % 3 === 0 ? '某某市第一人民医院' : '城乡居民基本医疗保险'}${index}</t></si>`;
  yield '</sst>';
}

function relationships(rows: readonly (readonly [type: string, target: string])[]): string {
  const lines = rows.map(
    ([type, target], index) =>
      `<Relationship Id="r${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${lines.join('')}</Relationships>`;
}
