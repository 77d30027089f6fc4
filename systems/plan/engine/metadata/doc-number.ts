import type { TextItem } from '../reading.ts';
import type { PlanText } from '../text/plan-text.ts';
import type { Layout } from './layout.ts';
import type { MakeItem } from './metadata-item.ts';
import { headNumber } from './parties.ts';

/** Document number of the paper itself (发文字号): labelled, else on a line of the head; null when none. */
export function numberOf(
  doc: PlanText,
  layout: Layout,
  fields: ReadonlyMap<string, { start: number; end: number }>,
  item: MakeItem,
): TextItem | null {
  const f = fields.get('文号') ?? fields.get('发文字号') ?? fields.get('文件编号');
  const own = f === undefined ? null : headNumber(doc.text.slice(f.start, f.end));
  if (f !== undefined && own !== null)
    return item(f.start + own.start, f.start + own.end, 0.96, 'meta.labelled', own.canonical);
  const until = Math.min(doc.paragraphs.length, Math.max(layout.bodyParagraph + 3, 12));
  for (let i = 0; i < until; i++) {
    const p = doc.paragraphs[i];
    if (p === undefined || p.end - p.start > 160) continue;
    const text = doc.text.slice(p.start, p.end);
    const n = headNumber(text);
    if (n === null) continue;
    const alone = n.start <= 1 && text.length - n.end <= 12;
    const behindTitle = layout.outside.has(i) && text.length - n.end <= 1;
    if (alone || behindTitle)
      return item(p.start + n.start, p.start + n.end, 0.95, 'meta.pattern', n.canonical);
  }
  return null;
}
