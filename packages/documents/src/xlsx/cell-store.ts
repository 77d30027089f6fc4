import { tooMuch } from '../document-text.ts';
import { bytes, doubles, shorts, words } from '../growing.ts';
import { leanList } from '../lean-list.ts';
import { TextStore } from '../text-store.ts';
import type { Archive } from '../zip.ts';
import { formatKind, formatNumber, plainDecimal } from './number-format.ts';
import { fromSerial } from './serial-date.ts';
import type { SharedStrings } from './shared-strings.ts';
import type { MergedRange, SheetCell } from './sheet.ts';
import { MAX_COLUMNS, type RawCell, type RawType, type SheetSink } from './sheet-scanner.ts';
import { unescape, type WorkbookParts } from './workbook-parts.ts';

/** Counts cells and the bytes of their own texts over all sheets of a file. */
export interface CellBudget {
  cells: number;
  textBytes: number;
}

const TYPES: readonly RawType[] = ['shared', 'text', 'number', 'boolean', 'error', 'iso-date'];

type CellContent = Omit<SheetCell, 'row' | 'column' | 'formula'>;

/**
 * The cells of one sheet in a few bytes each (单元格仓): five million of them in a tenth of a gigabyte. What a cell shows
 * is worked out when it is asked for.
 */
export class CellStore implements SheetSink {
  readonly merges: MergedRange[] = [];
  private readonly rows = words();
  private readonly columns = shorts();
  private readonly types = bytes();
  private readonly styles = shorts();
  /** The number, or the number of the text. */
  private readonly values = doubles();
  private readonly texts = new TextStore();
  private readonly formulas = new Map<number, number>();
  private readonly formulaTexts = new TextStore();
  private readonly archive: Archive;
  private readonly strings: SharedStrings;
  private readonly parts: WorkbookParts;
  private readonly kinds: readonly ReturnType<typeof formatKind>[];
  /** Formats under which a number may show nothing at all, such as `;;;`. */
  private readonly hiding: readonly boolean[];
  private readonly budget: CellBudget;
  private order: Uint32Array | undefined;
  private sorted = true;
  private last = -1;

  constructor(archive: Archive, parts: WorkbookParts, strings: SharedStrings, budget: CellBudget) {
    this.archive = archive;
    this.strings = strings;
    this.parts = parts;
    this.budget = budget;
    this.kinds = parts.formats.map(formatKind);
    this.hiding = parts.formats.map((code) => [1, -1, 0].some((sample) => formatNumber(sample, code) === ''));
  }

  get length(): number {
    return this.rows.length;
  }

  row(): void {
    return;
  }

  merge(range: MergedRange): void {
    this.merges.push(range);
  }

  cell(raw: RawCell): void {
    const value = this.value(raw);
    if (value === undefined) return;
    const index = this.rows.length;
    const place = raw.row * MAX_COLUMNS + raw.column;
    if (place <= this.last) this.sorted = false;
    this.last = place;
    this.rows.push(raw.row);
    this.columns.push(raw.column);
    this.types.push(TYPES.indexOf(Number.isNaN(value) ? 'text' : raw.type));
    this.styles.push(raw.style);
    this.values.push(Number.isNaN(value) ? this.keep(this.texts, raw.text) : value);
    if (raw.formula !== '') this.formulas.set(index, this.keep(this.formulaTexts, raw.formula));
    this.budget.cells += 1;
    const { limits } = this.archive.context;
    if (this.budget.cells > limits.cells) throw tooMuch(this.archive.context, '单元格 / cells', limits.cells);
  }

  /** To be called behind the last cell: sloppy writers put rows and cells in any order. */
  finish(): void {
    if (this.sorted) return;
    const order = Uint32Array.from({ length: this.length }, (_, index) => index);
    const place = (index: number) => this.rows.get(index) * MAX_COLUMNS + this.columns.get(index);
    this.order = order.sort((one, other) => place(one) - place(other) || one - other);
  }

  rowAt(position: number): number {
    return this.rows.get(this.index(position));
  }

  columnAt(position: number): number {
    return this.columns.get(this.index(position));
  }

  shownAt(position: number): string {
    return this.content(this.index(position)).shown;
  }

  /** The cell at a place of the reading order. */
  at(position: number): SheetCell {
    const index = this.index(position);
    const formula = this.formulas.get(index);
    return {
      row: this.rows.get(index),
      column: this.columns.get(index),
      ...this.content(index),
      ...(formula === undefined ? {} : { formula: this.formulaTexts.get(formula) ?? '' }),
    };
  }

  list(): readonly SheetCell[] {
    return leanList(this.length, (position) => this.at(position));
  }

  private index(position: number): number {
    return this.order?.[position] ?? position;
  }

  private keep(store: TextStore, text: string): number {
    const before = store.bytes;
    const index = store.add(text);
    this.budget.textBytes += store.bytes - before;
    const { stringBytes } = this.archive.context.limits;
    if (this.budget.textBytes > stringBytes)
      throw tooMuch(this.archive.context, '字数 / characters', stringBytes);
    return index;
  }

  /** What is kept of a cell that shows something; NaN where a figure is none. */
  private value(raw: RawCell): number | undefined {
    const { text } = raw;
    switch (raw.type) {
      case 'shared':
        return raw.index < 0 || (this.strings.get(raw.index) ?? '') === '' ? undefined : raw.index;
      case 'boolean':
        return text === '' ? undefined : text === '1' || text === 'true' ? 1 : 0;
      case 'number':
        return this.number(raw);
      default:
        return text === '' ? undefined : this.keep(this.texts, text);
    }
  }

  private number(raw: RawCell): number | undefined {
    const { value } = raw;
    if (!Number.isFinite(value)) return raw.text.trim() === '' ? undefined : Number.NaN;
    const hidden =
      this.hiding[raw.style] === true && formatNumber(value, this.parts.formats[raw.style] ?? '') === '';
    return hidden ? undefined : value;
  }

  private content(index: number): CellContent {
    const value = this.values.get(index);
    switch (TYPES[this.types.get(index)]) {
      case 'shared':
        return { kind: 'text', shown: this.strings.get(value) ?? '' };
      case 'text':
        return { kind: 'text', shown: unescape(this.texts.get(value) ?? '') };
      case 'boolean':
        return { kind: 'boolean', shown: value === 1 ? 'TRUE' : 'FALSE' };
      case 'error':
        return { kind: 'error', shown: this.texts.get(value) ?? '' };
      case 'iso-date': {
        const text = this.texts.get(value) ?? '';
        return {
          kind: 'date',
          shown: text.replace(/T00:00:00.*$/, '').replace('T', ' '),
          day: text.slice(0, 10),
        };
      }
      default: {
        const style = this.styles.get(index);
        return numericValue(
          value,
          this.parts.formats[style] ?? 'General',
          this.kinds[style] ?? 'general',
          this.parts.base1904,
        );
      }
    }
  }
}

function numericValue(
  value: number,
  code: string,
  kind: ReturnType<typeof formatKind>,
  base1904: boolean,
): CellContent {
  const decimal = plainDecimal(value);
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
