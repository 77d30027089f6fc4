import { departmentById } from '@sanyi/codes';
import type { ComparableDepartment } from './comparable.ts';

/** Departments of both sides against each other (责任单位变化), by what they lead or support. */
export interface DepartmentChanges {
  readonly removed: readonly string[];
  readonly added: readonly string[];
  /** The same body under another name: 卫生计生委 → 卫生健康委. */
  readonly renamed: readonly { readonly before: string; readonly after: string }[];
  /** Nobody who led before leads now, beyond renaming; a lead that stays, with others or without, moves nothing. */
  readonly moved: boolean;
}

/**
 * Who leaves, who joins, who was only renamed. Levels do not count: 市卫生健康委 and 区卫生健康委 are the same body in
 * their own places. Cooperating departments count for leaving and joining, only leads for moving; a paper
 * that names no lead moves nothing.
 */
export function compareDepartments(
  left: readonly ComparableDepartment[],
  right: readonly ComparableDepartment[],
): DepartmentChanges {
  const rest = [...right];
  const renamed: { before: string; after: string }[] = [];
  const removed: ComparableDepartment[] = [];
  for (const before of left) {
    const at = bestMatch(before, rest);
    const after = rest[at];
    if (at < 0 || !after) {
      removed.push(before);
      continue;
    }
    rest.splice(at, 1);
    if (
      before.departmentId !== after.departmentId &&
      before.departmentId !== null &&
      after.departmentId !== null
    )
      renamed.push({ before: before.name, after: after.name });
    else if (before.role !== after.role) {
      removed.push(before);
      rest.push(after);
    }
  }
  const [before, after] = [left, right].map((list) => list.filter(({ role }) => role === 'lead')) as [
    ComparableDepartment[],
    ComparableDepartment[],
  ];
  return {
    removed: removed.map(label),
    added: rest.map(label),
    renamed,
    moved:
      before.length > 0 &&
      after.length > 0 &&
      !before.some((one) => after.some((other) => sameBody(one, other))),
  };
}

function label({ name, role }: ComparableDepartment): string {
  return role === 'lead' ? `${name}（牵头）` : name;
}

function bestMatch(before: ComparableDepartment, candidates: readonly ComparableDepartment[]): number {
  const fits = (after: ComparableDepartment) => sameBody(before, after);
  const sameRole = candidates.findIndex((after) => fits(after) && after.role === before.role);
  return sameRole >= 0 ? sameRole : candidates.findIndex(fits);
}

function sameBody(left: ComparableDepartment, right: ComparableDepartment): boolean {
  if (left.departmentId === null || right.departmentId === null) return left.name === right.name;
  if (left.departmentId === right.departmentId) return true;
  return (
    heirs(left.departmentId).includes(right.departmentId) ||
    heirs(right.departmentId).includes(left.departmentId)
  );
}

function heirs(departmentId: string): readonly string[] {
  return departmentById(departmentId)?.successors ?? [];
}
