import { tooMuch } from '../document-text.ts';
import { parsePart, type XmlAttributes } from '../xml.ts';
import type { Archive } from '../zip.ts';
import { formatKind, formatNumber, plainDecimal } from './number-format.ts';
import { fromSerial } from './serial-date.ts';
import { type MergedRange, parseAddress, type Sheet, type SheetCell } from './sheet.ts';
import { type SheetPart, unescape, type WorkbookParts } from './workbook-parts.ts';

const MAX_MERGES = 100_000;

/** Counts cells over all sheets of a file. */
export interface CellBudget {
  cells: number;
}

/**
 * Reads one sheet (读取工作表): only cells that show something, so a sheet whose used area reaches row 1,048,576 costs
 * what it holds. Formulas give their stored result.
 *
 * @throws documents/too-much-content past the limits of cells
 */
export function readSheet(
  archive: Archive,
  sheet: SheetPart,
  parts: WorkbookParts,
  budget: CellBudget,
): Sheet {
  const { limits } = archive.context;
  const cells: SheetCell[] = [];
  const merges: MergedRange[] = [];
  let row = 0;
  let column = 0;
  let type = 'n';
  let style = 0;
  let value: string[] = [];
  let formula: string[] | undefined;
  let target: string[] | undefined;
  let inCell = false;
  let phonetic = 0;
  const openCell = (attributes: XmlAttributes) => {
    const address = attributes['r'] === undefined ? undefined : parseAddress(attributes['r']);
    column = address?.column ?? column + 1;
    row = address?.row ?? row;
    type = attributes['t'] ?? 'n';
    style = Number(attributes['s'] ?? 0);
    value = [];
    formula = undefined;
    inCell = true;
  };
  const closeCell = () => {
    inCell = false;
    const content = typedValue(type, value.join(''), style, parts);
    if (!content || content.shown === '') return;
    const written = formula?.join('') ?? '';
    cells.push({ row, column, ...content, ...(written === '' ? {} : { formula: written }) });
    budget.cells += 1;
    if (budget.cells > limits.cells) throw tooMuch(archive.context, '单元格 / cells', limits.cells);
  };
  const found = parsePart(archive, sheet.part, {
    open(name, attributes) {
      if (name === 'row') {
        row = Number(attributes['r'] ?? row + 1);
        column = 0;
      } else if (name === 'c') openCell(attributes);
      else if (name === 'rPh') phonetic += 1;
      else if (name === 'mergeCell') addMerge(merges, attributes['ref'] ?? '');
      else if (!inCell) return;
      else if (name === 'v' || (name === 't' && phonetic === 0)) target = value;
      else if (name === 'f') {
        formula = [];
        target = formula;
      }
    },
    close(name) {
      if (name === 'c') closeCell();
      else if (name === 'rPh') phonetic -= 1;
      if (name === 'v' || name === 't' || name === 'f') target = undefined;
    },
    text(text) {
      target?.push(text);
    },
  });
  if (!found) throw archive.damaged(sheet.part);
  // Sloppy writers put rows and cells in any order.
  const sorted = cells.every((cell, index) => {
    const before = cells[index - 1];
    return !before || before.row < cell.row || (before.row === cell.row && before.column < cell.column);
  });
  if (!sorted) cells.sort((one, other) => one.row - other.row || one.column - other.column);
  return { name: sheet.name, hidden: sheet.hidden, cells, merges };
}

function addMerge(merges: MergedRange[], reference: string): void {
  const [from, to] = reference.split(':').map(parseAddress);
  if (from && to && merges.length < MAX_MERGES) {
    merges.push({ top: from.row, left: from.column, bottom: to.row, right: to.column });
  }
}

type CellContent = Omit<SheetCell, 'row' | 'column' | 'formula'>;

function typedValue(type: string, raw: string, style: number, parts: WorkbookParts): CellContent | undefined {
  switch (type) {
    case 's':
      return { kind: 'text', shown: parts.strings[Number(raw)] ?? '' };
    case 'str':
    case 'inlineStr':
      return { kind: 'text', shown: unescape(raw) };
    case 'b':
      return raw === ''
        ? undefined
        : { kind: 'boolean', shown: raw === '1' || raw === 'true' ? 'TRUE' : 'FALSE' };
    case 'e':
      return { kind: 'error', shown: raw };
    case 'd':
      return {
        kind: 'date',
        shown: raw.replace(/T00:00:00.*$/, '').replace('T', ' '),
        day: raw.slice(0, 10),
      };
    default:
      return raw.trim() === ''
        ? undefined
        : numericValue(Number(raw), raw, parts.formats[style] ?? 'General', parts.base1904);
  }
}

function numericValue(value: number, raw: string, code: string, base1904: boolean): CellContent {
  if (!Number.isFinite(value)) return { kind: 'text', shown: raw };
  const decimal = plainDecimal(value);
  const kind = formatKind(code);
  if (kind === 'general' || kind === 'text') return { kind: 'number', shown: decimal, decimal };
  if (kind === 'number') return { kind: 'number', shown: formatNumber(value, code), decimal };
  const moment = fromSerial(value, base1904);
  if (!moment) return { kind: 'number', shown: decimal, decimal };
  const { day, year, month, clock } = moment;
  switch (kind) {
    case 'time':
      return value < 1 ? { kind: 'text', shown: clock } : { kind: 'number', shown: decimal, decimal };
    case 'month':
      return { kind: 'date', shown: `${year}年${month}月`, day };
    case 'year':
      return { kind: 'date', shown: `${year}年`, day };
    case 'date-time':
      return { kind: 'date', shown: clock === '00:00' ? day : `${day} ${clock}`, day };
    default:
      return { kind: 'date', shown: day, day };
  }
}
