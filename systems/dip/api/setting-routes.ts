import { apiProblems, route } from '@sanyi/api';
import { tableTexts } from '@sanyi/documents';
import type { Day } from '@sanyi/quantity';
import { recordAudit } from '@sanyi/records';
import type { DataPort } from '../../data/port.ts';
import { readCoefficients } from '../engine/coefficient-rows.ts';
import { HeadingError } from '../engine/table-rows.ts';
import { dipProblems } from '../problems.ts';
import { coefficientsOf, setCoefficients } from '../store/coefficients.ts';
import { currentLists, keepRuleLists } from '../store/rule-lists.ts';
import { ruleListsOf } from './own-rules.ts';
import * as schemas from './schemas.ts';
import { gapView } from './views.ts';

const MEGABYTES = 16;

export const settingRoutes = {
  coefficients: route({
    response: schemas.coefficients,
    handle: async ({ transact, viewer, platform }) =>
      transact(async (tx) => {
        const hospitals = new Map(
          (await platform.port<DataPort>('data').institutions(tx)).map(({ code, name }) => [code, name]),
        );
        return {
          rows: (await coefficientsOf(tx, viewer.scopePath)).map((row) => ({
            ...row,
            hospital: hospitals.get(row.institution) ?? { zh: row.institution, en: row.institution },
          })),
        };
      }),
  }),

  'set-coefficients': route({
    response: schemas.taken,
    uploadMegabytes: MEGABYTES,
    handle: async ({ transact, viewer, upload, requestId, platform }) => {
      const { files, fields } = await upload();
      const [file] = files;
      if (!file) throw apiProblems.problem('upload-expected');
      const from = (
        /^\d{4}-\d{2}-\d{2}$/.test(fields['from'] ?? '') ? fields['from'] : platform.clock.today()
      ) as Day;
      const { rows, gaps } = coefficientRows(await tableTexts(file.bytes, file.name), file.name);
      await transact(async (tx) => {
        await setCoefficients(tx, {
          scopePath: viewer.scopePath,
          from,
          source: file.name,
          by: viewer.displayName,
          rows,
        });
        await recordAudit(tx, {
          actor: viewer,
          action: 'dip.set-coefficients',
          subjectKind: 'dip.coefficient',
          subjectId: from,
          scopePath: viewer.scopePath,
          requestId,
          detail: { file: file.name, rows: rows.length, gaps: gaps.length },
        });
      });
      return { rows: rows.length, gaps: gaps.map(gapView) };
    },
  }),

  rules: route({
    response: 'download',
    handle: async ({ transact, viewer }) => {
      const found = await transact((tx) => currentLists(tx, viewer.scopePath));
      if (!found) throw dipProblems.problem('no-rules');
      return {
        fileName: `${found.lists.name}.json`,
        mediaType: 'application/json',
        content: new TextEncoder().encode(`${JSON.stringify(found.lists, null, 2)}\n`),
      };
    },
  }),

  'set-rules': route({
    response: 'nothing',
    uploadMegabytes: MEGABYTES,
    handle: async ({ transact, viewer, upload, requestId }) => {
      const [file] = (await upload()).files;
      if (!file) throw apiProblems.problem('upload-expected');
      const lists = ruleListsOf(file.bytes, file.name);
      await transact(async (tx) => {
        await keepRuleLists(tx, {
          lists,
          fileName: file.name,
          scopePath: viewer.scopePath,
          by: viewer.displayName,
        });
        await recordAudit(tx, {
          actor: viewer,
          action: 'dip.set-rules',
          subjectKind: 'dip.rule_lists',
          subjectId: lists.id,
          scopePath: viewer.scopePath,
          requestId,
          detail: { file: file.name },
        });
      });
    },
  }),
};

function coefficientRows(rows: Parameters<typeof readCoefficients>[0], name: string) {
  try {
    return readCoefficients(rows);
  } catch (error) {
    if (!(error instanceof HeadingError)) throw error;
    throw dipProblems.problem(
      'not-coefficients',
      { name, missing: error.missing.join('、') },
      { cause: error },
    );
  }
}
