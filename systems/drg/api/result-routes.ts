import { route } from '@sanyi/api';
import { reasonText, ruleText, type UngroupableReason } from '@sanyi/grouping';
import type { LocalText } from '@sanyi/kernel';
import { costWeight, decimal, meanDays, meanFen } from '../engine/costs.ts';
import { drgProblems } from '../problems.ts';
import { countStatuses } from '../store/cases.ts';
import { costBands, type GroupCost, groupCosts, hospitalCosts } from '../store/group-costs.ts';
import { readyScheme, useOn, usesOf } from '../store/schemes.ts';
import { NO_SCHEME } from '../store/write-cases.ts';
import { hospitalName, type Place, placeOf, placeOrNull } from './place.ts';
import * as schemas from './schemas.ts';
import { useView } from './scheme-routes.ts';

const NO_SCHEME_TEXT: LocalText = {
  zh: '出院日没有启用的方案',
  en: 'no scheme in force on the day of discharge',
};

/** Why a stay is not in a group, in words (未入组原因); null where it is. */
export function reasonWords(reason: string): LocalText | null {
  if (reason === '') return null;
  return reason === NO_SCHEME ? NO_SCHEME_TEXT : reasonText(reason as UngroupableReason);
}

export const resultRoutes = {
  overview: route({
    response: schemas.overview,
    handle: async (context) => {
      const { platform, viewer, transact } = context;
      const uses = await transact((tx) => usesOf(tx, viewer.scopePath));
      const today = useOn(uses, platform.clock.today());
      const place = await placeOrNull(context);
      const counts = place ? await countStatuses(place.facts, place.scope) : [];
      const of = (status: string) =>
        counts.reduce((sum, item) => sum + (item.status === status ? item.cases : 0), 0);
      const [grouped, ambiguous, ungroupable] = [of('grouped'), of('ambiguous'), of('ungroupable')];
      return {
        run: place && runView(place),
        inForce: today && useView(today, viewer.scopePath),
        stays: grouped + ambiguous + ungroupable,
        grouped,
        ambiguous,
        ungroupable,
        reasons: counts
          .filter((item) => item.status === 'ungroupable')
          .map((item) => ({ ...item, text: reasonWords(item.reason) ?? { zh: '', en: '' } })),
        ownOnly: place ? place.scope.institutions !== null : false,
      };
    },
  }),

  groups: route({
    response: schemas.groups,
    handle: async (context) => {
      const place = await placeOf(context);
      const found = await groupCosts(place.facts, place.scope);
      const all = sumOf(found);
      return {
        groups: found.map((item) => costView(place, item, all)),
        meanFen: meanFen(all.fen, all.count)?.toString() ?? null,
        cases: found.reduce((sum, item) => sum + item.cases, 0),
      };
    },
  }),

  group: route({
    params: schemas.groupParams,
    response: schemas.group,
    handle: async (context) => {
      const { code } = context.params;
      const place = await placeOf(context);
      const found = await groupCosts(place.facts, place.scope);
      const all = sumOf(found);
      const one = found.find((item) => item.drg === code);
      if (!one) throw drgProblems.problem('no-such-group', { code });
      const hospitals = await hospitalCosts(place.facts, place.scope, code);
      const bands = await costBands(place.facts, place.scope, code);
      return {
        group: costView(place, one, all),
        rule: await ruleWords(context, place, one),
        hospitals: hospitals.map((item) => ({
          ...costView(place, item, all),
          institution: item.institution,
          hospital: hospitalName(place, item.institution),
        })),
        bands: bands.map((band) => ({
          fromFen: band.fromFen.toString(),
          toFen: band.toFen?.toString() ?? null,
          cases: band.cases,
        })),
      };
    },
  }),
};

function runView({ run, snapshot, scope }: Place) {
  const now = new Set(snapshot.files);
  const then = new Set(run.files);
  // A district sees fewer of the files that the city's run has counted: those say nothing to it.
  const gone = scope.files === null && run.files.some((file) => !now.has(file));
  const stale = gone || snapshot.files.some((file) => !then.has(file));
  return {
    runNo: run.runNo,
    countedAt: run.countedAt,
    milliseconds: run.milliseconds,
    askedBy: run.askedByName,
    stale,
  };
}

interface Sum {
  readonly fen: bigint;
  readonly count: number;
}

/** Costs of all grouped stays: what weights are measured by. */
function sumOf(found: readonly GroupCost[]): Sum {
  return found
    .filter((item) => item.status === 'grouped')
    .reduce((sum, item) => ({ fen: sum.fen + item.totalFen, count: sum.count + item.costed }), {
      fen: 0n,
      count: 0,
    });
}

function costView(place: Place, item: GroupCost, all: Sum) {
  return {
    drg: item.drg,
    name: place.names.get(item.drg) ?? '',
    mdc: item.mdc,
    adrg: item.adrg,
    status: item.status,
    cases: item.cases,
    hospitals: item.hospitals,
    meanFen: meanFen(item.totalFen, item.costed)?.toString() ?? null,
    medianFen: item.medianFen.toString(),
    totalFen: item.totalFen.toString(),
    weight: item.status === 'grouped' ? costWeight({ fen: item.totalFen, count: item.costed }, all) : null,
    cv: item.cvThousandths === null ? null : decimal(BigInt(item.cvThousandths), 3),
    meanDays: meanDays(item.days, item.cases),
  };
}

/** What the scheme of the run asks of a case of this group. */
async function ruleWords(
  { transact }: Pick<Parameters<typeof placeOf>[0], 'transact'>,
  place: Place,
  { adrg, drg }: GroupCost,
): Promise<LocalText> {
  const schemeNo = place.run.uses.at(-1)?.schemeNo;
  if (schemeNo === undefined) return { zh: '', en: '' };
  const { scheme } = await transact((tx) => readyScheme(tx, schemeNo));
  const row = Object.values(scheme.adrgs).find((item) => item.code === adrg);
  const last = row?.drgs.find((item) => item.code === drg);
  if (!row) return { zh: '', en: '' };
  const first = ruleText(row.rule);
  if (!last || last.rule.op === 'always') return first;
  const second = ruleText(last.rule);
  return { zh: `${first.zh}；${second.zh}`, en: `${first.en}; ${second.en}` };
}
