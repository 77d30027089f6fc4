import type { Day, SectionRole } from './reading.ts';
import type { Outline, OutlineNode } from './structure/outline.ts';
import type { ChosenTask } from './structure/select-tasks.ts';
import type { PlanText } from './text/plan-text.ts';

/** A stretch of text and the task it belongs to. */
export interface TaskStretch {
  start: number;
  end: number;
  role: SectionRole | null;
  taskIndex: number | null;
  horizon: Day | null;
  duties: readonly (readonly [number, number])[];
}

/** Cuts the paper into tasks and the text between them (任务文段); offsets ascend. */
export function stretchesOf(
  doc: PlanText,
  outline: Outline,
  chosen: readonly ChosenTask[],
  duties: readonly (readonly [number, number])[],
  horizon: Day | null,
): TaskStretch[] {
  const out: TaskStretch[] = [];
  const push = (start: number, end: number, role: SectionRole | null, taskIndex: number | null): void => {
    if (end > start)
      out.push({
        start,
        end,
        role,
        taskIndex,
        horizon: role === 'goals' || role === 'general' ? horizon : null,
        duties,
      });
  };
  const index = new Map(chosen.map((c, i) => [c.node, i]));
  const walk = (nodes: readonly OutlineNode[], from: number, to: number, role: SectionRole | null): void => {
    let at = from;
    for (const node of nodes) {
      push(at, node.start, role, null);
      const task = index.get(node);
      if (task !== undefined) push(node.start, node.end, node.role, task);
      else walk(node.children, node.start, node.end, node.role);
      at = Math.max(at, node.end);
    }
    push(at, to, role, null);
  };
  walk(outline.roots, 0, doc.text.length, null);
  return out;
}
