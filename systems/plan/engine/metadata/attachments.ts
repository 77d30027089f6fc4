import type { TextItem } from '../reading.ts';
import type { PlanText } from '../text/plan-text.ts';
import type { MakeItem } from './metadata-item.ts';

/** Names of the annexes in the head of the paper (附件). */
export function attachmentsOf(doc: PlanText, item: MakeItem): TextItem[] {
  const out: TextItem[] = [];
  for (const p of doc.paragraphs.slice(0, 60)) {
    const m = /^附件\d?:(?:1[.、])?(?=.{4,100}$)/.exec(
      doc.text.slice(p.start, Math.min(p.end, p.start + 120)),
    );
    if (m !== null) out.push(item(p.start + m[0].length, p.end, 0.85, 'meta.labelled'));
  }
  return out;
}
