import type { Section } from '../reading.ts';
import { evidence, rawSpan, rawWords } from '../text/evidence.ts';
import type { PlanText } from '../text/plan-text.ts';
import { type Outline, type OutlineNode, sectionId } from './outline.ts';
import type { ChosenTask } from './select-tasks.ts';

/** Headings of the paper (章节): every numbered heading that is no task and stands in none. */
export function sectionsOf(doc: PlanText, outline: Outline, chosen: readonly ChosenTask[]): Section[] {
  const tasks = new Set(chosen.map((c) => c.node));
  const out: Section[] = [];
  const walk = (nodes: readonly OutlineNode[], depth: number, parent: string | null): void => {
    for (const node of nodes) {
      if (tasks.has(node) || (node.marker.rank > 4 && node.children.length === 0)) continue;
      const id = sectionId(node);
      out.push({
        ...evidence(doc, node.start, Math.max(node.titleEnd, node.start + 1), 0.95, 'section.numbered'),
        id,
        level: depth,
        number: node.marker.printed,
        title: rawWords(doc, node.titleStart, node.titleEnd),
        parent,
        role: node.role,
        extent: rawSpan(doc, node.start, node.end),
      });
      walk(node.children, depth + 1, id);
    }
  };
  walk(outline.roots, 1, null);
  return out;
}
