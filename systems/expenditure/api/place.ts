import type { RouteContext } from '@sanyi/api';
import { type Day, type Period, samePeriodLastYear, stepPeriod } from '@sanyi/quantity';
import { RegionFacts } from '@sanyi/region';
import type { DataPort } from '../../data/port.ts';
import type { DrgPort, StayCosts } from '../../drg/port.ts';
import { comparablePeriods, type HospitalPair, monthsOf, pairHospitals } from '../engine/pairs.ts';
import { expenditureProblems } from '../problems.ts';
import { type ChargedItem, chargedItems } from '../store/stay-items.ts';
import { type GrowthTarget, targetsOf } from '../store/targets.ts';

export type Context = Pick<RouteContext<unknown, unknown, unknown>, 'platform' | 'viewer' | 'transact'>;

export type PeriodKindShown = 'month' | 'quarter' | 'year';

/** Periods of a kind that the viewer can compare with the year before (可比周期), newest first. */
export async function periodsFor({ platform, viewer }: Context, kind: PeriodKindShown): Promise<Period[]> {
  return comparablePeriods(await platform.port<DrgPort>('drg').months(viewer), kind);
}

/** Two periods of a viewer's hospitals (两期底数). */
export interface TwoYears {
  readonly costs: StayCosts;
  readonly hospitals: readonly HospitalPair[];
  readonly items: readonly ChargedItem[];
  readonly targets: ReadonlyMap<string, GrowthTarget>;
}

/** @throws Problem expenditure/not-comparable, drg/no-facts */
export async function twoYears(
  { platform, viewer, transact }: Context,
  period: Period,
  institution: string | null,
): Promise<TwoYears> {
  const refuse = () => expenditureProblems.problem('not-comparable', { period });
  if (!platform.facts) throw refuse();
  const now = monthsOf(period);
  const before = monthsOf(samePeriodLastYear(period));
  const costs = await platform.port<DrgPort>('drg').stayCosts(viewer, [...before, ...now]);
  if (!costs || costs.rows.length === 0) throw refuse();
  const { snapshot, targets } = await transact(async (tx) => ({
    snapshot: await platform.port<DataPort>('data').snapshot(tx, { scopePath: viewer.scopePath }),
    targets: await targetsOf(tx, viewer.scopePath, Number(period.slice(0, 4))),
  }));
  return {
    costs,
    hospitals: pairHospitals(costs.rows, now),
    items: await chargedItems(new RegionFacts(platform.facts, snapshot), { before, now }, institution),
    targets,
  };
}

/** Months up to the last of a period, oldest first: what a course shows. */
export function courseMonths(period: Period, told: readonly Period[], most: number): Period[] {
  const last = monthsOf(period).at(-1)?.slice(0, 7) ?? '';
  const known = new Set(told);
  const months: Period[] = [];
  for (let month: Period = last; months.length < most; month = stepPeriod(month, -1)) months.unshift(month);
  return months.filter((month) => known.has(month));
}

/** First day of a month. */
export function firstDay(month: Period): Day {
  return `${month}-01`;
}
