import type { PlanText } from './plan-text.ts';

/** A sentence of the cleaned text. */
export interface Sentence {
  start: number;
  end: number;
}

/** Longest piece that a rule is given at once; a longer "sentence" is no sentence and is cut. */
const LONGEST = 900;

/** Sentences of `[start, end)` (断句): at 。！？ and line ends; brackets are not looked into. */
export function sentencesOf(doc: PlanText, start: number, end: number): Sentence[] {
  const out: Sentence[] = [];
  let a = start;
  for (let i = start; i < end; i++) {
    const c = doc.text.charCodeAt(i);
    if (c !== 0x3002 && c !== 33 && c !== 63 && c !== 10 && i - a < LONGEST) continue;
    if (i + 1 > a) out.push({ start: a, end: i + 1 });
    a = i + 1;
  }
  if (end > a) out.push({ start: a, end });
  return out;
}
