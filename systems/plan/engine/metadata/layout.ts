import { markerAt } from '../structure/markers.ts';
import type { PlanText } from '../text/plan-text.ts';
import { carriedInSentence, carriedTitle, findSameTitle, offsetsOf } from './carried-title.ts';
import { BODY_NAME, DATE_LINE, OUTSIDE_LINE } from './line-patterns.ts';
import { findTitle, type Lines } from './title-lines.ts';

/** Where the parts of a paper stand (公文版式); paragraph indexes, ends exclusive. */
export interface Layout {
  /** Title of the carrying notice; null when the paper is the plan itself. */
  envelopeTitle: Lines | null;
  /** Title of the plan; may lie inside the envelope title. */
  title: Lines | null;
  /** Title range inside book marks of the envelope title (offsets), when no line of its own exists. */
  innerTitle: { start: number; end: number } | null;
  /** First paragraph of the plan body (its title line, if any). */
  bodyParagraph: number;
  /** First paragraph behind the head matter of the whole file. */
  afterHead: number;
  /** Paragraphs that stand outside every section: annex lines, signature, colophon, web remains. */
  outside: Set<number>;
}

/** Finds title lines, envelope and body (版式识别). */
export function findLayout(doc: PlanText): Layout {
  const count = doc.paragraphs.length;
  const line = (i: number): string => {
    const p = doc.paragraphs[i];
    return p === undefined ? '' : doc.text.slice(p.start, Math.min(p.end, p.start + 300));
  };
  const first = findTitle(line, 0, Math.min(count, 60));
  let envelopeTitle: Lines | null = null;
  let title: Lines | null = first;
  let innerTitle: Layout['innerTitle'] = null;
  let bodyParagraph = first === null ? 0 : first.last + 1;
  if (first !== null) {
    const words = range(line, first);
    const inner = carriedTitle(words);
    if (inner !== null) {
      envelopeTitle = first;
      title = findSameTitle(line, inner.words, first.last + 1, count);
      if (title === null) {
        const at = doc.paragraphs[first.first]?.start ?? 0;
        innerTitle = offsetsOf(doc, first, inner.at, inner.words.length, at);
        bodyParagraph = first.last + 1;
      } else bodyParagraph = title.first;
    }
  } else {
    const carried = carriedInSentence(line, Math.min(count, 15));
    if (carried !== null) {
      title = findSameTitle(line, carried.words, carried.paragraph + 1, count);
      const at = (doc.paragraphs[carried.paragraph]?.start ?? 0) + carried.at;
      if (title === null) innerTitle = { start: at, end: at + carried.words.length };
      else bodyParagraph = title.first;
    }
  }
  const outside = new Set<number>();
  for (let i = 0; i < count; i++) {
    const text = line(i);
    if (OUTSIDE_LINE.test(text) || DATE_LINE.test(text)) outside.add(i);
    if (DATE_LINE.test(text))
      for (let k = i - 1; k >= 0 && k >= i - 8 && BODY_NAME.test(line(k)) && markerAt(line(k)) === null; k--)
        outside.add(k);
  }
  for (const t of [envelopeTitle, title])
    if (t !== null) for (let i = t.first; i <= t.last; i++) outside.add(i);
  return {
    envelopeTitle,
    title,
    innerTitle,
    bodyParagraph,
    afterHead: first === null ? 0 : first.last + 1,
    outside,
  };
}

function range(line: (i: number) => string, lines: Lines): string {
  let words = '';
  for (let i = lines.first; i <= lines.last; i++) words += line(i);
  return words;
}
