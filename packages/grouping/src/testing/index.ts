export { ListScan } from './list-scan.ts';
export { type KindScore, mutationScore } from './mutation-score.ts';
export { RandomCases } from './random-cases.ts';
