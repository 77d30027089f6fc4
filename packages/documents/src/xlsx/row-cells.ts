import { formatKind, formatNumber, plainDecimal } from './number-format.ts';
import { fromSerial } from './serial-date.ts';
import type { RawCell } from './sheet-scanner.ts';
import { unescape } from './workbook-parts.ts';

/**
 * A cell of a streamed row (单元格) with its value as text: numbers as the exact decimal, days as `YYYY-MM-DD`, moments as
 * `YYYY-MM-DD HH:mm:ss`, times of day as `HH:mm:ss`, truths as `TRUE` and `FALSE`, errors as `#N/A`.
 */
export interface RowCell {
  /** 1-based. */
  readonly column: number;
  readonly kind: 'text' | 'number' | 'date' | 'time' | 'boolean' | 'error';
  readonly text: string;
  /** The number format of a number or date that has one, such as `0.0%`; `shownText` prints with it. */
  readonly format?: string;
}

/** A row of a streamed sheet (行): the cells that hold something, in the order of the file. */
export interface SheetRow {
  /** 1-based, as the sheet counts. */
  readonly row: number;
  readonly cells: readonly RowCell[];
}

/** A cell as the screen shows it (显示值): `0.875` in the format `0.0%` is `87.5%`. */
export function shownText(cell: RowCell): string {
  return cell.kind === 'number' && cell.format !== undefined
    ? formatNumber(Number(cell.text), cell.format)
    : cell.text;
}

/** A number of the string table, filled in once the table has been read so far. */
export interface PendingCell {
  readonly column: number;
  kind: RowCell['kind'];
  text: string;
  format?: string;
  index: number;
}

const DAYS_REMEMBERED = 20_000;

/** Turns raw cells into typed text (取值). */
export class CellValues {
  private readonly formats: readonly string[];
  private readonly kinds: readonly ReturnType<typeof formatKind>[];
  private readonly base1904: boolean;
  /** Days by serial: tables repeat the same few thousand. */
  private readonly days = new Map<number, string>();

  constructor(formats: readonly string[], base1904: boolean) {
    this.formats = formats;
    this.kinds = formats.map(formatKind);
    this.base1904 = base1904;
  }

  /** Undefined for a cell that holds nothing. */
  cell(raw: RawCell): RowCell | undefined {
    const { column, text } = raw;
    switch (raw.type) {
      case 'text':
        return text === '' ? undefined : { column, kind: 'text', text: unescape(text) };
      case 'boolean':
        return text === ''
          ? undefined
          : { column, kind: 'boolean', text: text === '1' || text === 'true' ? 'TRUE' : 'FALSE' };
      case 'error':
        return text === '' ? undefined : { column, kind: 'error', text };
      case 'iso-date':
        return text === '' ? undefined : { column, kind: 'date', text: isoMoment(text) };
      case 'number':
        return this.number(column, raw);
      case 'shared':
        return undefined;
    }
  }

  private number(column: number, raw: RawCell): RowCell | undefined {
    const text = raw.text.trim();
    if (text === '') return undefined;
    const kind = this.kinds[raw.style] ?? 'general';
    const value = Number(text);
    if (!Number.isFinite(value)) return { column, kind: 'text', text: raw.text };
    if (kind === 'general' || kind === 'text') return { column, kind: 'number', text: exactDecimal(text, value) };
    const format = this.formats[raw.style] ?? 'General';
    if (kind === 'number') return { column, kind: 'number', text: exactDecimal(text, value), format };
    if (kind === 'time' && value >= 0 && value < 1) {
      const clock = fromSerial(value, false)?.clock ?? '';
      // Rounded up to midnight it is no time of that day.
      if (value < 0.999_994) return { column, kind: 'time', text: withSeconds(clock), format };
    }
    const day = kind === 'time' ? undefined : this.day(value);
    return day === undefined
      ? { column, kind: 'number', text: exactDecimal(text, value), format }
      : { column, kind: 'date', text: day, format };
  }

  private day(serial: number): string | undefined {
    const known = this.days.get(serial);
    if (known !== undefined) return known;
    const moment = fromSerial(serial, this.base1904);
    if (!moment) return undefined;
    // Serial 0 of the 1900 system is shown as 1900-01-00, which is no day.
    if (serial < 1 && !this.base1904) return undefined;
    const clock = withSeconds(moment.clock);
    const text = clock === '00:00:00' ? moment.day : `${moment.day} ${clock}`;
    if (this.days.size >= DAYS_REMEMBERED) this.days.clear();
    this.days.set(serial, text);
    return text;
  }
}

function withSeconds(clock: string): string {
  return clock.length === 5 ? `${clock}:00` : clock;
}

function isoMoment(text: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::(\d{2}))?.*)?$/.exec(text.trim());
  if (!match) return text;
  const [, day = '', clock = '00:00', seconds = '00'] = match;
  return clock === '00:00' && seconds === '00' ? day : `${day} ${clock}:${seconds}`;
}

/**
 * The decimal a cell holds (精确小数). Figures as written are kept when they are plain: whole numbers of any length,
 * fractions of at most 15 figures. Longer fractions are the spreadsheet's binary noise (0.87549999999999994) and are
 * rounded to the 15 figures it shows.
 */
export function exactDecimal(text: string, value: number): string {
  if (/^-?[1-9]\d*$/.test(text)) return text;
  if (text.length <= 15 && /^-?(?:0|[1-9]\d*)\.\d*[1-9]$/.test(text)) return text;
  return value === 0 ? '0' : plainDecimal(value);
}
