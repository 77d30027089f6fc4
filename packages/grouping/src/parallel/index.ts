export { groupFile } from './group-file.ts';
export { GroupingPool } from './pool.ts';
export { sharedColumns } from './shared-columns.ts';
