import type { Evidence, ReasonCode, Span } from '../reading.ts';
import type { PlanText } from './plan-text.ts';

/** Raw span of the cleaned range `[start, end)` (原文位置); an empty range is empty. */
export function rawSpan(doc: PlanText, start: number, end: number): Span {
  if (end <= start) {
    const at = doc.from[start] ?? doc.raw.length;
    return [at, at];
  }
  return [doc.from[start] ?? 0, doc.to[end - 1] ?? doc.raw.length];
}

/** Evidence for the cleaned range `[start, end)` (出处): span and exact quotation of the raw text. */
export function evidence(
  doc: PlanText,
  start: number,
  end: number,
  confidence: number,
  reason: ReasonCode,
): Evidence {
  const span = rawSpan(doc, start, end);
  return { span, quote: doc.raw.slice(span[0], span[1]), confidence, reason };
}

/** Raw words of a cleaned range (原文文字) with line ends and runs of white space made one space where words were apart. */
export function rawWords(doc: PlanText, start: number, end: number): string {
  const [a, b] = rawSpan(doc, start, end);
  return tidy(doc.raw.slice(a, b));
}

/** Removes line breaks and doubled spaces from a quotation that is shown as a title (文字整理). */
export function tidy(quote: string): string {
  const flat = quote
    .replace(/[\r\n\f\t]+\s*/g, '')
    .replace(/[\u00a0\u3000 ]+/g, ' ')
    .trim();
  let spaces = 0;
  for (let i = 0; i < flat.length; i++) if (flat[i] === ' ') spaces++;
  return spaces * 3 >= flat.length ? flat.replaceAll(' ', '') : flat;
}
