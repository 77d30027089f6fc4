import { apiProblems, route } from '@sanyi/api';
import { Deviation, deviationSamples, PublishedLayoutError, readPublished } from '@sanyi/dip';
import { tableTexts, writeWorkbook } from '@sanyi/documents';
import { recordAudit } from '@sanyi/records';
import { RegionFacts } from '@sanyi/region';
import type { DataPort } from '../../data/port.ts';
import { catalogueWorkbook } from '../engine/catalogue-workbook.ts';
import { formingRequest, rulesOf } from '../jobs/form.ts';
import { formingAt, formingLines } from '../parameters/forming.ts';
import { dipProblems } from '../problems.ts';
import {
  catalogueHead,
  keepCatalogue,
  listCatalogues,
  putInForce,
  readyCatalogue,
  useOn,
  usesOf,
} from '../store/catalogues.ts';
import { currentLists, listsOrRefuse } from '../store/rule-lists.ts';
import { factsOf } from './place.ts';
import * as schemas from './schemas.ts';
import { gapView, headView, useView } from './views.ts';

const MEGABYTES = 32;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const catalogueRoutes = {
  catalogues: route({
    response: schemas.catalogues,
    handle: async ({ transact, viewer, platform }) => {
      const day = platform.clock.today();
      const { heads, uses, lists, snapshot } = await transact(async (tx) => ({
        heads: await listCatalogues(tx),
        uses: await usesOf(tx, viewer.scopePath),
        lists: await currentLists(tx, viewer.scopePath),
        snapshot: await platform.port<DataPort>('data').snapshot(tx),
      }));
      const years = platform.facts
        ? await new RegionFacts(platform.facts, snapshot).query<{ year: number }>(
            `SELECT DISTINCT toYear(counted_on) AS year FROM {rows:encounter}
             WHERE kind_code = 'inpatient' AND ended_at IS NOT NULL ORDER BY year DESC`,
          )
        : [];
      const parameters = formingAt(day, viewer.scopePath);
      return {
        catalogues: heads.map(headView),
        uses: uses.map((use) => useView(use, viewer.scopePath)),
        today: useOn(uses, day)?.catalogueNo ?? null,
        years: years.map(({ year }) => year),
        deviations: deviationSamples.map((rules) => ({
          id: rules.id,
          name: rules.name,
          bands: new Deviation(rules).sentences(),
        })),
        rules: lists && {
          name: lists.lists.name,
          importedBy: lists.importedBy,
          importedAt: lists.importedAt,
          excludedDiagnoses: lists.lists.excludedDiagnoses.length,
          ignoredOperations: lists.lists.ignoredOperations.length,
          operationClasses: Object.keys(lists.lists.operationClasses).length,
          preGroups: lists.lists.preGroups.length,
          subdivisions: lists.lists.subdivisions.length,
          dimensions: lists.lists.dimensions.map(({ name }) => name),
        },
        parameters: formingLines(parameters.value),
        parametersNote: parameters.note ?? null,
      };
    },
  }),

  import: route({
    response: schemas.imported,
    uploadMegabytes: MEGABYTES,
    handle: async ({ transact, viewer, upload, requestId, platform }) => {
      const [file] = (await upload()).files;
      if (!file) throw apiProblems.problem('upload-expected');
      const rows = await tableTexts(file.bytes, file.name);
      const numbers = formingAt(platform.clock.today(), viewer.scopePath).value;
      const name = file.name.replace(/\.[^.]+$/, '') || file.name;
      const { catalogue, gaps } = published(rows, file.name, {
        id: name,
        name,
        scorePlaces: numbers.scorePlaces,
        mainCharacters: numbers.mainCharacters,
        compositeCharacters: numbers.compositeCharacters,
      });
      if (catalogue.groups.length === 0)
        throw dipProblems.problem(
          'empty-catalogue',
          { name: file.name, rows: gaps.length },
          {
            issues: gaps
              .slice(0, 100)
              .map((gap) => ({ path: `${gap.row}`, code: gap.kind, message: gapView(gap).text })),
          },
        );
      const kept = await transact(async (tx) => {
        const lists = await listsOrRefuse(tx, viewer.scopePath);
        const made = await keepCatalogue(tx, {
          catalogue,
          rules: rulesOf(lists, numbers, {
            core: 'cases',
            yearMeans: 'pooled',
            meanOf: 'all',
            steady: false,
          }),
          origin: 'published',
          certainty: null,
          account: null,
          fileName: file.name,
          gaps,
          scopePath: viewer.scopePath,
          madeByName: viewer.displayName,
        });
        if (made.fresh)
          await recordAudit(tx, {
            actor: viewer,
            action: 'dip.import',
            subjectKind: 'dip.catalogue',
            subjectId: String(made.catalogueNo),
            scopePath: viewer.scopePath,
            requestId,
            detail: { file: file.name, groups: catalogue.groups.length, gaps: gaps.length },
          });
        return made;
      });
      return { ...kept, groups: catalogue.groups.length, gaps: gaps.map(gapView) };
    },
  }),

  form: route({
    body: formingRequest,
    response: schemas.started,
    handle: async ({ transact, viewer, platform, body }) => {
      factsOf(platform);
      const jobId = await transact(async (tx) => {
        await listsOrRefuse(tx, viewer.scopePath);
        return await platform.jobs.enqueue(tx, {
          kind: 'dip.form',
          title: { zh: `测算目录：${body.name}`, en: `Form the catalogue ${body.name}` },
          payload: body,
          viewer,
        });
      });
      platform.jobs.wake();
      return { jobId };
    },
  }),

  export: route({
    params: schemas.catalogueParams,
    response: 'download',
    handle: async ({ transact, params }) => {
      const { catalogue, certainty } = await transact((tx) => readyCatalogue(tx, params.catalogueNo));
      return {
        fileName: `${catalogue.name}.xlsx`,
        mediaType: XLSX,
        content: await writeWorkbook(catalogueWorkbook(catalogue, certainty)),
      };
    },
  }),

  use: route({
    params: schemas.catalogueParams,
    body: schemas.useBody,
    response: 'nothing',
    handle: async ({ transact, viewer, params, body, requestId }) => {
      await transact(async (tx) => {
        await catalogueHead(tx, params.catalogueNo);
        if (!deviationSamples.some(({ id }) => id === body.deviation))
          throw dipProblems.problem('no-such-deviation', { deviation: body.deviation });
        await putInForce(tx, {
          catalogueNo: params.catalogueNo,
          from: body.from,
          deviation: body.deviation,
          scopePath: viewer.scopePath,
          by: viewer.displayName,
        });
        await recordAudit(tx, {
          actor: viewer,
          action: 'dip.use',
          subjectKind: 'dip.catalogue',
          subjectId: String(params.catalogueNo),
          scopePath: viewer.scopePath,
          requestId,
          detail: { from: body.from, deviation: body.deviation },
        });
      });
    },
  }),
};

function published(
  rows: Parameters<typeof readPublished>[0],
  fileName: string,
  options: Parameters<typeof readPublished>[1],
) {
  try {
    return readPublished(rows, options);
  } catch (error) {
    if (!(error instanceof PublishedLayoutError)) throw error;
    throw dipProblems.problem(
      'not-a-catalogue',
      { name: fileName, missing: error.missing.join('、') },
      { cause: error },
    );
  }
}
