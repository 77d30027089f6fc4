import { parsePart, readRelationships } from '../xml.ts';
import type { Archive } from '../zip.ts';
import { builtInFormat } from './number-format.ts';

export interface SheetPart {
  readonly name: string;
  readonly part: string;
  readonly hidden: boolean;
}

/** What all sheets share: names and parts, formats, the epoch of dates, where the strings are. */
export interface WorkbookParts {
  readonly sheets: readonly SheetPart[];
  readonly stringsPart: string | undefined;
  /** Format code by cell style index. */
  readonly formats: readonly string[];
  readonly base1904: boolean;
  readonly workbookPart: string;
  readonly stylesPart: string | undefined;
}

/** Reads the parts of a workbook that its sheets lean on (工作簿公共部分). */
export function readWorkbookParts(archive: Archive): WorkbookParts {
  let workbookPart = 'xl/workbook.xml';
  for (const one of readRelationships(archive, '').values())
    if (one.type === 'officeDocument') workbookPart = one.target;
  const relationships = readRelationships(archive, workbookPart);
  const partOf = (type: string) => [...relationships.values()].find((one) => one.type === type)?.target;
  const sheets: SheetPart[] = [];
  let base1904 = false;
  const found = parsePart(archive, workbookPart, {
    open(name, attributes) {
      if (name === 'workbookPr') base1904 = /^(1|true)$/.test(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const relationship = relationships.get(attributes['r:id'] ?? '');
      if (relationship?.type !== 'worksheet') return;
      const hidden = (attributes['state'] ?? 'visible') !== 'visible';
      sheets.push({ name: attributes['name'] ?? '', part: relationship.target, hidden });
    },
  });
  if (!found) throw archive.damaged(workbookPart);
  const stylesPart = partOf('styles');
  return {
    sheets,
    stringsPart: partOf('sharedStrings'),
    formats: stylesPart === undefined ? [] : readFormats(archive, stylesPart),
    base1904,
    workbookPart,
    stylesPart,
  };
}

/** `_x000D_` is how the format writes a control character. */
export function unescape(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;
}

function readFormats(archive: Archive, part: string): string[] {
  const own = new Map<number, string>();
  const ids: number[] = [];
  let inCellFormats = false;
  parsePart(archive, part, {
    open(name, attributes) {
      if (name === 'numFmt') own.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? 'General');
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) ids.push(Number(attributes['numFmtId'] ?? 0));
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return ids.map((id) => own.get(id) ?? builtInFormat(id));
}
