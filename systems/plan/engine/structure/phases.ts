import type { DeadlineContext } from '../deadlines/context.ts';
import { findDeadlines } from '../deadlines/find-deadlines.ts';
import type { Phase } from '../reading.ts';
import { evidence, rawWords } from '../text/evidence.ts';
import type { PlanText } from '../text/plan-text.ts';
import type { Outline } from './outline.ts';

/** Implementation phases (实施阶段): the items of a section 实施步骤, with the time their heading states. */
export function readPhases(doc: PlanText, outline: Outline, context: DeadlineContext): Phase[] {
  const out: Phase[] = [];
  for (const node of outline.all) {
    if (
      node.role !== 'phases' ||
      node.parent === null ||
      node.parent.parent?.role === 'phases' ||
      node.parent.role !== 'phases'
    )
      continue;
    const words = doc.text.slice(node.titleStart, Math.min(node.headEnd, node.titleStart + 300));
    const time = findDeadlines(words, { ...context, mode: 'field', dropPast: false }).find(
      (d) => d.due !== null,
    );
    const title = rawWords(doc, node.titleStart, node.titleEnd);
    out.push({
      ...evidence(doc, node.titleStart, node.titleEnd, time === undefined ? 0.7 : 0.95, 'phase.item'),
      number: node.marker.printed,
      name: title.replace(/[(（][^()（）]*[)）]$/, ''),
      from: time?.from ?? null,
      to: time?.due ?? null,
    });
  }
  return out;
}
