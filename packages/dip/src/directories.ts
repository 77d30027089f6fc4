import type { Exact } from '@sanyi/expression';
import { type BuiltCatalogue, spreadOf } from './build.ts';
import { classKey } from './cell.ts';
import type { CellTally } from './forming.ts';
import { CARE_CLASSES, type CareClass } from './rules.ts';
import { addSpread, NO_SPREAD, type Spread, variation } from './spread.ts';
import { addTally, emptyTally, type Tally, weightedMean } from './tally.ts';

/** Upper directories for monitoring (上级目录): diagnosis × class, block of ICD-10 × class, chapter. */
export const DIRECTORY_LEVELS = ['secondary', 'primary', 'chapter'] as const;
export type DirectoryLevel = (typeof DIRECTORY_LEVELS)[number];

/** One upper directory with all its cases, those of no group too (上级目录). */
export interface Directory {
  readonly level: DirectoryLevel;
  /** `K80.0/surgery`, `K80-K87/surgery`, `K00-K93`. */
  readonly key: string;
  readonly careClass: CareClass | null;
  readonly cases: number;
  /** Groups of the catalogue that its cases are in. */
  readonly groups: number;
  readonly mean: Exact;
  readonly variation: number | null;
}

/** First and last category of each block of ICD-10 and of each chapter (编码区段), ascending. */
export interface CodeRanges {
  readonly blocks: readonly (readonly [string, string])[];
  readonly chapters: readonly (readonly [string, string])[];
}

/** The range a category lies in, as `K80-K87`; `其他` where none holds it. */
export function rangeOf(category: string, ranges: readonly (readonly [string, string])[]): string {
  const code = category.slice(0, 3);
  const found = ranges.find(([from, to]) => code >= from && code <= to);
  return found ? found.join('-') : '其他';
}

interface Gathered {
  readonly careClass: CareClass | null;
  readonly tally: Tally;
  readonly groups: Set<string>;
  spread: Spread;
}

/**
 * Gathers all cases that form or could form groups into upper directories (归集上级目录). Cases whose operation has no class are gathered by chapter
 * only; pre-groups stand outside, as they do in the catalogue.
 */
export function upperDirectories(built: BuiltCatalogue, ranges: CodeRanges): Directory[] {
  const { formed, rules, sorted } = built;
  const found = new Map<string, Gathered>();
  const add = (cell: CellTally, group: string | null) => {
    const { diagnosis, category, careClass, preGroup } = cell.cell;
    if (preGroup !== null) return;
    const spread = spreadOf(sorted, [cell]);
    const put = (level: DirectoryLevel, key: string, own: CareClass | null) => {
      const name = `${level}\t${key}`;
      const sum = found.get(name) ?? {
        careClass: own,
        tally: emptyTally(rules.yearWeights.length),
        groups: new Set<string>(),
        spread: NO_SPREAD,
      };
      addTally(sum.tally, cell.tally);
      sum.spread = addSpread(sum.spread, spread);
      if (group !== null) sum.groups.add(group);
      found.set(name, sum);
    };
    if (careClass !== null) {
      put('secondary', classKey(diagnosis, careClass), careClass);
      put('primary', classKey(rangeOf(category, ranges.blocks), careClass), careClass);
    }
    put('chapter', rangeOf(category, ranges.chapters), null);
  };
  for (const group of formed.groups)
    for (const unit of group.units) for (const cell of unit.cells) add(cell, group.key);
  for (const { cell } of formed.left) add(cell, null);
  const weighting = { weights: rules.yearWeights, means: rules.yearMeans };
  const order = (level: string) => DIRECTORY_LEVELS.indexOf(level as DirectoryLevel);
  return [...found]
    .flatMap(([name, { careClass, tally, groups, spread }]): Directory[] => {
      const [level = '', key = ''] = name.split('\t');
      const mean = weightedMean(tally.total, tally.cases, weighting);
      if (!mean) return [];
      return [
        {
          level: level as DirectoryLevel,
          key,
          careClass,
          cases: spread.count,
          groups: groups.size,
          mean,
          variation: variation(spread),
        },
      ];
    })
    .sort(
      (one, other) =>
        order(one.level) - order(other.level) ||
        (one.key < other.key ? -1 : one.key > other.key ? 1 : 0) ||
        CARE_CLASSES.indexOf(one.careClass ?? 'conservative') -
          CARE_CLASSES.indexOf(other.careClass ?? 'conservative'),
    );
}
