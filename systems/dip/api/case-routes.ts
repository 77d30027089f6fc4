import { route } from '@sanyi/api';
import {
  type DipCase,
  type DipExplanation,
  dipNeighbourText,
  explainMatch,
  notGroupedText,
  scoreText,
  wayText,
} from '@sanyi/dip';
import type { LocalText } from '@sanyi/kernel';
import type { Day } from '@sanyi/quantity';
import type { Tx } from '@sanyi/records';
import { RegionFacts, readStay } from '@sanyi/region';
import type { DataPort } from '../../data/port.ts';
import type { CodeSet, DictionaryPort } from '../../dictionaries/port.ts';
import { dipCaseOf } from '../jobs/match.ts';
import { dipProblems } from '../problems.ts';
import { listCases, oneCase, type StoredCase } from '../store/cases.ts';
import { type ReadyCatalogue, readyCatalogue, useOn, usesOf } from '../store/catalogues.ts';
import { reasonName, wayName } from './names.ts';
import { groupName, hospitalName, type Place, placeOf } from './place.ts';
import * as schemas from './schemas.ts';

const PAGE = 50;
const FEN = 100;

export const caseRoutes = {
  cases: route({
    query: schemas.caseQuery,
    response: schemas.cases,
    handle: async (context) => {
      const { query } = context;
      const place = await placeOf(context);
      const found = await listCases(
        place.facts,
        place.scope,
        {
          group: query.group || undefined,
          kind: query.kind === 'none' ? '' : query.kind || undefined,
          institution: query.institution || undefined,
          fromFen: query.fromYuan === undefined ? undefined : query.fromYuan * FEN,
          toFen: query.toYuan === undefined ? undefined : query.toYuan * FEN,
          text: query.q || undefined,
        },
        { limit: PAGE, offset: (query.page - 1) * PAGE },
      );
      const diagnoses = await context.transact((tx) =>
        codesOn(
          context.platform.port<DictionaryPort>('dictionaries'),
          tx,
          'icd-10',
          context.platform.clock.today(),
        ),
      );
      const own = place.scope.institutions;
      return {
        cases: found.cases.map((row) => caseView(place, row, diagnoses)),
        total: found.total,
        totalFen: found.totalFen.toString(),
        page: query.page,
        pageSize: PAGE,
        hospitals: [...place.hospitals]
          .filter(([code]) => own === null || own.includes(code))
          .map(([code, name]) => ({ code, name })),
      };
    },
  }),

  case: route({
    params: schemas.caseParams,
    response: schemas.oneCase,
    handle: async (context) => {
      const { institution, encounter } = context.params;
      const place = await placeOf(context);
      const absent = () => dipProblems.problem('no-such-case', { institution, encounter });
      const row = await oneCase(place.facts, place.scope, { institution, encounter });
      if (!row) throw absent();
      const stay = await readStay(new RegionFacts(place.facts, place.snapshot), {
        source: row.source_code,
        institution,
        encounter,
      });
      if (!stay) throw absent();
      const ready = place.catalogues.get(row.catalogue_no) ?? [...place.catalogues.values()].at(-1);
      if (!ready) throw absent();
      const dictionaries = context.platform.port<DictionaryPort>('dictionaries');
      const { diagnoses, operations, source } = await context.transact(async (tx) => ({
        diagnoses: await codesOn(dictionaries, tx, 'icd-10', row.counted_on as Day),
        operations: await codesOn(dictionaries, tx, 'icd-9-cm-3', row.counted_on as Day),
        source: (await context.platform.port<DataPort>('data').sources(tx, [row.file_no])).get(row.file_no),
      }));
      const given = dipCaseOf(stay);
      const explanation = explainMatch(ready.reader, ready.matcher, given, given.totalFen);
      const auxiliary = explanation.match.group && ready.auxiliary?.of(explanation.match.group.key, given);
      return {
        case: caseView(place, row, diagnoses),
        catalogue: { catalogueNo: ready.catalogueNo, name: ready.catalogue.name },
        score: explanation.match.group && scoreOf(ready, explanation.match.group.score),
        agrees: (explanation.match.group?.key ?? '') === row.group_key,
        diagnoses: given.diagnoses.map((code, place_) => ({
          code,
          name: diagnoses?.nameOf(code) ?? '',
          main: place_ === 0,
        })),
        operations: explanation.operations.map((item) => ({
          ...item,
          name: operations?.nameOf(item.code) ?? '',
        })),
        reading: readingOf(explanation, given),
        candidates: explanation.candidates.map(({ group, missing, otherMain }) => ({
          group: group.key,
          name: groupName(place, group.key),
          score: scoreOf(ready, group.score),
          missing: [...missing],
          otherMain,
        })),
        neighbours: explanation.neighbours.map((item) => ({
          text: dipNeighbourText(item),
          group: item.group,
          name: groupName(place, item.group),
          score: scoreOf(ready, item.score),
        })),
        auxiliary: auxiliary
          ? [
              {
                dimension: auxiliary.dimension,
                band: auxiliary.band,
                coefficient: scoreText(auxiliary.coefficient, ready.rules.coefficientPlaces),
              },
            ]
          : [],
        row: source
          ? {
              href: `${source.href}?line=${source.fileNo}.${row.sheet_no}.${row.line}`,
              file: source.name,
              line: row.line,
            }
          : null,
      };
    },
  }),

  'match-case': route({
    body: schemas.matchBody,
    response: schemas.matchAnswer,
    handle: async ({ transact, viewer, platform, body }) => {
      const day = (body.dischargedOn ?? platform.clock.today()) as Day;
      const ready = await transact(async (tx) => {
        if (body.catalogueNo !== undefined) return await readyCatalogue(tx, body.catalogueNo);
        const use = useOn(await usesOf(tx, viewer.scopePath), day);
        if (!use) throw dipProblems.problem('no-catalogue-in-force', { day });
        return await readyCatalogue(tx, use.catalogueNo);
      });
      return {
        catalogueNo: ready.catalogueNo,
        catalogue: ready.catalogue.name,
        cases: body.cases.map(({ caseId, totalFen, ...given }) => {
          const one: DipCase = {
            ...given,
            department: null,
            year: Number(day.slice(0, 4)),
            institution: '',
            totalFen,
            drugFen: null,
            consumableFen: null,
          };
          if (body.explain) {
            const explanation = explainMatch(ready.reader, ready.matcher, one, totalFen);
            return {
              caseId,
              ...answerOf(ready, explanation.match),
              reasoning: [...readingOf(explanation, one), ...explanation.neighbours.map(dipNeighbourText)],
            };
          }
          const cell = ready.reader.cellOf(one);
          return {
            caseId,
            ...answerOf(
              ready,
              typeof cell === 'string'
                ? { group: null, way: null, reason: cell }
                : ready.matcher.match(cell, totalFen),
            ),
          };
        }),
      };
    },
  }),
};

function answerOf(ready: ReadyCatalogue, { group, way, reason }: DipExplanation['match']) {
  return {
    group: group?.key ?? '',
    kind: group?.kind ?? null,
    way: way ?? '',
    reason: reason ?? '',
    score: group && scoreOf(ready, group.score),
  };
}

function scoreOf({ catalogue }: ReadyCatalogue, score: bigint): string {
  return scoreText(score, catalogue.scorePlaces);
}

/** The reasoning step by step, in words (入组过程). */
function readingOf({ cell, match, operations }: DipExplanation, { diagnoses }: DipCase): LocalText[] {
  const lines: LocalText[] = [];
  const [main] = diagnoses;
  if (cell && main)
    lines.push(
      cell.preGroup !== null
        ? {
            zh: `符合先期病种 ${cell.preGroup} 的条件`,
            en: `meets the conditions of pre-group ${cell.preGroup}`,
          }
        : {
            zh: `主要诊断 ${main} 归为 ${cell.diagnosis}`,
            en: `main diagnosis ${main} counts as ${cell.diagnosis}`,
          },
    );
  for (const { code, as, merged } of operations) {
    if (as === 'ignored') lines.push({ zh: `${code} 不计入分组`, en: `${code} does not count` });
    else if (merged !== null) lines.push({ zh: `${code} 并入 ${merged}`, en: `${code} counts as ${merged}` });
  }
  if (cell && cell.preGroup === null)
    lines.push(
      cell.main === null
        ? { zh: '没有计入的手术操作，按保守治疗', en: 'no operation counts: conservative treatment' }
        : {
            zh: `主要手术 ${cell.main}${cell.related.length > 0 ? `，相关手术 ${cell.related.join('、')}` : ''}`,
            en: `main operation ${cell.main}${cell.related.length > 0 ? `, related ${cell.related.join(', ')}` : ''}`,
          },
    );
  lines.push(match.way ? wayText(match.way) : notGroupedText(match.reason));
  return lines;
}

/** Codes in force, for their names; null where no edition was imported. */
function codesOn(
  dictionaries: DictionaryPort,
  tx: Tx,
  system: 'icd-10' | 'icd-9-cm-3',
  on: Day,
): Promise<CodeSet | null> {
  return dictionaries.codeSet(tx, { system, edition: 'insurance', on });
}

function caseView(place: Place, row: StoredCase, diagnoses: CodeSet | null) {
  const known = place.groups.get(row.group_key);
  return {
    institution: row.institution_code,
    hospital: hospitalName(place, row.institution_code),
    encounter: row.encounter_id,
    day: row.counted_on,
    group: row.group_key,
    groupName: groupName(place, row.group_key),
    kind: known?.group.kind ?? null,
    way: row.way === '' ? null : wayName(row.way),
    reason: row.reason === '' ? null : reasonName(row.reason),
    mainDiagnosis: row.main_diagnosis_code,
    mainDiagnosisName: diagnoses?.nameOf(row.main_diagnosis_code) ?? '',
    days: row.stay_days < 0 ? null : row.stay_days,
    totalFen: row.total_fen < 0n ? null : row.total_fen.toString(),
  };
}
