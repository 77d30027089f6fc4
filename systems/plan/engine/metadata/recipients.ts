import type { TextItem } from '../reading.ts';
import { markerAt } from '../structure/markers.ts';
import type { PlanText } from '../text/plan-text.ts';
import type { Layout } from './layout.ts';
import { FIELD_LINE } from './line-patterns.ts';
import type { MakeItem } from './metadata-item.ts';
import { splitRecipients } from './parties.ts';

/** Main recipients (主送机关): by label, else by the salutation that closes in a colon. */
export function recipientsOf(doc: PlanText, layout: Layout, item: MakeItem): TextItem[] {
  for (let i = 0; i < Math.min(doc.paragraphs.length, layout.afterHead + 12); i++) {
    const p = doc.paragraphs[i];
    if (p === undefined) break;
    const text = doc.text.slice(p.start, Math.min(p.end, p.start + 500));
    const sent = /^主送:/.exec(text);
    const end = text.search(/[:。]/);
    if (sent !== null)
      return splitRecipients(doc, p.start + 3, p.end).map((r) =>
        item(r.start, r.end, 0.9, 'meta.salutation'),
      );
    if (
      !text.endsWith(':') ||
      end !== text.length - 1 ||
      text.length > 300 ||
      !/各|政府|委|局|办|单位|部门|院|中心|公司|处/.test(text)
    )
      continue;
    if (
      /如下:$|意见:$|通知:$|附件:$|方案:$|如下/.test(text) ||
      /^(?:为|根据|按照|依据|现将|经|附)|《/.test(text) ||
      FIELD_LINE.test(text) ||
      markerAt(text) !== null
    )
      continue;
    return splitRecipients(doc, p.start, p.start + text.length - 1).map((r) =>
      item(r.start, r.end, 0.93, 'meta.salutation'),
    );
  }
  return [];
}

/** Bodies behind a label such as 抄送： (抄送机关). */
export function listOf(doc: PlanText, label: RegExp, item: MakeItem): TextItem[] {
  for (const p of doc.paragraphs) {
    const m = label.exec(doc.text.slice(p.start, p.start + 8));
    if (m !== null)
      return splitRecipients(doc, p.start + m[0].length, p.end).map((r) =>
        item(r.start, r.end, 0.93, 'meta.labelled'),
      );
  }
  return [];
}
