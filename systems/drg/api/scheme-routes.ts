import { apiProblems, route } from '@sanyi/api';
import { gapText, lintScheme, ruleText, type Scheme } from '@sanyi/grouping';
import { recordAudit } from '@sanyi/records';
import { findingCounts } from '../engine/scheme-size.ts';
import { drgProblems } from '../problems.ts';
import {
  keepScheme,
  listSchemes,
  putInForce,
  readyScheme,
  type SchemeHead,
  type SchemeUse,
  schemeHead,
  useOn,
  usesOf,
} from '../store/schemes.ts';
import { readScheme } from './read-scheme.ts';
import * as schemas from './schemas.ts';

/** The national workbook has 14 MB; twice that and some. */
const MEGABYTES = 64;
/** Items of a finding that are sent; the count says how many there are. */
const ITEMS = 20;
const FINDINGS = 500;

export const schemeRoutes = {
  schemes: route({
    response: schemas.schemes,
    handle: async ({ transact, viewer, platform }) =>
      transact(async (tx) => {
        const uses = await usesOf(tx, viewer.scopePath);
        const today = useOn(uses, platform.clock.today());
        return {
          schemes: (await listSchemes(tx)).map(headOf),
          uses: uses.map((use) => useView(use, viewer.scopePath)),
          today: today?.schemeNo ?? null,
        };
      }),
  }),

  scheme: route({
    params: schemas.schemeParams,
    response: schemas.scheme,
    handle: async ({ transact, viewer, params }) =>
      transact(async (tx) => {
        const head = await schemeHead(tx, params.schemeNo);
        const { scheme } = await readyScheme(tx, params.schemeNo);
        const uses = await usesOf(tx, viewer.scopePath);
        return {
          scheme: headOf(head),
          uses: uses
            .filter((use) => use.schemeNo === params.schemeNo)
            .map((use) => useView(use, viewer.scopePath)),
          options: {
            fallThrough: scheme.options.fallThrough,
            needsSex: scheme.options.needsSex === true,
            needsNewbornWeight: scheme.options.needsNewbornWeight === true,
          },
          sizes: sizesOf(scheme),
          mdcs: outlineOf(scheme),
          findings: lintScheme(scheme)
            .slice(0, FINDINGS)
            .map((item) => ({ ...item, items: item.items.slice(0, ITEMS), count: item.items.length })),
          gaps: head.gaps.map(gapText),
        };
      }),
  }),

  import: route({
    response: schemas.imported,
    uploadMegabytes: MEGABYTES,
    handle: async ({ transact, viewer, upload, requestId }) => {
      const [file] = (await upload()).files;
      if (!file) throw apiProblems.problem('upload-expected');
      const { scheme, gaps, findings, layout } = await readScheme(file.bytes, file.name);
      const kept = await transact(async (tx) => {
        const made = await keepScheme(tx, {
          scheme,
          gaps,
          findings,
          fileName: file.name,
          layout,
          scopePath: viewer.scopePath,
          importedByName: viewer.displayName,
        });
        if (made.fresh)
          await recordAudit(tx, {
            actor: viewer,
            action: 'drg.import',
            subjectKind: 'drg.scheme',
            subjectId: String(made.schemeNo),
            scopePath: viewer.scopePath,
            requestId,
            detail: { file: file.name, layout, gaps: gaps.length },
          });
        return made;
      });
      return { ...kept, ...findingCounts(findings), gaps: gaps.map(gapText) };
    },
  }),

  use: route({
    params: schemas.schemeParams,
    body: schemas.useBody,
    response: 'nothing',
    handle: async ({ transact, viewer, params, body, requestId }) => {
      await transact(async (tx) => {
        const head = await schemeHead(tx, params.schemeNo);
        if (head.errors > 0 && !body.checked) {
          const { scheme } = await readyScheme(tx, params.schemeNo);
          const first = lintScheme(scheme).find((item) => item.severity === 'error');
          throw drgProblems.problem('scheme-has-errors', {
            name: head.name,
            count: head.errors,
            example: `${first?.place} ${first?.text.zh}`,
          });
        }
        await putInForce(tx, {
          schemeNo: params.schemeNo,
          from: body.from,
          scopePath: viewer.scopePath,
          by: viewer.displayName,
        });
        await recordAudit(tx, {
          actor: viewer,
          action: 'drg.use',
          subjectKind: 'drg.scheme',
          subjectId: String(params.schemeNo),
          scopePath: viewer.scopePath,
          requestId,
          detail: { from: body.from },
        });
      });
    },
  }),
};

function headOf(row: SchemeHead) {
  return {
    schemeNo: row.scheme_no,
    code: row.code,
    name: row.name,
    version: row.content_sha256.slice(0, 12),
    fileName: row.file_name,
    layout: row.layout,
    mdcs: row.mdcs,
    adrgs: row.adrgs,
    drgs: row.drgs,
    errors: row.errors,
    warnings: row.warnings,
    notes: row.notes,
    gaps: row.gaps.length,
    importedBy: row.imported_by_name,
    importedAt: row.imported_at,
  };
}

export function useView(use: SchemeUse, scopePath: string) {
  return { schemeNo: use.schemeNo, name: use.name, from: use.from, own: use.scopePath === scopePath };
}

function sizesOf(scheme: Scheme) {
  const diagnoses = new Set<string>();
  const operations = new Set(scheme.countingOperations);
  for (const codes of Object.values(scheme.lists))
    for (const code of codes) (/^[A-Z]/.test(code) ? diagnoses : operations).add(code);
  return {
    lists: Object.keys(scheme.lists).length,
    diagnoses: diagnoses.size,
    operations: operations.size,
    cc: Object.keys(scheme.cc).length,
    mcc: Object.keys(scheme.mcc).length,
    exclusions: new Set(Object.values(scheme.exclusions)).size,
  };
}

function outlineOf(scheme: Scheme) {
  return scheme.mdcs.map((mdc) => ({
    code: mdc.code,
    name: mdc.name ?? '',
    rule: ruleText(mdc.rule),
    steps: mdc.steps.map((step) => {
      if ('adrg' in step) {
        const row = scheme.adrgs[step.adrg];
        return {
          code: row?.code ?? step.adrg,
          name: row?.name ?? '',
          kind: 'adrg' as const,
          rule: ruleText(row?.rule ?? { op: 'never' }),
          drgs: (row?.drgs ?? []).map((drg) => ({
            code: drg.code,
            name: drg.name ?? '',
            rule: ruleText(drg.rule),
          })),
        };
      }
      const ambiguous = 'ambiguous' in step;
      return {
        code: ambiguous ? step.ambiguous : step.leftover,
        name: '',
        kind: ambiguous ? ('ambiguous' as const) : ('leftover' as const),
        rule: ruleText(step.rule),
        drgs: [],
      };
    }),
  }));
}
