import type { FigureRef, Viewer } from '@sanyi/kernel';
import type { Day } from '@sanyi/quantity';

/** A department of a task as the ledger names it. */
export interface CatalogueDepartment {
  readonly name: string;
  readonly role: 'lead' | 'coop';
}

/** A target of a task as the ledger holds it. */
export interface CatalogueTarget {
  readonly targetId: string;
  readonly indicator: string;
  /** Comparator, value and unit as one phrase: “≥ 75 %”. */
  readonly phrase: string;
  readonly due: Day | null;
}

/** A task of a loaded plan, with what the classification reads and what the page shows. */
export interface CatalogueTask {
  readonly taskId: string;
  readonly planId: string;
  readonly planTitle: string;
  readonly number: string;
  readonly title: string;
  /** The whole text of the task in the paper. */
  readonly text: string;
  readonly departments: readonly CatalogueDepartment[];
  readonly targets: readonly CatalogueTarget[];
}

/** What the catalogue asks of the plan system (方案读取); the port of `plan` has a method of this name and shape. */
export interface PlanReader {
  /** Tasks of all plans the viewer may see, dropped tasks left out, in the order of the ledger. */
  catalogueTasks(viewer: Viewer): Promise<readonly CatalogueTask[]>;
}

/** The newest value somebody entered for an indicator that a target is linked to. */
export interface EnteredValue {
  readonly targetId: string;
  readonly text: string | null;
  readonly unit: string;
  readonly period: string;
  readonly figure: FigureRef;
}

/** What the catalogue asks of the indicator system (指标读取); the port of `indicators` has a method of this name. */
export interface IndicatorReader {
  /** The newest entered value per target; targets without one are left out. */
  latestEnteredValues(viewer: Viewer, targetIds: readonly string[]): Promise<readonly EnteredValue[]>;
}
