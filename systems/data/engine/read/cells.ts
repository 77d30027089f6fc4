import { DOUBLED } from './delimited.ts';

/**
 * Text of a cell without blanks at its ends (单元格文本); `''` where the sender means nothing: `-`, `--`, 无, NULL and the like.
 */
export function cellText(text: string, start: number, end: number, flags: number, quote: string): string {
  // Most cells begin with a letter or digit and end with no blank.
  const first = text.charCodeAt(start);
  const last = text.charCodeAt(end - 1);
  if (first >= 48 && first <= 57 && last >= 48 && last <= 122 && (flags & DOUBLED) === 0)
    return text.slice(start, end);
  const from = firstOf(text, start, end);
  const to = lastOf(text, from, end);
  if (from >= to || isMissing(text, from, to)) return '';
  const cell = text.slice(from, to);
  return (flags & DOUBLED) !== 0 ? cell.replaceAll(quote + quote, quote) : cell;
}

/** Whether a cell means something (已填). */
export function isFilled(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start);
  if (end > start && first >= 48 && first <= 57) return true;
  const from = firstOf(text, start, end);
  const to = lastOf(text, from, end);
  return from < to && !isMissing(text, from, to);
}

function firstOf(text: string, start: number, end: number): number {
  let from = start;
  while (from < end && isBlankCode(text.charCodeAt(from))) from++;
  return from;
}

function lastOf(text: string, from: number, end: number): number {
  let to = end;
  while (to > from && isBlankCode(text.charCodeAt(to - 1))) to--;
  return to;
}

function isBlankCode(code: number): boolean {
  return code <= 32 || code === 0x3000 || code === 0xa0 || code === 0xfeff;
}

/** A cell that stands for nothing (视为缺失). */
function isMissing(text: string, from: number, to: number): boolean {
  const length = to - from;
  if (length > 6) return false;
  const first = text.charCodeAt(from);
  if (first >= 48 && first <= 57) return false;
  if (length === 1) return first === 45 || first === 0x65e0 || first === 0x2014 || first === 0xff0d;
  if (length === 2) return isPair(first, text.charCodeAt(from + 1));
  if (length === 4) return text.slice(from, to).toUpperCase() === 'NULL';
  return length === 6 && text.slice(from, to).toUpperCase() === '(NULL)';
}

/** `--`, `——` and `\N`. */
function isPair(first: number, second: number): boolean {
  if (first === 92) return second === 78;
  return first === second && (first === 45 || first === 0x2014 || first === 0xff0d);
}

/** Cell of a workbook or of JSON as text that means something, else `''` (单元格文本). */
export function cellOf(value: string | null | undefined): string {
  if (value === null || value === undefined || value === '') return '';
  return cellText(value, 0, value.length, 0, '"');
}
