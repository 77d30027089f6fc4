import type { AuxiliaryDimension, DipRules } from '@sanyi/dip';

/**
 * What the rules say in codes (规则清单): exclusions, classes, pre-groups, merges, subdivisions and auxiliary dimensions. The numbers come from the parameters;
 * both together are the rules of a catalogue.
 */
export type RuleLists = Pick<
  DipRules,
  | 'id'
  | 'name'
  | 'excludedDiagnoses'
  | 'ignoredOperations'
  | 'operationClasses'
  | 'preGroups'
  | 'diagnosisMerges'
  | 'operationMerges'
  | 'combinedOperations'
  | 'subdivisions'
  | 'lists'
> & { readonly dimensions: readonly AuxiliaryDimension[] };
