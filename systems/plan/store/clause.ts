import type { Span } from '../engine/reading.ts';

/** Characters shown around a quotation. */
const AROUND = 120;

/** Address of a stretch of a paper (原文位置). */
export function paperHref(planId: string, span: Span): string {
  return `/plan/${planId}/paper?span=${span[0]}-${span[1]}`;
}

export function taskHref(taskId: string): string {
  return `/plan/tasks/${taskId}`;
}

/** A quotation with what stands around it, cut at line ends where possible. */
export function quoteIn(text: string, span: Span, planId: string) {
  const [start, end] = span;
  const before = text.slice(Math.max(0, start - AROUND), start);
  const after = text.slice(end, end + AROUND);
  return { before, text: text.slice(start, end), after, href: paperHref(planId, span) };
}

/** The whole sentence around a stretch, within one paragraph; at most 400 characters. */
export function sentenceAround(text: string, span: Span): Span {
  let [start, end] = span;
  while (start > 0 && span[0] - start < 200 && !/[。；\n\f]/.test(text[start - 1] ?? '')) start -= 1;
  while (end < text.length && end - span[1] < 200 && !/[。；\n\f]/.test(text[end - 1] ?? '')) end += 1;
  while (start < span[0] && /\s/.test(text[start] ?? '')) start += 1;
  return [start, end];
}
