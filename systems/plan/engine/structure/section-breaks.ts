import type { Layout } from '../metadata/layout.ts';
import type { PlanText } from '../text/plan-text.ts';

/** Paragraphs at which every open section ends (章节断点): head and foot matter, annex lines, the title of a further paper. */
export function breaksOf(doc: PlanText, layout: Layout): ReadonlySet<number> {
  const breaks = new Set<number>();
  for (const i of layout.outside) {
    const p = doc.paragraphs[i];
    if (p !== undefined) breaks.add(p.start);
  }
  for (const p of doc.paragraphs) {
    if (p.end - p.start < 8 || p.end - p.start > 60) continue;
    if (
      /^[^。;:,!?]*(?:年|关于|[省市区县州旗镇])[^。;:,!?]*(?:方案|要点|规划|计划|意见|通知|办法|清单|请示|台账|分工表?)(?:\([^()]{1,20}\))?$/.test(
        doc.text.slice(p.start, p.end),
      ) &&
      !/^[([]?[一二三四五六七八九十\d]{1,3}[)\]、.]|^第/.test(doc.text.slice(p.start, p.start + 6))
    )
      breaks.add(p.start);
  }
  return breaks;
}
