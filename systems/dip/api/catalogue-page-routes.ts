import { route } from '@sanyi/api';
import { diffCatalogues, scoreText } from '@sanyi/dip';
import { fixedText } from '@sanyi/quantity';
import type { DataPort } from '../../data/port.ts';
import type { DictionaryPort } from '../../dictionaries/port.ts';
import { formingAt } from '../parameters/forming.ts';
import { catalogueHead, readyCatalogue, usesOf } from '../store/catalogues.ts';
import { groupNames } from './group-names.ts';
import { LEVEL_REASONS, reasonName } from './names.ts';
import * as schemas from './schemas.ts';
import { certainties, gapView, groupView, headView, pointsOf, useView } from './views.ts';

/** What the page of one catalogue asks (目录页面接口). */
export const cataloguePageRoutes = {
  catalogue: route({
    params: schemas.catalogueParams,
    response: schemas.catalogue,
    handle: async ({ transact, viewer, params, platform }) =>
      transact(async (tx) => {
        const head = await catalogueHead(tx, params.catalogueNo);
        const { catalogue, rules, certainty, account } = await readyCatalogue(tx, params.catalogueNo);
        const uses = await usesOf(tx, viewer.scopePath);
        const own = certainties(certainty);
        const points = pointsOf(catalogue);
        const numbers = formingAt(platform.clock.today(), viewer.scopePath).value;
        const names = await groupNames(
          platform.port<DictionaryPort>('dictionaries'),
          tx,
          rules,
          platform.clock.today(),
        );
        const hospitals = new Map(
          (await platform.port<DataPort>('data').institutions(tx)).map(({ code, name }) => [code, name]),
        );
        const coefficient = (value: bigint) => scoreText(value, rules.coefficientPlaces);
        return {
          catalogue: headView(head),
          uses: uses
            .filter((use) => use.catalogueNo === params.catalogueNo)
            .map((use) => useView(use, viewer.scopePath)),
          groups: catalogue.groups.map((group) => ({
            ...groupView(group, catalogue, own.get(group.key), points),
            name: names.of(group),
          })),
          gaps: head.gaps.map(gapView),
          account: account && {
            cases: account.cases,
            grouped: account.grouped,
            left: account.left.map(({ reason, cases }) => ({ reason: reasonName(reason), cases })),
            coreCases: account.coreCases,
            meanFen: account.meanFen.toString(),
            credibility: account.credibility,
            snapshotAt: account.snapshotAt,
            auxiliaryTried: account.auxiliaryTried,
            auxiliary: account.auxiliary.map((test) => ({
              group: test.group,
              dimension: test.dimension,
              before: variationText(test.before),
              after: variationText(test.after),
              bands: test.bands.map((band) => ({ ...band, coefficient: coefficient(band.coefficient) })),
            })),
            levels: account.levels.map((level) => ({
              ...level,
              coefficient: coefficient(level.coefficient),
            })),
            groupLevels: account.groupLevels.map(({ key, levels }) => ({
              key,
              levels: levels.map((level) => ({ ...level, coefficient: coefficient(level.coefficient) })),
            })),
            withoutLevels: account.withoutLevels.map(({ reason, groups }) => ({
              reason: LEVEL_REASONS[reason],
              groups,
            })),
            directories: account.directories.map((item) => ({
              ...item,
              meanFen: item.meanFen.toString(),
              variation: item.variation?.toFixed(2) ?? null,
            })),
            milliseconds: account.milliseconds,
          },
          doubts: {
            widthPercent: Number(fixedText(numbers.doubtWidth)),
            corePercent: Number(fixedText(numbers.doubtCore)),
            rankPercent: Number(fixedText(numbers.doubtRank)),
            groups: numbers.doubtGroups,
          },
          certainty: certainty && {
            draws: certainty.options.draws,
            confidence: certainty.options.confidence,
            nearCore: certainty.nearCore.map((near) => ({ ...near, name: names.ofKey(near.key) })),
            institutions: certainty.institutions
              // A hospital sees what its own cases say; the levels of others are the bureau's to show.
              .filter(({ institution }) => viewer.scopePath.length === 0 || hospitals.has(institution))
              .map(({ institution, cases, level, low, high }) => ({
                institution,
                hospital: hospitals.get(institution) ?? { zh: institution, en: institution },
                cases,
                level: level.toFixed(3),
                low: low?.toFixed(3) ?? null,
                high: high?.toFixed(3) ?? null,
              })),
          },
        };
      }),
  }),

  changes: route({
    params: schemas.changesParams,
    response: schemas.changes,
    handle: async ({ transact, params, platform }) =>
      transact(async (tx) => {
        const before = await readyCatalogue(tx, params.otherNo);
        const after = await readyCatalogue(tx, params.catalogueNo);
        const places = after.catalogue.scorePlaces;
        const rows = diffCatalogues(before.catalogue, after.catalogue);
        const own = certainties(after.certainty);
        const names = await groupNames(
          platform.port<DictionaryPort>('dictionaries'),
          tx,
          after.rules,
          platform.clock.today(),
        );
        const count = (change: string) => rows.filter((row) => row.change === change).length;
        return {
          before: headView(await catalogueHead(tx, params.otherNo)),
          after: headView(await catalogueHead(tx, params.catalogueNo)),
          counts: { new: count('new'), gone: count('gone'), moved: count('moved'), same: count('same') },
          rows: rows.flatMap(({ key, change, before: old, after: now, difference }) => {
            if (change === 'same') return [];
            const sure = own.get(key);
            const shown = now ?? old;
            const was = now && difference !== null ? Number(now.score - difference) : null;
            return [
              {
                key,
                name: shown ? names.of(shown) : '',
                change,
                before: old && scoreText(old.score, before.catalogue.scorePlaces),
                after: now && scoreText(now.score, places),
                difference: difference === null ? null : scoreText(difference, places),
                percent:
                  difference === null || was === null || was === 0
                    ? null
                    : ((Number(difference) * 100) / was).toFixed(1),
                cases: shown?.cases ?? null,
                chance:
                  sure && sure.low !== null && sure.high !== null && was !== null
                    ? sure.low <= was && was <= sure.high
                    : null,
              },
            ];
          }),
        };
      }),
  }),
};

function variationText(square: { numerator: bigint; denominator: bigint } | null): string {
  if (square === null) return '—';
  return Math.sqrt(Number((square.numerator * 10n ** 12n) / square.denominator) / 1e12).toFixed(2);
}
