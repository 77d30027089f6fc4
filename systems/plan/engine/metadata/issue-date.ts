import type { PlanText } from '../text/plan-text.ts';
import { dateIn } from './dates.ts';
import type { Layout } from './layout.ts';

/** A line that dates the paper (日期行); `paragraph` is -1 for a labelled field, offsets are of the cleaned text. */
export interface DatedLine {
  paragraph: number;
  day: string;
  start: number;
  end: number;
  confidence: number;
  reason: 'meta.signature' | 'meta.labelled' | 'meta.pattern';
}

/** Lines that are nothing but a date (落款日期), in text order. */
export function signatureDates(doc: PlanText, layout: Layout): DatedLine[] {
  const out: DatedLine[] = [];
  for (const i of layout.outside) {
    const p = doc.paragraphs[i];
    if (p === undefined || p.end - p.start > 24) continue;
    const text = doc.text.slice(p.start, p.end);
    const d = dateIn(text);
    if (d !== null && d.start <= 1 && !/印发/.test(text))
      out.push({
        paragraph: i,
        day: d.day,
        start: p.start + d.start,
        end: p.start + d.end,
        confidence: 0.95,
        reason: 'meta.signature',
      });
  }
  return out.sort((a, b) => a.paragraph - b.paragraph);
}

/** Date of issue (成文日期): the signature of the notice, else a labelled field, else the last date of the paper; null when none. */
export function pickIssue(
  doc: PlanText,
  layout: Layout,
  dates: readonly DatedLine[],
  fields: ReadonlyMap<string, { start: number; end: number }>,
): DatedLine | null {
  const inNotice =
    layout.envelopeTitle === null
      ? undefined
      : dates.filter((d) => d.paragraph < layout.bodyParagraph || layout.innerTitle !== null).at(-1);
  if (inNotice !== undefined) return inNotice;
  for (const label of [
    '成文日期',
    '发文日期',
    '发文时间',
    '成文时间',
    '印发日期',
    '填报日期',
    '编制日期',
    '填表日期',
    '生成日期',
    '发布日期',
    '发布时间',
    '发表时间',
    '印发时间',
    '日期',
  ]) {
    const f = fields.get(label);
    const d = f === undefined ? null : dateIn(doc.text.slice(f.start, f.end));
    if (f !== undefined && d !== null)
      return {
        paragraph: -1,
        day: d.day,
        start: f.start + d.start,
        end: f.start + d.end,
        confidence: 0.9,
        reason: 'meta.labelled',
      };
  }
  const last = dates.at(-1);
  if (last !== undefined) return last;
  const tail = doc.paragraphs.slice(-4);
  for (const p of tail) {
    const text = doc.text.slice(p.start, p.end);
    const d = p.end - p.start < 80 ? dateIn(text) : null;
    if (d !== null && /^\S{0,44}$/.test(text))
      return {
        paragraph: -1,
        day: d.day,
        start: p.start + d.start,
        end: p.start + d.end,
        confidence: 0.7,
        reason: 'meta.pattern',
      };
  }
  return null;
}
