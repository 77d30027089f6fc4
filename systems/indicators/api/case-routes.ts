import { route } from '@sanyi/api';
import { RegionFacts } from '@sanyi/region';
import { measureByCode } from '../engine/measures/measures.ts';
import { monthsOfPeriod } from '../engine/sums.ts';
import { indicatorProblems } from '../problems.ts';
import { caseColumns, caseRows, caseTitle } from '../store/case-rows.ts';
import { compiledOf, preparedFor } from './computed-routes.ts';
import * as schemas from './computed-schemas.ts';
import { measureView } from './computed-views.ts';

/** The rows behind a computed value (下钻): of one measure, institution and period. */
export const caseRoutes = {
  cases: route({
    params: schemas.computedParams,
    query: schemas.casesQuery,
    response: schemas.cases,
    handle: async (context) => {
      const { params, query, platform } = context;
      const indicator = compiledOf(params.code);
      const measure = measureByCode.get(query.measure);
      if (!measure || !indicator.measures.includes(measure.code))
        throw indicatorProblems.problem('no-such-measure', { measure: query.measure });
      if (!platform.facts) throw indicatorProblems.problem('no-facts');
      const { snapshot } = await preparedFor(context);
      const months = monthsOfPeriod(query.period, indicator.form.cumulative);
      const { institution, page, size } = query;
      const found = await caseRows(new RegionFacts(platform.facts, snapshot), measure, {
        institution,
        months: measure.over === 'last' ? months.slice(-1) : months,
        page,
        size,
      });
      const address = new URLSearchParams({
        institution,
        ...(months.length === 1 ? { month: query.period } : {}),
      });
      return {
        measure: measureView(measure.code),
        columns: caseColumns(measure).map(caseTitle),
        rows: found.rows.map(({ cells, key }) => ({
          cells: [...cells],
          href: `/data/tables/${measure.table}?${address.toString()}${key ? `&key=${encodeURIComponent(key)}` : ''}`,
        })),
        total: found.total,
        page,
        size,
      };
    },
  }),
};
