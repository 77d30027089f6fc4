import type { LocalText } from '@sanyi/kernel';
import { type Assignment, classifyTask, type TaskText } from './classify-task.ts';
import type { TermIndex } from './term-index.ts';

/** A task as the board counts it. */
export interface BoardTask extends TaskText {
  readonly departments: readonly {
    readonly name: string;
    readonly nameEn: string;
    readonly role: 'lead' | 'coop';
  }[];
  readonly targets: readonly unknown[];
}

/** How much of the loaded plans belongs to a system. */
export interface Tally {
  readonly tasks: number;
  readonly targets: number;
}

/** The tasks of the loaded plans against the systems; a task may belong to several. */
export interface Board<Task> {
  readonly bySystem: ReadonlyMap<string, readonly AssignedTask<Task>[]>;
  /** Tasks in which no word of any system was found; they are shown as such and not dropped. */
  readonly unassigned: readonly Task[];
}

export interface AssignedTask<Task> {
  readonly task: Task;
  readonly assignment: Assignment;
}

/** Assigns all tasks (全景归类): every task is in at least one system or in `unassigned`. */
export function systemBoard<Task extends BoardTask>(tasks: readonly Task[], index: TermIndex): Board<Task> {
  const bySystem = new Map<string, AssignedTask<Task>[]>(index.owners.map((owner) => [owner.id, []]));
  const unassigned: Task[] = [];
  for (const task of tasks) {
    const assignments = classifyTask(task, index);
    if (assignments.length === 0) unassigned.push(task);
    for (const assignment of assignments) bySystem.get(assignment.systemId)?.push({ task, assignment });
  }
  for (const list of bySystem.values()) list.sort((a, b) => b.assignment.points - a.assignment.points);
  return { bySystem, unassigned };
}

/**
 * Assigns targets that stand outside tasks (任务外目标), in goals or an indicator table, by the words of their indicator
 * and the sentence around it.
 */
export function looseTargets<Target extends { readonly indicator: string; readonly sentence: string }>(
  targets: readonly Target[],
  index: TermIndex,
): ReadonlyMap<string, readonly Target[]> {
  const bySystem = new Map<string, Target[]>();
  for (const target of targets)
    for (const { systemId } of classifyTask({ title: target.indicator, text: target.sentence }, index))
      bySystem.set(systemId, [...(bySystem.get(systemId) ?? []), target]);
  return bySystem;
}

/** Counts tasks and their targets (计数). */
export function tallyOf(assigned: readonly AssignedTask<BoardTask>[]): Tally {
  return {
    tasks: assigned.length,
    targets: assigned.reduce((sum, { task }) => sum + task.targets.length, 0),
  };
}

/** A department with the number of tasks it leads and supports. */
export interface DepartmentShare {
  readonly name: LocalText;
  readonly leads: number;
  readonly supports: number;
}

/** The departments of some tasks (责任部门), those that lead most first; each counts once per task and role. */
export function departmentShares(tasks: readonly Pick<BoardTask, 'departments'>[]): DepartmentShare[] {
  const shares = new Map<string, { leads: number; supports: number }>();
  const names = new Map<string, LocalText>();
  for (const { departments } of tasks) {
    for (const { name, nameEn } of departments) names.set(name, { zh: name, en: nameEn });
    const roles = new Set(departments.map(({ role, name }) => `${role}:${name}`));
    for (const key of roles) {
      const name = key.slice(key.indexOf(':') + 1);
      const share = shares.get(name) ?? { leads: 0, supports: 0 };
      if (key.startsWith('lead:')) share.leads += 1;
      else share.supports += 1;
      shares.set(name, share);
    }
  }
  return [...shares]
    .map(([name, share]) => ({ name: names.get(name) ?? { zh: name, en: name }, ...share }))
    .sort((a, b) => b.leads - a.leads || b.supports - a.supports || (a.name.zh < b.name.zh ? -1 : 1));
}
