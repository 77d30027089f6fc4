import type { CareClass } from './rules.ts';

/** Why a case is in no group (未入组原因). */
export type NotGrouped =
  | 'no-main-diagnosis'
  | 'excluded-main-diagnosis'
  | 'operation-class-unknown'
  | 'too-few-cases'
  | 'not-in-catalogue';

/**
 * What the rules look at in a case (病例要素): the finest thing groups are made of. All cases of a cell have the same diagnosis part, main
 * operation and set of other operations.
 */
export interface Cell {
  /** `K35.1:47.0100+54.5100`; the code of the row for a pre-group. */
  readonly key: string;
  readonly preGroup: string | null;
  /** First characters of the main diagnosis, merged and divided by the rules. */
  readonly diagnosis: string;
  /** Fewer characters, for composite groups. */
  readonly category: string;
  readonly main: string | null;
  /** Other operations that count, ascending. */
  readonly related: readonly string[];
  /** Class of the main operation; null where the rules do not know it. */
  readonly careClass: CareClass | null;
}

/** The key of a group or cell (病种编码): diagnosis, main operation, related operations. */
export function keyOf(diagnosis: string, main: string | null, related: readonly string[]): string {
  return main === null ? diagnosis : `${diagnosis}:${[main, ...related].join('+')}`;
}

/** The key of a composite group or directory (综合病种编码). */
export function classKey(category: string, careClass: CareClass): string {
  return `${category}/${careClass}`;
}
