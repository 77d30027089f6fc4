import type { DayItem, TextItem } from '../reading.ts';
import { evidence } from '../text/evidence.ts';
import type { PlanText } from '../text/plan-text.ts';
import { dateIn } from './dates.ts';
import { BODY_NAME } from './line-patterns.ts';
import type { MakeItem } from './metadata-item.ts';

/** Body and date of printing in the colophon (印发机关和印发日期), read from the end. */
export function printLine(doc: PlanText, item: MakeItem): { date: DayItem | null; by: TextItem | null } {
  for (let i = doc.paragraphs.length - 1; i >= 0; i--) {
    const p = doc.paragraphs[i];
    if (p === undefined || p.end - p.start > 60) continue;
    const text = doc.text.slice(p.start, p.end);
    if (!text.endsWith('印发') && !/\d日印发/.test(text)) continue;
    const d = dateIn(text);
    if (d === null) continue;
    const before = doc.paragraphs[i - 1];
    const by =
      d.start >= 4
        ? item(p.start, p.start + d.start, 0.85, 'meta.signature')
        : before !== undefined && BODY_NAME.test(doc.text.slice(before.start, before.end))
          ? item(before.start, before.end, 0.85, 'meta.signature')
          : null;
    return {
      date: { ...evidence(doc, p.start + d.start, p.start + d.end, 0.9, 'meta.pattern'), day: d.day },
      by,
    };
  }
  return { date: null, by: null };
}
