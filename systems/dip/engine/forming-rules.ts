import type { DipRules, YearMeans } from '@sanyi/dip';
import { type Exact, exact } from '@sanyi/expression';
import type { RuleLists } from './rule-lists.ts';

/** Numbers a catalogue is formed by, as the engine takes them (测算数值). */
export interface FormingValues {
  readonly yearWeights: readonly number[];
  readonly mainCharacters: number;
  readonly compositeCharacters: number;
  readonly coreCases: number;
  readonly coreCoverage: Exact;
  readonly compositeCases: number;
  readonly relatedRise: Exact;
  readonly scorePlaces: number;
  readonly coefficientPlaces: number;
  readonly basicLevelCases: number;
  readonly basicLevelShare: Exact;
  readonly basicLevelVariation: Exact;
  readonly steadyBelow: number;
}

/** What the one who forms a catalogue chooses (测算选择). */
export interface FormingChoice {
  readonly core: 'cases' | 'coverage';
  readonly yearMeans: YearMeans;
  readonly meanOf: 'all' | 'grouped';
  readonly steady: boolean;
}

/** Lists, numbers and choices as the rules of one catalogue (组成测算规则). */
export function formingRules(lists: RuleLists, values: FormingValues, choice: FormingChoice): DipRules {
  const atLeast = (value: Exact) => ({ is: '>=' as const, value });
  const count = (value: number) => atLeast(exact(BigInt(value)));
  const { dimensions: _, ...own } = lists;
  return {
    ...own,
    yearWeights: values.yearWeights,
    yearMeans: choice.yearMeans,
    mainCharacters: values.mainCharacters,
    compositeCharacters: values.compositeCharacters,
    core:
      choice.core === 'cases'
        ? { kind: 'cases', cases: count(values.coreCases) }
        : { kind: 'coverage', share: atLeast(values.coreCoverage) },
    related: { rise: atLeast(values.relatedRise) },
    composite: count(values.compositeCases),
    score: { kind: 'mean', of: choice.meanOf },
    scorePlaces: values.scorePlaces,
    basicLevel: {
      cases: count(values.basicLevelCases),
      firstLevelShare: atLeast(values.basicLevelShare),
      variation: { is: '<=', value: values.basicLevelVariation },
    },
    steady: choice.steady ? { below: { is: '<', value: exact(BigInt(values.steadyBelow)) } } : null,
    coefficientPlaces: values.coefficientPlaces,
  };
}
