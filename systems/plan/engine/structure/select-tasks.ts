import type { Outline, OutlineNode } from './outline.ts';
import { isQuiet } from './roles.ts';

/** A node chosen as task or safeguard (任务条目). */
export interface ChosenTask {
  node: OutlineNode;
  kind: 'task' | 'measure';
  reason: 'task.item-with-duty' | 'task.item' | 'task.section' | 'task.safeguard';
  confidence: number;
}

/** Says whether the node's own extent, children included, states a responsibility, and in how many of its children. */
export type HasDuty = (node: OutlineNode) => boolean;

/**
 * Chooses the level at which a paper states its tasks (任务层级). A responsibility marks the unit; without one it is
 * the innermost level of （一） and 1.; （1） and ① divide a task but are none, unless each bears its own responsibility.
 */
export function selectTasks(outline: Outline, hasDuty: HasDuty): ChosenTask[] {
  const chosen: ChosenTask[] = [];
  const flat = isFlatList(outline);
  for (const root of outline.roots) visit(root, chosen, hasDuty, flat);
  return chosen;
}

function visit(node: OutlineNode, chosen: ChosenTask[], hasDuty: HasDuty, flat: boolean): void {
  if (isQuiet(node.role)) {
    if (node.role === 'general' || node.role === 'goals')
      for (const c of node.children) if (c.role === 'tasks') visit(c, chosen, hasDuty, flat);
    return;
  }
  if (node.children.length === 0) {
    const duty = hasDuty(node);
    const inChapter = node.parent !== null && node.role === 'tasks' && node.parent.role === 'tasks';
    if (duty || node.marker.rank > 3 || (node.hasBody && (flat || inChapter))) choose(node, chosen, duty);
    return;
  }
  if (isUnit(node, hasDuty)) {
    choose(node, chosen, hasDuty(node));
    return;
  }
  for (const c of node.children) visit(c, chosen, hasDuty, flat);
}

/** Is the node itself the task although it has parts? */
function isUnit(node: OutlineNode, hasDuty: HasDuty): boolean {
  const withDuty = node.children.filter(hasDuty).length;
  const count = node.children.length;
  const finest = Math.min(...node.children.map((c) => c.marker.rank));
  if (node.marker.rank <= 3) return false;
  if (withDuty === 0 && hasDuty(node) && areSteps(node)) return true;
  if (finest >= 6) return withDuty < Math.max(2, count / 2);
  if (count >= 2 && withDuty === 1 && hasDuty(node.children.at(-1) as OutlineNode))
    return siblingsCloseTheSame(node, hasDuty);
  return false;
}

/** Parts below a responsibility that are mere sentences, or the steps of a named measure (措施一、行动一), divide one task. */
function areSteps(node: OutlineNode): boolean {
  if (node.marker.kind === 'task-word') return true;
  return node.children.every((c) => !c.hasBody && c.children.length === 0 && c.end - c.start < 60);
}

/** The duty of the last part counts for the whole when every sibling block closes that way. */
function siblingsCloseTheSame(node: OutlineNode, hasDuty: HasDuty): boolean {
  const siblings = (node.parent?.children ?? []).filter((s) => s.children.length >= 2);
  if (siblings.length < 2) return true;
  return siblings.every((s) => {
    const n = s.children.filter(hasDuty).length;
    return n <= 1;
  });
}

function choose(node: OutlineNode, chosen: ChosenTask[], duty: boolean): void {
  const safeguard = node.role === 'safeguards' && !duty;
  chosen.push({
    node,
    kind: safeguard ? 'measure' : 'task',
    reason: safeguard
      ? 'task.safeguard'
      : duty
        ? 'task.item-with-duty'
        : node.marker.rank <= 3
          ? 'task.section'
          : 'task.item',
    confidence: safeguard ? 0.8 : duty ? 0.98 : node.marker.rank <= 3 ? 0.65 : 0.9,
  });
}

/** A paper whose 一、二、三、 are the tasks themselves: no heading has parts. */
function isFlatList(outline: Outline): boolean {
  const roots = outline.roots.filter((r) => r.role === 'tasks');
  return (
    roots.length >= 3 &&
    outline.roots.every((r) => r.children.length === 0 || isQuiet(r.role) || r.role === 'safeguards')
  );
}
