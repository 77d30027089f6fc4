import { type RouteContext, route } from '@sanyi/api';
import { type Day, type Period, periodKind, periodOf, periodStart, stepPeriod } from '@sanyi/quantity';
import { recordAudit } from '@sanyi/records';
import { RegionFacts } from '@sanyi/region';
import type { DataPort } from '../../data/port.ts';
import { computeValue } from '../engine/computed-value.ts';
import { funnelLimits, funnelPlace } from '../engine/interval.ts';
import { type CompiledIndicator, compiledLibrary } from '../engine/library/library.ts';
import type { PreparedSums, Subject } from '../engine/sums.ts';
import { indicatorProblems } from '../problems.ts';
import { lastMonth, type Prepared, preparedOf, sumsFor } from '../store/computed.ts';
import { filledDefinitions } from '../store/definitions.ts';
import { type Institution, institutionsOf } from '../store/institutions.ts';
import * as schemas from './computed-schemas.ts';
import { definitionView, headView, stateView, valueView, valueWithChanges } from './computed-views.ts';

/** Months of a course that are shown. */
const MONTHS_SHOWN = 36;

export type ComputedContext = Pick<
  RouteContext<unknown, unknown, unknown>,
  'platform' | 'transact' | 'viewer'
>;

/** A computed indicator by its code. @throws indicators/no-such-indicator */
export function compiledOf(code: string): CompiledIndicator {
  const indicator = compiledLibrary().get(code);
  if (!indicator) throw indicatorProblems.problem('no-such-indicator');
  return indicator;
}

/** How far the sums of the viewer's region are, and what they are read from. */
export function preparedFor(
  { platform, transact, viewer }: ComputedContext,
  /** As it was known at the end of that day. */
  known?: Day,
): Promise<Prepared> {
  const asOf = known === undefined ? undefined : `${known}T23:59:59.999+08:00`;
  return transact(async (tx) => {
    const snapshot = await platform.port<DataPort>('data').snapshot(tx, { scopePath: viewer.scopePath });
    return await preparedOf(tx, snapshot, viewer.scopePath, asOf);
  });
}

/** Whose figures a viewer sees first: the region's, or those of the own institution where no others may be seen. */
export function subjectOf({ snapshot }: Prepared): Subject {
  return snapshot.institutions === null ? null : (snapshot.institutions[0] ?? '');
}

/** Institutions by code, as the rows that count tell of them; none without a facts store. */
export async function namesFor(
  { platform }: ComputedContext,
  { snapshot }: Prepared,
): Promise<ReadonlyMap<string, Institution>> {
  return platform.facts ? await institutionsOf(new RegionFacts(platform.facts, snapshot)) : new Map();
}

async function library(context: ComputedContext, asked: Period | undefined) {
  const prepared = await preparedFor(context);
  const period = asked ?? lastMonth(prepared);
  const indicators = [...compiledLibrary().values()];
  const sums = await sumsFor(context.platform.facts, prepared, indicators, 'whole');
  const subject = subjectOf(prepared);
  return {
    state: stateView(prepared),
    period,
    indicators: indicators.map((indicator) => ({
      ...headView(indicator),
      ...(period === null
        ? { value: null, yearOnYear: null, onPrevious: null }
        : valueWithChanges(indicator, sums, subject, period)),
    })),
  };
}

async function computed(
  context: ComputedContext,
  code: string,
  query: { period?: Period | undefined; institution?: string | undefined; known?: Day | undefined },
) {
  const indicator = compiledOf(code);
  const prepared = await preparedFor(context, query.known);
  const period = query.period ?? lastMonth(prepared);
  const sums = await sumsFor(context.platform.facts, prepared, [indicator]);
  const names = await namesFor(context, prepared);
  const subject = query.institution ?? subjectOf(prepared);
  const own = await context.transact((tx) => filledDefinitions(tx, context.viewer.scopePath));
  const shown = {
    state: stateView(prepared),
    adoptedId: own.get(code)?.id ?? null,
    known: query.known ?? null,
    definition: definitionView(indicator),
    period,
    institution: subject === null ? null : { code: subject, name: names.get(subject)?.name ?? subject },
  };
  if (period === null)
    return {
      ...shown,
      value: null,
      yearOnYear: null,
      onPrevious: null,
      series: [],
      institutions: [],
      funnel: [],
    };
  return {
    ...shown,
    ...valueWithChanges(indicator, sums, subject, period),
    series: seriesOf(indicator, sums, subject, period, prepared).map((value) => valueView(indicator, value)),
    ...comparison(indicator, sums, names, period, prepared),
  };
}

/** Values of the months, or longer periods, up to one; those without rows keep their place. */
function seriesOf(
  indicator: CompiledIndicator,
  sums: PreparedSums,
  subject: Subject,
  period: Period,
  { runs }: Prepared,
) {
  const first = [...runs.keys()].sort()[0];
  if (first === undefined) return [];
  const start = periodOf(first, periodKind(period));
  const periods: Period[] = [];
  for (
    let at = period;
    periods.length < MONTHS_SHOWN && periodStart(at) >= periodStart(start);
    at = stepPeriod(at, -1)
  )
    periods.unshift(at);
  return periods.map((at) => computeValue(indicator, sums, subject, at));
}

/** Every institution beside the region's share: a funnel, not a league table. */
function comparison(
  indicator: CompiledIndicator,
  sums: PreparedSums,
  names: ReadonlyMap<string, Institution>,
  period: Period,
  { snapshot }: Prepared,
) {
  // Who sees one institution only has nothing to compare it with.
  if (snapshot.institutions !== null) return { institutions: [], funnel: [] };
  const whole = computeValue(indicator, sums, null, period);
  const isShare = indicator.form.kind === 'coverage';
  const share = Number(whole.numerator) / Number(whole.denominator);
  const values = [...names.values()].flatMap(({ code, name, kind }) => {
    const value = computeValue(indicator, sums, code, period);
    if (value.numerator === null) return [];
    const place = isShare ? funnelPlace(Number(value.numerator), Number(value.denominator), share) : null;
    return [{ code, name, kind, place, ...valueView(indicator, value) }];
  });
  const sizes = values.map((value) => Number(value.denominator)).filter((size) => size > 0);
  return { institutions: values, funnel: isShare ? funnelLimits(share, sizes) : [] };
}

export const computedRoutes = {
  library: route({
    query: schemas.libraryQuery,
    response: schemas.libraryList,
    handle: (context) => library(context, context.query.period),
  }),

  computed: route({
    params: schemas.computedParams,
    query: schemas.computedQuery,
    response: schemas.computedDetail,
    handle: (context) => computed(context, context.params.code, context.query),
  }),

  compute: route({
    body: schemas.computeRequest,
    response: schemas.computeStarted,
    handle: async ({ platform, transact, viewer, body, requestId }) => {
      if (!platform.facts) throw indicatorProblems.problem('no-facts');
      const jobId = await transact(async (tx) => {
        await recordAudit(tx, {
          actor: viewer,
          action: 'indicators.compute',
          subjectKind: 'indicators',
          subjectId: viewer.scopePath,
          scopePath: viewer.scopePath,
          requestId,
          detail: { full: body.full },
        });
        return await platform.jobs.enqueue(tx, {
          kind: 'indicators.compute',
          title: { zh: '由数据计算指标', en: 'Compute indicators from data' },
          payload: { full: body.full },
          viewer,
        });
      });
      platform.jobs.wake();
      return { jobId };
    },
  }),
};
