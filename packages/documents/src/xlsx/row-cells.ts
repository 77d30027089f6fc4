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
    const { value } = raw;
    const kind = this.kinds[raw.style] ?? 'general';
    if (!Number.isFinite(value))
      return raw.text.trim() === '' ? undefined : { column, kind: 'text', text: raw.text };
    if (kind === 'general' || kind === 'text')
      return { column, kind: 'number', text: exactDecimal(raw.text, value) };
    const format = this.formats[raw.style] ?? 'General';
    if (kind !== 'number') {
      const moment = this.moment(value, kind === 'time');
      if (moment !== undefined)
        return { column, kind: kind === 'time' ? 'time' : 'date', text: moment, format };
    }
    return { column, kind: 'number', text: exactDecimal(raw.text, value), format };
  }

  /** Undefined where the serial is no day, or for `clockOnly` no time of one day. */
  private moment(serial: number, clockOnly: boolean): string | undefined {
    let days = Math.floor(serial);
    let seconds = Math.round((serial - days) * 86_400);
    if (seconds === 86_400) {
      seconds = 0;
      days += 1;
    }
    if (clockOnly) return days === 0 ? clock(seconds) : undefined;
    // Serial 0 of the 1900 system is shown as 1900-01-00, which is no day.
    if (days < 1 && !this.base1904) return undefined;
    const day = this.day(days);
    return day === undefined || seconds === 0 ? day : `${day} ${clock(seconds)}`;
  }

  private day(serial: number): string | undefined {
    const known = this.days.get(serial);
    if (known !== undefined) return known;
    const day = fromSerial(serial, this.base1904)?.day;
    if (day === undefined) return undefined;
    if (this.days.size >= DAYS_REMEMBERED) this.days.clear();
    this.days.set(serial, day);
    return day;
  }
}

const TWO_DIGITS = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'));

function clock(seconds: number): string {
  return `${TWO_DIGITS[Math.floor(seconds / 3600)]}:${TWO_DIGITS[Math.floor(seconds / 60) % 60]}:${TWO_DIGITS[seconds % 60]}`;
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
  if (Number.isSafeInteger(value) && text.length < 16) return value === 0 ? '0' : String(value);
  if (/^-?[1-9]\d*$/.test(text)) return text;
  if (text.length <= 15 && /^-?(?:0|[1-9]\d*)\.\d*[1-9]$/.test(text)) return text;
  return value === 0 ? '0' : plainDecimal(value);
}
