import { route } from '@sanyi/api';
import { samePeriodLastYear } from '@sanyi/quantity';
import { recordAudit } from '@sanyi/records';
import type { DrgPort } from '../../drg/port.ts';
import { monthsOf, pairHospitals, wholeRegion } from '../engine/pairs.ts';
import { growthOf } from '../engine/split.ts';
import { expenditureProblems } from '../problems.ts';
import { setTarget } from '../store/targets.ts';
import { type Context, courseMonths, firstDay, periodsFor, twoYears } from './place.ts';
import * as schemas from './schemas.ts';
import { chargedShare, groupDrivers, hospitalView, itemDrivers, percentText } from './views.ts';

const REGION_NAME = { zh: '全区合计', en: 'The whole region' };
const COURSE_MONTHS = 24;

/** Growth of the cost of stays against each hospital's target, and what it comes from (费用监测). */
export const expenditureRoutes = {
  overview: route({
    query: schemas.overviewQuery,
    response: schemas.overview,
    handle: async (context) => {
      const { kind } = context.query;
      const periods = await periodsFor(context, kind);
      const period = context.query.period ?? periods[0];
      if (period === undefined)
        return {
          kind,
          periods: [],
          period: null,
          before: null,
          runNo: null,
          region: null,
          hospitals: [],
        };
      const { costs, hospitals, items, targets } = await twoYears(context, period, null);
      const itemsOf = (code: string) => items.filter(({ institution }) => institution === code);
      return {
        kind,
        periods,
        period,
        before: samePeriodLastYear(period),
        runNo: costs.runNo,
        region: hospitalView(wholeRegion(hospitals), {
          name: REGION_NAME,
          // An item of two hospitals is two items: where it was charged is no matter of its price.
          items,
          targets,
        }),
        hospitals: hospitals.map((pair) =>
          hospitalView(pair, {
            name: costs.hospitals.get(pair.institution) ?? { zh: pair.institution, en: pair.institution },
            items: itemsOf(pair.institution),
            targets,
          }),
        ),
      };
    },
  }),

  hospital: route({
    params: schemas.hospitalParams,
    query: schemas.overviewQuery,
    response: schemas.oneHospital,
    handle: async (context) => {
      const { kind } = context.query;
      const { code } = context.params;
      const periods = await periodsFor(context, kind);
      const period = context.query.period ?? periods[0];
      if (period === undefined) throw expenditureProblems.problem('not-comparable', { period: kind });
      const { costs, hospitals, items, targets } = await twoYears(context, period, code);
      const pair = hospitals.find(({ institution }) => institution === code);
      if (!pair) throw expenditureProblems.problem('no-such-hospital', { code, period });
      return {
        kind,
        periods,
        period,
        before: samePeriodLastYear(period),
        hospital: hospitalView(pair, {
          name: costs.hospitals.get(code) ?? { zh: code, en: code },
          items,
          targets,
        }),
        groups: groupDrivers(pair, costs.groups),
        items: itemDrivers(items),
        charged: chargedShare(pair, items),
        course: await courseOf(context, period, code),
      };
    },
  }),

  'set-target': route({
    body: schemas.newTarget,
    response: 'nothing',
    handle: ({ transact, viewer, body, requestId }) =>
      transact(async (tx) => {
        const id = await setTarget(tx, {
          scopePath: viewer.scopePath,
          institution: body.institution,
          year: body.year,
          growth: body.growth,
          reason: body.reason,
          setBy: viewer.displayName,
        });
        await recordAudit(tx, {
          actor: viewer,
          action: 'expenditure.set-target',
          subjectKind: 'growth-target',
          subjectId: id,
          scopePath: viewer.scopePath,
          requestId,
          detail: { ...body },
        });
      }),
  }),
};

/** Growth of a hospital month by month, each on the same month of the year before. */
async function courseOf(context: Context, period: string, code: string) {
  const { platform, viewer } = context;
  const months = courseMonths(period, await periodsFor(context, 'month'), COURSE_MONTHS);
  if (months.length === 0) return [];
  const wanted = [...new Set(months.flatMap((month) => [month, samePeriodLastYear(month)]))].map(firstDay);
  const costs = await platform.port<DrgPort>('drg').stayCosts(viewer, wanted);
  return months.map((month) => {
    const now = monthsOf(month);
    const both = new Set([...now, ...monthsOf(samePeriodLastYear(month))]);
    const rows = (costs?.rows ?? []).filter((row) => both.has(row.month));
    const pair = pairHospitals(rows, now).find(({ institution }) => institution === code);
    const { plain, adjusted } = growthOf(pair?.groups ?? []);
    return { month, growth: percentText(plain), adjusted: percentText(adjusted) };
  });
}
