import type { Department } from './departments.ts';
import { departmentById, RANK_WORDS, resolveDepartment } from './resolve-department.ts';

/** Rank words that people say; 委员会, 办公室 and 管理局 belong to full names. */
const SPOKEN_RANK = /^.$/u;

/**
 * Every name without its place that people use for the body a printed name means (部门简称): 清河区卫生健康委员会 →
 * 卫生健康委, 卫健委 and the like. Empty when the registry does not hold the name.
 */
export function shortNamesOf(printed: string): readonly string[] {
  const found = resolveDepartment(printed);
  const department = found === null ? null : departmentById(found.id);
  return department === null ? [] : namesOf(department);
}

function namesOf(department: Department): readonly string[] {
  const ranks = RANK_WORDS[department.ranks].filter((rank) => SPOKEN_RANK.test(rank));
  const ranked = department.stems.flatMap((stem) => ranks.map((rank) => stem + rank));
  return [...new Set([...ranked, ...(department.whole ?? [])])];
}
