import type { FormatId } from '../engine/contract.ts';

/** Order in which files of one delivery go in (入库顺序): what others are joined to comes first. */
export const IMPORT_ORDER: readonly FormatId[] = [
  'institutions',
  'population',
  'insurance-status',
  'insurer-encounters',
  'insurer-settlements',
  'insurer-fee-lines',
  'insurer-diagnoses',
  'insurer-operations',
  'front-page',
  'front-page-p',
  'settlement-list',
  'settlement-list-a',
  'fhir',
];
