import type { Day } from '@sanyi/quantity';
import type { Comparator } from '../reading.ts';

/** A department as the comparison sees it (责任单位). */
export interface ComparableDepartment {
  readonly role: 'lead' | 'coop';
  /** Name as shown. */
  readonly name: string;
  readonly nameEn: string;
  /** Id in the department registry; null when unknown. */
  readonly departmentId: string | null;
}

/** A target as the comparison sees it (量化目标); numbers are exact decimal text. */
export interface ComparableTarget {
  readonly id: string;
  readonly indicator: string;
  readonly comparator: Comparator;
  readonly value: string | null;
  readonly value2: string | null;
  readonly unit: string;
  readonly change: 'increase' | 'decrease' | null;
  /** As shown, without the indicator: `≥ 75%`. */
  readonly phrase: string;
}

/** One task of either plan (待比对任务), in the order of its paper. */
export interface ComparableTask {
  readonly id: string;
  readonly sectionId: string | null;
  readonly sectionTitle: string;
  readonly title: string;
  readonly text: string;
  readonly departments: readonly ComparableDepartment[];
  readonly targets: readonly ComparableTarget[];
  readonly dueOn: Day | null;
}

/** `previous`: last year's plan on the left; `parent`: the plan of the level above on the left. */
export type CompareMode = 'previous' | 'parent';

export type PairClass =
  | 'new'
  | 'dropped'
  | 'unchanged'
  | 'reworded'
  | 'tightened'
  | 'loosened'
  | 'moved-owner'
  | 'renamed-body';
