import { departmentById } from '@sanyi/codes';
import type { LocalText } from '@sanyi/kernel';
import type { ComparableDepartment } from './comparable.ts';

/** Departments of both sides against each other (责任单位变化), by what they lead or support. */
export interface DepartmentChanges {
  readonly removed: readonly LocalText[];
  readonly added: readonly LocalText[];
  /** The same body under another name: 卫生计生委 → 卫生健康委. */
  readonly renamed: readonly { readonly before: LocalText; readonly after: LocalText }[];
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
  const renamed: { before: LocalText; after: LocalText }[] = [];
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
      renamed.push({ before: plainName(before), after: plainName(after) });
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
    removed: removed.map(departmentLabel),
    added: rest.map(departmentLabel),
    renamed,
    moved:
      before.length > 0 &&
      after.length > 0 &&
      !before.some((one) => after.some((other) => sameBody(one, other))),
  };
}

function plainName({ name, nameEn }: ComparableDepartment): LocalText {
  return { zh: name, en: nameEn };
}

/** A department with its part (单位与角色): 区财政局（牵头）. */
export function departmentLabel({ name, nameEn, role }: ComparableDepartment): LocalText {
  return role === 'lead' ? { zh: `${name}（牵头）`, en: `${nameEn} (lead)` } : { zh: name, en: nameEn };
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
