import { route } from '@sanyi/api';
import { type Explanation, evidenceText, neighbourText, ruleText, type Scheme } from '@sanyi/grouping';
import type { Day } from '@sanyi/quantity';
import type { Tx } from '@sanyi/records';
import { RegionFacts, readStay } from '@sanyi/region';
import type { DataPort } from '../../data/port.ts';
import type { CodeSet, DictionaryPort } from '../../dictionaries/port.ts';
import { schemeNames } from '../engine/scheme-names.ts';
import { drgProblems } from '../problems.ts';
import { listCases, oneCase, type StoredCase } from '../store/cases.ts';
import { readyScheme } from '../store/schemes.ts';
import { caseOf } from '../store/stays.ts';
import { hospitalName, type Place, placeOf } from './place.ts';
import { reasonWords } from './result-routes.ts';
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
          drg: query.drg,
          status: query.status,
          institution: query.institution,
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
      const absent = () => drgProblems.problem('no-such-case', { institution, encounter });
      const row = await oneCase(place.facts, place.scope, { institution, encounter });
      if (!row) throw absent();
      const stay = await readStay(new RegionFacts(place.facts, place.snapshot), {
        source: row.source_code,
        institution,
        encounter,
      });
      if (!stay) throw absent();
      const dictionaries = context.platform.port<DictionaryPort>('dictionaries');
      const schemeNo = row.scheme_no || (place.run.uses.at(-1)?.schemeNo ?? 0);
      const { ready, diagnoses, operations, source } = await context.transact(async (tx) => ({
        ready: await readyScheme(tx, schemeNo),
        diagnoses: await codesOn(dictionaries, tx, 'icd-10', row.counted_on as Day),
        operations: await codesOn(dictionaries, tx, 'icd-9-cm-3', row.counted_on as Day),
        source: (await context.platform.port<DataPort>('data').sources(tx, [row.file_no])).get(row.file_no),
      }));
      const given = caseOf(stay);
      const explanation = ready.explainer.explain(given);
      const { sex, ageYears, ageDays, weightGrams, dischargeMode } = given;
      return {
        case: caseView(place, row, diagnoses),
        facts: {
          sex,
          ageYears,
          ageDays,
          weightGrams,
          icuHours: given.icuHours ?? null,
          dischargeMode,
          source: row.source_code,
        },
        codes: codeViews(explanation, given.diagnoses, given.operations, { diagnoses, operations }),
        scheme: { schemeNo, name: ready.scheme.name },
        agrees: explanation.result.drg === row.drg,
        ...reasoningOf(explanation, ready.scheme),
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
};

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
  return {
    institution: row.institution_code,
    hospital: hospitalName(place, row.institution_code),
    encounter: row.encounter_id,
    day: row.counted_on,
    drg: row.drg,
    name: place.names.get(row.drg) ?? '',
    status: row.status,
    reason: reasonWords(row.reason),
    mainDiagnosis: row.main_diagnosis_code,
    mainDiagnosisName: diagnoses?.nameOf(row.main_diagnosis_code) ?? '',
    days: row.stay_days < 0 ? null : row.stay_days,
    totalFen: row.total_fen < 0n ? null : row.total_fen.toString(),
  };
}

function codeViews(
  { complications, unknownCodes }: Explanation,
  diagnoses: readonly string[],
  operations: readonly string[],
  names: { readonly diagnoses: CodeSet | null; readonly operations: CodeSet | null },
) {
  const unknown = new Set(unknownCodes);
  const view = (what: 'diagnosis' | 'operation', set: CodeSet | null) => (code: string, place: number) => {
    const found =
      what === 'diagnosis' && place > 0 ? complications.find((item) => item.code === code) : undefined;
    return {
      what,
      code,
      name: set?.nameOf(code) ?? '',
      main: place === 0,
      known: !unknown.has(code),
      complication: found?.kind ?? null,
      excludedBy: found && !found.counts ? found.table : null,
    };
  };
  return [
    ...diagnoses.map(view('diagnosis', names.diagnoses)),
    ...operations.map(view('operation', names.operations)),
  ];
}

function reasoningOf({ tried, nearMisses, neighbours }: Explanation, scheme: Scheme) {
  const names = schemeNames(scheme);
  const nameOf = (code: string) => names.get(code) ?? '';
  return {
    tree: tried.map((mdc) => ({
      code: mdc.code,
      name: nameOf(mdc.code),
      holds: mdc.evidence.holds,
      text: evidenceText(mdc.evidence),
      steps: mdc.steps.map((step) => ({
        code: step.code,
        name: nameOf(step.code),
        holds: step.evidence.holds,
        text: evidenceText(step.evidence),
        drgs: step.drgs.map((drg) => ({
          code: drg.code,
          name: nameOf(drg.code),
          holds: drg.evidence.holds,
          text: evidenceText(drg.evidence),
        })),
      })),
    })),
    nearMisses: nearMisses.map(({ code, missing }) => ({
      code,
      name: nameOf(code),
      text: ruleText(missing.rule),
    })),
    neighbours: neighbours.map((item) => ({
      text: neighbourText(item),
      drg: item.result.drg,
      name: nameOf(item.result.drg),
      status: item.result.status,
    })),
  };
}
