export { ListScan } from './list-scan.ts';
export { RandomCases } from './random-cases.ts';
