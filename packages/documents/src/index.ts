export * from './document-text.ts';
export { defaultLimits, type ReadLimits } from './limits.ts';
export { formatListNumber } from './numerals.ts';
export { documentProblems } from './problems.ts';
export { readDocument } from './read-document.ts';
export { readWorkbook } from './xlsx/read-xlsx.ts';
export * from './xlsx/sheet.ts';
