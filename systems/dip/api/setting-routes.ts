import { apiProblems, route } from '@sanyi/api';
import { tableTexts, workbookTexts } from '@sanyi/documents';
import type { Day } from '@sanyi/quantity';
import { recordAudit } from '@sanyi/records';
import type { DataPort } from '../../data/port.ts';
import { readCoefficients } from '../engine/coefficient-rows.ts';
import { emptyLists, type RuleLists } from '../engine/rule-lists.ts';
import { type ReadRules, readRuleSheets } from '../engine/rule-sheets.ts';
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
    response: schemas.takenRules,
    uploadMegabytes: MEGABYTES,
    handle: async ({ transact, viewer, upload, requestId }) => {
      const [file] = (await upload()).files;
      if (!file) throw apiProblems.problem('upload-expected');
      return await transact(async (tx) => {
        const { lists, taken, gaps } = await rulesOfFile(
          file,
          async () => (await currentLists(tx, viewer.scopePath))?.lists ?? emptyLists,
        );
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
        return {
          taken: [...taken],
          gaps: gaps.map((gap) => ({ sheet: gap.sheet, ...gapView(gap) })),
        };
      });
    },
  }),
};

/** Rules out of a file: all of them from JSON; from a workbook the lists whose sheets are there, the others as they are. */
async function rulesOfFile(
  { bytes, name }: { readonly bytes: Uint8Array; readonly name: string },
  present: () => Promise<RuleLists>,
): Promise<ReadRules> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return { lists: ruleListsOf(bytes, name), taken: [], gaps: [] };
  try {
    return readRuleSheets(await workbookTexts(bytes, { fileName: name }), await present());
  } catch (error) {
    if (!(error instanceof HeadingError)) throw error;
    throw dipProblems.problem(
      'not-rules',
      { name, reason: `缺少 / missing: ${error.missing.join('、')}` },
      { cause: error },
    );
  }
}

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
