export { appendStays, type Stay } from './append-stays.ts';
