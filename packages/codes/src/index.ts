export { DEPARTMENTS, type Department, type Ranks } from './departments.ts';
export {
  type AliasEntry,
  type DepartmentLevel,
  departmentById,
  LEVEL_WORD,
  type ResolvedDepartment,
  type ResolveOptions,
  resolveDepartment,
} from './resolve-department.ts';
export { shortNamesOf } from './short-names.ts';
