import type { Day } from '@sanyi/quantity';
import type { LightName, ResponsibilityRole, ReviewState, TaskKind, WorkState } from './words.ts';

/** A department in a row (责任单位): the organisation when it is settled, else the printed name only. */
export interface LedgerDepartment {
  readonly name: string;
  /** In English where organisation or registry know it; else the printed name. */
  readonly nameEn: string;
  readonly organisationId: string | null;
}

/** What filters, groups and totals need of a row (台账行); store and screen hand over rows that hold more. */
export interface LedgerTask {
  readonly id: string;
  readonly planId: string;
  readonly planTitle: string;
  readonly sectionId: string | null;
  /** Ids of the section and all sections above it. */
  readonly sectionIds: readonly string[];
  readonly sectionPath: readonly string[];
  readonly seq: number;
  readonly number: string;
  readonly title: string;
  readonly text: string;
  /** First letters of the pinyin of title, departments and indicators, lower case. */
  readonly initials: string;
  readonly kind: TaskKind;
  readonly lead: readonly LedgerDepartment[];
  readonly coop: readonly LedgerDepartment[];
  readonly responsiblePerson: string | null;
  readonly dueOn: Day | null;
  readonly ongoing: boolean;
  readonly workState: WorkState;
  readonly reviewState: ReviewState;
  readonly light: LightName;
  readonly targets: readonly { readonly indicator: string }[];
  readonly disputed: boolean;
  readonly mine: ResponsibilityRole | null;
  readonly updatedAt: string;
}
