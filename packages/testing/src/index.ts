export * from './child.ts';
export * from './fixtures.ts';
export type { TestStores } from './global-setup.ts';
export * from './records-matrix.ts';
export * from './vaults.ts';
