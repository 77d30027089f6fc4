import { route } from '@sanyi/api';
import { type CatalogueGroup, scoreText } from '@sanyi/dip';
import { mulDiv } from '@sanyi/quantity';
import { dipProblems } from '../problems.ts';
import { countEnds } from '../store/cases.ts';
import { listCatalogues, readyCatalogue, useOn, usesOf } from '../store/catalogues.ts';
import { costBands, type GroupCost, groupCosts, hospitalCosts, monthCosts } from '../store/group-costs.ts';
import { groupMeaning } from './meaning.ts';
import { reasonName, wayName } from './names.ts';
import { groupName, hospitalName, type Place, placeOf, placeOrNull } from './place.ts';
import * as schemas from './schemas.ts';
import { certainties, intervalView, steadyView, units, useView } from './views.ts';

/** Catalogues whose score of a group is shown beside the present one. */
const HISTORY = 5;

export const resultRoutes = {
  overview: route({
    response: schemas.overview,
    handle: async (context) => {
      const { platform, viewer, transact } = context;
      const uses = await transact((tx) => usesOf(tx, viewer.scopePath));
      const today = useOn(uses, platform.clock.today());
      const place = await placeOrNull(context);
      const ends = place ? await countEnds(place.facts, place.scope) : [];
      const sum = (holds: (end: (typeof ends)[number]) => boolean) =>
        ends.filter(holds).reduce((all, { cases }) => all + cases, 0);
      const added = (name: 'reason' | 'way') => {
        const found = new Map<string, number>();
        for (const end of ends)
          if (end[name] !== '') found.set(end[name], (found.get(end[name]) ?? 0) + end.cases);
        return [...found].sort(([, one], [, other]) => other - one);
      };
      return {
        run: place && runView(place),
        inForce: today && useView(today, viewer.scopePath),
        stays: sum(() => true),
        matched: sum(({ kind }) => kind !== ''),
        unmatched: sum(({ kind }) => kind === ''),
        core: sum(({ kind }) => kind === 'core'),
        composite: sum(({ kind }) => kind === 'composite'),
        pre: sum(({ kind }) => kind === 'pre'),
        reasons: added('reason').map(([reason, cases]) => ({ reason, text: reasonName(reason), cases })),
        ways: added('way').map(([way, cases]) => ({ way, text: wayName(way), cases })),
        ownOnly: place ? place.scope.institutions !== null : false,
      };
    },
  }),

  groups: route({
    response: schemas.groups,
    handle: async (context) => {
      const place = await placeOf(context);
      const found = await groupCosts(place.facts, place.scope);
      const costed = found.reduce((sum, item) => sum + item.costed, 0);
      const total = found.reduce((sum, item) => sum + item.totalFen, 0n);
      return {
        groups: found.map((item) => costView(place, item)),
        cases: found.reduce((sum, item) => sum + item.cases, 0),
        meanFen: meanOf(total, costed),
      };
    },
  }),

  group: route({
    params: schemas.groupParams,
    response: schemas.group,
    handle: async (context) => {
      const { key } = context.params;
      const place = await placeOf(context);
      const found = (await groupCosts(place.facts, place.scope)).find((item) => item.groupKey === key);
      const known = place.groups.get(key);
      if (!found || !known) throw dipProblems.problem('no-such-group', { group: key });
      const [hospitals, bands, months] = [
        await hospitalCosts(place.facts, place.scope, key),
        await costBands(place.facts, place.scope, key),
        await monthCosts(place.facts, place.scope, key),
      ];
      const latest = [...place.catalogues.values()].at(-1);
      return {
        group: costView(place, found),
        meaning: groupMeaning(known.group),
        steady: steadyView(known.group, known.catalogue.scorePlaces),
        hospitals: hospitals.map((item) => ({
          ...costView(place, item),
          institution: item.institution,
          hospital: hospitalName(place, item.institution),
        })),
        bands: bands.map((band) => ({
          fromFen: band.fromFen.toString(),
          toFen: band.toFen?.toString() ?? null,
          cases: band.cases,
        })),
        months: months.map(({ month, cases, costed, fen }) => ({
          month,
          cases,
          meanFen: meanOf(fen, costed),
        })),
        history: await context.transact(async (tx) => {
          const shown: {
            catalogueNo: number;
            name: string;
            score: string;
            low: string | null;
            high: string | null;
          }[] = [];
          for (const { catalogue_no: catalogueNo } of (await listCatalogues(tx)).slice(0, HISTORY)) {
            const { catalogue, certainty } = await readyCatalogue(tx, catalogueNo);
            const group = catalogue.groups.find((item) => item.key === key);
            const own = certainties(certainty).get(key);
            if (group)
              shown.push({
                catalogueNo,
                name: catalogue.name,
                score: scoreText(group.score, catalogue.scorePlaces),
                low: units(own?.low ?? null, catalogue.scorePlaces),
                high: units(own?.high ?? null, catalogue.scorePlaces),
              });
          }
          return shown.toReversed();
        }),
        auxiliary: (latest?.account?.auxiliary ?? [])
          .filter(({ group }) => group === key)
          .map(({ dimension, bands: opened }) => ({
            dimension,
            bands: opened.map(({ band, cases, coefficient }) => ({
              band,
              cases,
              coefficient: scoreText(coefficient, latest?.rules.coefficientPlaces ?? 0),
            })),
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
  return { runNo: run.runNo, countedAt: run.countedAt, askedBy: run.askedByName, stale };
}

/** Mean in fen, rounded half up; null where nothing has a cost. */
export function meanOf(total: bigint, count: number): string | null {
  return count === 0 ? null : mulDiv(total, 1n, BigInt(count), 'half-up').toString();
}

/** A share in percent with one place; null of nothing. */
function shareOf(part: bigint, whole: bigint): string | null {
  return whole <= 0n ? null : (Number(mulDiv(part, 1_000n, whole, 'half-up')) / 10).toFixed(1);
}

function costView(place: Place, item: GroupCost) {
  const known = place.groups.get(item.groupKey);
  const group: CatalogueGroup | undefined = known?.group;
  const places = known?.catalogue.scorePlaces ?? 0;
  const latest = [...place.catalogues.values()].at(-1);
  return {
    key: item.groupKey,
    name: groupName(place, item.groupKey),
    kind: group?.kind ?? null,
    careClass: group?.careClass ?? null,
    basicLevel: group?.basicLevel === true,
    score: group ? scoreText(group.score, places) : null,
    interval: intervalView(certainties(latest?.certainty ?? null).get(item.groupKey), places),
    cases: item.cases,
    hospitals: item.hospitals,
    meanFen: meanOf(item.totalFen, item.costed),
    medianFen: item.medianFen.toString(),
    totalFen: item.totalFen.toString(),
    drugShare: shareOf(item.drugFen, item.drugOfFen),
    consumableShare: shareOf(item.consumableFen, item.consumableOfFen),
    cv: item.cvThousandths === null ? null : (item.cvThousandths / 1_000).toFixed(2),
    meanDays: item.cases === 0 ? null : (item.days / item.cases).toFixed(1),
  };
}
