import type { Period } from '@sanyi/quantity';
import { indicatorResult } from '../indicator-value.ts';
import { comparedPeriod, type EntryOrganisation, type EntryWorld } from './entry-world.ts';

/** A row of the template (模板行): what is asked of whom, with what is known already. */
export interface TemplateRow {
  readonly code: string;
  readonly name: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly numeratorLabel: string;
  readonly denominatorLabel: string | null;
  readonly unit: string;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly comparedPeriod: string;
  readonly comparedResult: string | null;
}

export interface TemplateLabels {
  readonly numeratorLabel: string;
  readonly denominatorLabel: string | null;
  readonly unit: string;
}

/**
 * The rows somebody has to fill in for a period (模板各行): every indicator they may enter by every organisation asked for, else by
 * the one whose value it usually is. What was sent already stands in its row.
 */
export function templateRows(
  world: EntryWorld,
  labels: (indicatorId: string) => TemplateLabels,
  period: Period,
  organisations: readonly EntryOrganisation[],
): TemplateRow[] {
  return world.indicators
    .filter((indicator) => indicator.mayEnter && !indicator.computed)
    .flatMap((indicator) => {
      const asked = organisations.length > 0 ? organisations : [world.usual(indicator.id)];
      return asked
        .filter(({ id }) => world.mayEnterFor(indicator.id, id))
        .map((organisation) => {
          const compared = comparedPeriod(period, indicator.cumulative);
          const before = world.known(indicator.id, organisation.id, compared);
          const now = world.known(indicator.id, organisation.id, period);
          return {
            code: indicator.code,
            name: indicator.name.zh,
            organisationId: organisation.id,
            organisationName: organisation.name.zh,
            ...labels(indicator.id),
            numerator: now?.numerator ?? null,
            denominator: now?.denominator ?? null,
            comparedPeriod: compared,
            comparedResult: before ? indicatorResult(before.numerator, before.denominator, indicator) : null,
          };
        });
    });
}
