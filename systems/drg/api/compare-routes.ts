import { route } from '@sanyi/api';
import { SchemeComparison } from '@sanyi/grouping';
import { RegionFacts, readStays } from '@sanyi/region';
import type { DataPort } from '../../data/port.ts';
import { schemeNames } from '../engine/scheme-names.ts';
import { readyScheme } from '../store/schemes.ts';
import { caseOf } from '../store/stays.ts';
import { factsOf } from './place.ts';
import * as schemas from './schemas.ts';

/** Flows that are sent; what moved beyond them is in the totals. */
const FLOWS = 100;

export const compareRoutes = {
  compare: route({
    params: schemas.comparisonParams,
    response: schemas.comparison,
    handle: async ({ platform, transact, params }) => {
      const facts = factsOf(platform);
      const data = platform.port<DataPort>('data');
      const { before, after, snapshot, institutions } = await transact(async (tx) => ({
        before: await readyScheme(tx, params.schemeNo),
        after: await readyScheme(tx, params.otherNo),
        snapshot: await data.snapshot(tx),
        institutions: await data.institutions(tx),
      }));
      const comparison = new SchemeComparison();
      const money = new Map<string, bigint>();
      for await (const stays of readStays(new RegionFacts(facts, snapshot)))
        for (const stay of stays) {
          const given = caseOf(stay);
          const one = before.grouper.group(given);
          const other = after.grouper.group(given);
          if (!comparison.add(one, other, stay.institution_code)) continue;
          const key = `${one.status} ${one.drg} ${other.status} ${other.drg}`;
          money.set(key, (money.get(key) ?? 0n) + (stay.total_fen ?? 0n));
        }
      const names = new Map(institutions.map(({ code, name }) => [code, name]));
      const [namesBefore, namesAfter] = [schemeNames(before.scheme), schemeNames(after.scheme)];
      const { cases, moved, lost, gained } = comparison.total();
      return {
        before: { schemeNo: before.schemeNo, name: before.scheme.name },
        after: { schemeNo: after.schemeNo, name: after.scheme.name },
        cases,
        moved,
        lost,
        gained,
        flows: comparison
          .flows()
          .filter((flow) => flow.before !== flow.after || flow.statusBefore !== flow.statusAfter)
          .slice(0, FLOWS)
          .map((flow) => ({
            before: flow.before,
            beforeName: namesBefore.get(flow.before) ?? '',
            after: flow.after,
            afterName: namesAfter.get(flow.after) ?? '',
            cases: flow.cases,
            totalFen: (
              money.get(`${flow.statusBefore} ${flow.before} ${flow.statusAfter} ${flow.after}`) ?? 0n
            ).toString(),
          })),
        hospitals: comparison.hospitals().map(({ hospital, effect }) => ({
          institution: hospital,
          hospital: names.get(hospital) ?? { zh: hospital, en: hospital },
          cases: effect.cases,
          moved: effect.moved,
          lost: effect.lost,
          gained: effect.gained,
        })),
      };
    },
  }),
};
