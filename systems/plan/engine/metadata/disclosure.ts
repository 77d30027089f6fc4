import type { TextItem } from '../reading.ts';
import type { PlanText } from '../text/plan-text.ts';
import type { MakeItem } from './metadata-item.ts';

/** How far the paper is public (公开方式): 主动公开, 依申请公开 …; null when not stated. */
export function disclosureOf(
  doc: PlanText,
  fields: ReadonlyMap<string, { start: number; end: number }>,
  item: MakeItem,
): TextItem | null {
  for (const label of ['公开类型', '公开方式', '公开形式']) {
    const f = fields.get(label);
    if (f !== undefined) return item(f.start, f.end, 0.9, 'meta.labelled');
  }
  for (const p of doc.paragraphs) {
    if (p.end - p.start > 30) continue;
    const text = doc.text.slice(p.start, p.end);
    const m =
      /^\(?(?:信息公开(?:形式|选项|属性)|公开(?:方式|属性|选项|类型))?:?((?:此件|本件)?(?:主动公开|依申请公开|不予公开|公开发布|删减后公开))\)?$/.exec(
        text,
      );
    if (m !== null) {
      const at = text.indexOf(m[1] ?? '');
      return item(p.start + at, p.start + at + (m[1]?.length ?? 0), 0.93, 'meta.pattern');
    }
  }
  return null;
}
