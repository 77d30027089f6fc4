import type { LocalText } from '@sanyi/kernel';
import { type Day, type Period, samePeriodLastYear, stepPeriod } from '@sanyi/quantity';
import type { CheckBounds, CheckedDefinition } from './check-value.ts';
import type { Finding } from './finding.ts';

/** A row as it stood in a file (原始行), every cell as text; `findings` are what the reader already saw. */
export interface RawRow {
  readonly sheet: string;
  readonly line: number;
  readonly code: string;
  readonly organisation: string;
  readonly period: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly note: string;
  readonly findings: readonly Finding[];
}

export interface EntryIndicator extends CheckedDefinition {
  readonly id: string;
  readonly code: string;
  readonly cumulative: boolean;
  readonly computed: boolean;
  readonly mayEnter: boolean;
}

export interface EntryOrganisation {
  readonly id: string;
  readonly name: LocalText;
}

export interface KnownValue {
  readonly numerator: string;
  readonly denominator: string | null;
}

/** A sum that has to come out; no parts means the institutions of the region. */
export interface SumRule {
  readonly wholeId: string;
  readonly partIds: readonly string[];
}

/** What rows are checked against (校验依据), gathered by the store. */
export interface EntryWorld {
  readonly today: Day;
  readonly bounds: CheckBounds;
  readonly indicators: readonly EntryIndicator[];
  readonly institutions: readonly EntryOrganisation[];
  readonly sums: readonly SumRule[];
  organisation(given: string): EntryOrganisation | undefined;
  /** The organisation whose value an indicator has where a row names none. */
  usual(indicatorId: string): EntryOrganisation;
  mayEnterFor(indicatorId: string, organisationId: string): boolean;
  /** The value that counts, or else the one that waits. */
  known(indicatorId: string, organisationId: string, period: Period): KnownValue | undefined;
}

export type Outcome = 'new' | 'correction' | 'same' | 'blank' | 'error';

/** A row and what became of it (校验后的行); none is ever left out. */
export interface CheckedRow extends Omit<RawRow, 'findings'> {
  readonly outcome: Outcome;
  readonly indicatorId: string | null;
  readonly indicatorName: LocalText | null;
  readonly organisationId: string | null;
  readonly organisationName: LocalText | null;
  readonly findings: readonly Finding[];
}

/** How many rows came to what (行数); the counts add up to the rows. */
export function countOutcomes(rows: readonly { readonly outcome: Outcome }[]): Record<Outcome, number> {
  const counts: Record<Outcome, number> = { new: 0, correction: 0, same: 0, blank: 0, error: 0 };
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
}

/** The value an entry is compared with: the period before; a cumulative one begins anew each year, so the same of last year. */
export function comparedPeriod(period: Period, cumulative: boolean): Period {
  return cumulative ? samePeriodLastYear(period) : stepPeriod(period, -1);
}
