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

/** Lists before any were imported (空规则清单). */
export const emptyLists: RuleLists = {
  id: 'own',
  name: '本地规则',
  excludedDiagnoses: [],
  ignoredOperations: [],
  operationClasses: {},
  preGroups: [],
  diagnosisMerges: [],
  operationMerges: [],
  combinedOperations: [],
  subdivisions: [],
  lists: {},
  dimensions: [],
};
