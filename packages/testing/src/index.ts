export * from './fixtures.ts';
export * from './records-matrix.ts';
export type { TestStores } from './global-setup.ts';
