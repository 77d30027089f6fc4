import type { Span } from '../engine/reading.ts';
import { cutFrom, cutUntil } from '../engine/text/cut-places.ts';

/** Characters shown around a quotation. */
const AROUND = 120;

/** Address of a stretch of a paper (原文位置). */
export function paperHref(planId: string, span: Span): string {
  return `/plan/${planId}/paper?span=${span[0]}-${span[1]}`;
}

export function taskHref(taskId: string): string {
  return `/plan/tasks/${taskId}`;
}

/** A quotation with what stands around it, never cut inside a number, a word or a character. */
export function quoteIn(text: string, span: Span, planId: string) {
  const [start, end] = span;
  const before = text.slice(cutFrom(text, start - AROUND, start), start);
  const after = text.slice(end, cutUntil(text, end + AROUND, end));
  return { before, text: text.slice(start, end), after, href: paperHref(planId, span) };
}

/** The farthest a sentence is followed from the stretch it stands around. */
const SENTENCE_REACH = 200;
const SENTENCE_END = /[。；\n\f]/;

/** The whole sentence around a stretch, within one paragraph; at most 200 characters to either side. */
export function sentenceAround(text: string, span: Span): Span {
  let [start, end] = span;
  while (start > 0 && span[0] - start < SENTENCE_REACH && !SENTENCE_END.test(text[start - 1] ?? ''))
    start -= 1;
  while (end < text.length && end - span[1] < SENTENCE_REACH && !SENTENCE_END.test(text[end - 1] ?? ''))
    end += 1;
  start = cutFrom(text, start, span[0]);
  end = cutUntil(text, end, span[1]);
  while (start < span[0] && /\s/.test(text[start] ?? '')) start += 1;
  return [start, end];
}
