import { apiProblems, type RouteContext, route } from '@sanyi/api';
import { Deviation, deviationSamples, scoreText } from '@sanyi/dip';
import { tableTexts, writeWorkbook } from '@sanyi/documents';
import type { Day } from '@sanyi/quantity';
import { recordAudit } from '@sanyi/records';
import { type Cause, type OwnCase, type Reconciliation, reconcile } from '../engine/reconcile.ts';
import { reconciliationWorkbook } from '../engine/reconciliation-workbook.ts';
import { readStatement } from '../engine/statement-rows.ts';
import { decimalCell, HeadingError } from '../engine/table-rows.ts';
import { dipProblems } from '../problems.ts';
import { casesOfMonth } from '../store/cases.ts';
import { type ReadyCatalogue, readyCatalogue, useOn, usesOf } from '../store/catalogues.ts';
import { coefficientsOf, coefficientsOn } from '../store/coefficients.ts';
import { keepStatement, listStatements, type StatementHead, statementWith } from '../store/statements.ts';
import { CAUSE_NAMES } from './names.ts';
import { hospitalName, type Place, placeOf } from './place.ts';
import * as schemas from './schemas.ts';
import { gapView } from './views.ts';

const MEGABYTES = 64;
const PAGE = 100;
const ONE = '1.0000';

export type ComparisonContext = Pick<
  RouteContext<unknown, unknown, unknown>,
  'platform' | 'viewer' | 'transact'
>;

export const statementRoutes = {
  statements: route({
    response: schemas.statements,
    handle: async ({ transact }) => ({
      statements: (await transact((tx) => listStatements(tx))).map(({ gaps, ...head }) => ({
        ...head,
        gaps: gaps.length,
      })),
    }),
  }),

  'import-statement': route({
    response: schemas.importedStatement,
    uploadMegabytes: MEGABYTES,
    handle: async ({ transact, viewer, upload, requestId }) => {
      const { files, fields } = await upload();
      const [file] = files;
      if (!file) throw apiProblems.problem('upload-expected');
      const said = (fields['pointValue'] ?? '').trim();
      const pointValue = decimalCell(said, 4);
      if (pointValue === null || Number(pointValue) === 0 || /\.\d{5}/.test(said))
        throw dipProblems.problem('point-value', { text: said });
      const month = fields['month'] ?? '';
      if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw dipProblems.problem('month', { text: month });
      const { lines, gaps } = statementRows(await tableTexts(file.bytes, file.name), file.name);
      const kept = await transact(async (tx) => {
        const made = await keepStatement(tx, {
          bytes: file.bytes,
          month: `${month}-01`,
          fileName: file.name,
          pointValue,
          lines,
          gaps,
          scopePath: viewer.scopePath,
          by: viewer.displayName,
        });
        if (made.fresh)
          await recordAudit(tx, {
            actor: viewer,
            action: 'dip.import-statement',
            subjectKind: 'dip.statement',
            subjectId: String(made.statementNo),
            scopePath: viewer.scopePath,
            requestId,
            detail: { file: file.name, month, lines: lines.length, gaps: gaps.length },
          });
        return made;
      });
      return { ...kept, lines: lines.length, gaps: gaps.map(gapView) };
    },
  }),

  statement: route({
    params: schemas.statementParams,
    query: schemas.statementQuery,
    response: schemas.statement,
    handle: async (context) => {
      const { params, query } = context;
      const { head, ready, deviation, found, place, without } = await compared(context, params.statementNo);
      const cause = query.cause as Cause | undefined;
      const chosen = found.differences.filter(
        ({ parts }) => !cause || parts.some((part) => part.cause === cause),
      );
      return {
        statementNo: head.statementNo,
        month: head.month,
        fileName: head.fileName,
        pointValue: head.pointValue,
        catalogue: { catalogueNo: ready.catalogueNo, name: ready.catalogue.name },
        deviation: deviation.rules.name,
        cases: found.cases,
        agreeing: found.agreeing,
        statementFen: found.statementFen.toString(),
        ownFen: found.ownFen.toString(),
        differenceFen: (found.statementFen - found.ownFen).toString(),
        causes: found.causes.map((item) => ({
          cause: item.cause,
          text: CAUSE_NAMES[item.cause] ?? { zh: item.cause, en: item.cause },
          cases: item.cases,
          fen: item.fen.toString(),
        })),
        gaps: head.gaps.map(gapView),
        withoutCoefficient: without.map((institution) => ({
          institution,
          hospital: hospitalName(place, institution),
        })),
        rows: chosen.slice((query.page - 1) * PAGE, query.page * PAGE).map((item) => ({
          ...item,
          hospital: hospitalName(place, item.institution),
          differenceFen: item.differenceFen.toString(),
          parts: item.parts.map((part) => ({
            cause: part.cause,
            text: CAUSE_NAMES[part.cause] ?? { zh: part.cause, en: part.cause },
            fen: part.fen.toString(),
          })),
        })),
        total: chosen.length,
        page: query.page,
        pageSize: PAGE,
      };
    },
  }),

  'statement-xlsx': route({
    params: schemas.statementParams,
    response: 'download',
    handle: async (context) => {
      const { head, found, place } = await compared(context, context.params.statementNo);
      return {
        fileName: `${head.month.slice(0, 7)}结算单对账.xlsx`,
        mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        content: await writeWorkbook(
          reconciliationWorkbook(found, {
            title: `${head.month.slice(0, 7)} ${head.fileName}`,
            hospitalOf: (code) => hospitalName(place, code).zh,
            causeName: (cause) => CAUSE_NAMES[cause]?.zh ?? cause,
          }),
        ),
      };
    },
  }),
};

/** A statement beside own results, by the catalogue and coefficients in force in its month. */
export async function compared(
  context: ComparisonContext,
  statementNo: number,
): Promise<{
  readonly head: StatementHead;
  readonly ready: ReadyCatalogue;
  readonly deviation: Deviation;
  readonly found: Reconciliation;
  readonly place: Place;
  readonly without: string[];
}> {
  const place = await placeOf(context);
  const { head, lines, use, ready, coefficients } = await context.transact(async (tx) => {
    const statement = await statementWith(tx, statementNo);
    const day = statement.head.month as Day;
    const inForce = useOn(await usesOf(tx, context.viewer.scopePath), day);
    if (!inForce) throw dipProblems.problem('no-catalogue-in-force', { day });
    return {
      ...statement,
      use: inForce,
      ready: await readyCatalogue(tx, inForce.catalogueNo),
      coefficients: coefficientsOn(await coefficientsOf(tx, context.viewer.scopePath), day),
    };
  });
  const rules = deviationSamples.find(({ id }) => id === use.deviation);
  if (!rules) throw dipProblems.problem('no-such-deviation', { deviation: use.deviation });
  const deviation = new Deviation(rules);
  const { catalogue } = ready;
  const byCode = new Map(catalogue.groups.map((group) => [group.code, group.key]));
  const scores = new Map(
    catalogue.groups.map((group) => [group.key, scoreText(group.score, catalogue.scorePlaces)]),
  );
  const hospitals = new Set(lines.map(({ institution }) => institution));
  const cases = await casesOfMonth(
    place.facts,
    place.scope,
    head.month,
    lines.map(({ encounter }) => encounter),
  );
  const asked = new Set(lines.map(({ institution, encounter }) => `${institution}\t${encounter}`));
  const without = new Set<string>();
  const own = cases
    // A hospital's statement says nothing of others; a case of another month counts only where the statement names it.
    .filter(
      (item) =>
        hospitals.has(item.institution_code) &&
        (item.counted_on.slice(0, 7) === head.month.slice(0, 7) ||
          asked.has(`${item.institution_code}\t${item.encounter_id}`)),
    )
    .map((item): OwnCase => {
      const coefficient = coefficients.get(item.institution_code);
      const group = place.groups.get(item.group_key)?.group;
      if (coefficient === undefined && group?.basicLevel !== true) without.add(item.institution_code);
      return {
        institution: item.institution_code,
        encounter: item.encounter_id,
        group: item.group_key,
        score: scores.get(item.group_key) ?? null,
        // One score everywhere for a basic-level group.
        coefficient: group?.basicLevel ? ONE : (coefficient ?? ONE),
        auxiliary:
          item.auxiliary === 0 ? ONE : scoreText(BigInt(item.auxiliary), ready.rules.coefficientPlaces),
        costFen: item.total_fen < 0n ? null : item.total_fen,
      };
    });
  const found = reconcile(lines, own, {
    deviation,
    pointValue: head.pointValue,
    groupOf: (code) => byCode.get(code) ?? code,
    scoreOf: (group) => scores.get(group) ?? null,
  });
  return { head, ready, deviation, found, place, without: [...without].sort() };
}

function statementRows(rows: Parameters<typeof readStatement>[0], name: string) {
  try {
    return readStatement(rows);
  } catch (error) {
    if (!(error instanceof HeadingError)) throw error;
    throw dipProblems.problem(
      'not-a-statement',
      { name, missing: error.missing.join('、') },
      { cause: error },
    );
  }
}
