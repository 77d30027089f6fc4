import type { Platform } from '@sanyi/api';
import {
  type BuiltCatalogue,
  bootstrap,
  buildCatalogue,
  CellReader,
  DipCollector,
  type DipColumns,
  type GroupLevels,
  groupLevelCoefficients,
  levelCoefficients,
  Matcher,
  type NoGroupLevels,
  testAuxiliary,
  upperDirectories,
} from '@sanyi/dip';
import { exact } from '@sanyi/expression';
import type { Viewer } from '@sanyi/kernel';
import { type Day, mulDiv } from '@sanyi/quantity';
import type { JobContext, JobHandler, Records } from '@sanyi/records';
import { INSTITUTIONS_ON, RegionFacts, readStays } from '@sanyi/region';
import { z } from 'zod';
import type { DataPort } from '../../data/port.ts';
import type { DictionaryPort } from '../../dictionaries/port.ts';
import type { FormingAccount } from '../engine/account.ts';
import { type FormingChoice, formingRules } from '../engine/forming-rules.ts';
import { groupName } from '../engine/group-name.ts';
import { HOSPITAL_LEVELS, hospitalLevel } from '../engine/hospital-level.ts';
import { icdRanges } from '../engine/icd-ranges.ts';
import type { RuleLists } from '../engine/rule-lists.ts';
import { type FormingNumbers, formingAt, percent } from '../parameters/forming.ts';
import { dipProblems } from '../problems.ts';
import { keepCatalogue } from '../store/catalogues.ts';
import { codeNames } from '../store/code-names.ts';
import { listsOrRefuse } from '../store/rule-lists.ts';
import { dipCaseOf } from './match.ts';

/** What a catalogue is to be formed from (测算请求). */
export const formingRequest = z.object({
  name: z.string().trim().min(1).max(100),
  /** The latest year; the two before it count too. */
  year: z.number().int().min(2000).max(2100),
  core: z.enum(['cases', 'coverage']).default('cases'),
  yearMeans: z.enum(['pooled', 'yearly']).default('pooled'),
  meanOf: z.enum(['all', 'grouped']).default('all'),
  steady: z.boolean().default(true),
});
export type FormingRequest = z.output<typeof formingRequest>;

/** Seed of the draws: the same cases give the same intervals. */
const SEED = 20_260_101;

/** Forms a catalogue from the region's own stays (测算病种目录). */
export function formJob(platform: Platform): JobHandler {
  return {
    run: (context: JobContext) =>
      formRegion(
        platform,
        context.records,
        { viewer: context.viewer, request: formingRequest.parse(context.payload) },
        context.signal,
        (done) => context.progress({ done, total: null, unit: '例' }),
      ),
  };
}

/**
 * Forms a catalogue with scores, intervals, auxiliary directories and cost levels (区域目录测算).
 *
 * @throws Problem dip/no-facts, dip/no-rules, dip/nothing-to-form
 */
export async function formRegion(
  platform: Platform,
  records: Records,
  {
    viewer,
    request,
  }: { readonly viewer: Pick<Viewer, 'scopePath' | 'displayName'>; readonly request: FormingRequest },
  signal: AbortSignal,
  tell: (done: number) => void = () => undefined,
): Promise<{ readonly catalogueNo: number; readonly groups: number }> {
  const { facts } = platform;
  if (!facts) throw dipProblems.problem('no-facts');
  const began = performance.now();
  const { scopePath } = viewer;
  const snapshotAt = platform.clock.now();
  const dictionaries = platform.port<DictionaryPort>('dictionaries');
  const on = `${request.year}-12-31` as Day;
  const { snapshot, lists, names } = await records.asSystem('stays to form a catalogue from', async (tx) => ({
    snapshot: await platform.port<DataPort>('data').snapshot(tx, { scopePath }),
    lists: await listsOrRefuse(tx, scopePath),
    names: await codeNames(dictionaries, tx, on),
  }));
  const region = new RegionFacts(facts, snapshot);
  const parameters = formingAt(platform.clock.today(), scopePath);
  const numbers = parameters.value;
  const columns = await collect(region, signal, tell);
  if (!columns.total.some((fen, place) => fen >= 0 && (columns.year[place] ?? 0) <= request.year))
    throw dipProblems.problem('nothing-to-form', { year: request.year });
  const levels = await institutionLevels(region, on);
  const built = buildCatalogue(columns, rulesOf(lists, numbers, request), {
    id: `formed-${request.year}`,
    name: request.name,
    year: request.year,
    nameOf: (group) => groupName(group, lists, names),
    firstLevel: new Set([...levels].filter(([, level]) => level === '1').map(([code]) => code)),
  });
  signal.throwIfAborted();
  const certainty = bootstrap(built, {
    draws: numbers.draws,
    seed: SEED,
    confidence: Number(numbers.confidence.mantissa) / 100 / 10 ** numbers.confidence.scale,
  });
  signal.throwIfAborted();
  const tests = testAuxiliary(columns, groupPlaces(columns, built), built.catalogue, {
    dimensions: lists.dimensions,
    lists: lists.lists,
    rule: {
      groupCases: { is: '>=', value: exact(BigInt(numbers.auxiliaryGroupCases)) },
      bandCases: { is: '>=', value: exact(BigInt(numbers.auxiliaryBandCases)) },
      variationDrop: { is: '>=', value: percent(numbers.auxiliaryDrop) },
      places: numbers.coefficientPlaces,
    },
    year: request.year,
  });
  const { levels: costLevels } = levelCoefficients(built, (code) => levels.get(code) ?? null);
  const groupLevels = groupLevelCoefficients(built, (code) => levels.get(code) ?? null, {
    cases: { is: '>=', value: exact(BigInt(numbers.levelCases)) },
    difference: { is: '>=', value: percent(numbers.levelDifference) },
    order: HOSPITAL_LEVELS,
  });
  const account: FormingAccount = {
    cases: built.cases,
    grouped: built.grouped,
    left: [...built.left].map(([reason, cases]) => ({ reason, cases })),
    coreCases: built.formed.coreCases,
    meanFen: mulDiv(built.base.mean.numerator, 1n, built.base.mean.denominator, 'half-up'),
    credibility: built.credibility === null ? null : built.credibility.toFixed(1),
    snapshotAt,
    parametersFrom: parameters.from,
    auxiliary: tests.filter(({ opens }) => opens),
    auxiliaryTried: tests.length,
    dimensions: lists.dimensions,
    levels: [...costLevels].map(([level, { cases, value }]) => ({ level, cases, coefficient: value })),
    groupLevels: groupLevels
      .filter(({ reason }) => reason === null)
      .map((group) => ({
        key: group.key,
        levels: [...group.levels].map(([level, { cases, value }]) => ({ level, cases, coefficient: value })),
      })),
    withoutLevels: reasonCounts(groupLevels),
    directories: upperDirectories(built, icdRanges).map(({ level, key, cases, groups, mean, variation }) => ({
      level,
      key,
      cases,
      groups,
      meanFen: mulDiv(mean.numerator, 1n, mean.denominator, 'half-up'),
      variation,
    })),
    milliseconds: Math.round(performance.now() - began),
  };
  const kept = await records.asSystem('keep a formed catalogue', (tx) =>
    keepCatalogue(tx, {
      catalogue: built.catalogue,
      rules: built.rules,
      origin: 'formed',
      certainty,
      account,
      fileName: '',
      gaps: [],
      scopePath,
      madeByName: viewer.displayName,
    }),
  );
  return { catalogueNo: kept.catalogueNo, groups: built.catalogue.groups.length };
}

/** Lists, numbers and choices as rules (组成规则). */
export function rulesOf(lists: RuleLists, numbers: FormingNumbers, choice: FormingChoice) {
  return formingRules(
    lists,
    {
      yearWeights: [numbers.yearWeightOldest, numbers.yearWeightMiddle, numbers.yearWeightLatest],
      mainCharacters: numbers.mainCharacters,
      compositeCharacters: numbers.compositeCharacters,
      coreCases: numbers.coreCases,
      coreCoverage: percent(numbers.coreCoverage),
      compositeCases: numbers.compositeCases,
      relatedRise: percent(numbers.relatedRise),
      scorePlaces: numbers.scorePlaces,
      coefficientPlaces: numbers.coefficientPlaces,
      basicLevelCases: numbers.basicLevelCases,
      basicLevelShare: percent(numbers.basicLevelShare),
      basicLevelVariation: exact(
        numbers.basicLevelVariation.mantissa,
        10n ** BigInt(numbers.basicLevelVariation.scale),
      ),
      steadyBelow: numbers.steadyBelow,
    },
    choice,
  );
}

function reasonCounts(groups: readonly GroupLevels[]): FormingAccount['withoutLevels'] {
  const counts = new Map<NoGroupLevels, number>();
  for (const { reason } of groups) if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => ({ reason, groups: count }));
}

async function collect(
  region: RegionFacts,
  signal: AbortSignal,
  tell: (done: number) => void,
): Promise<DipColumns> {
  const collector = new DipCollector();
  for await (const stays of readStays(region, signal)) {
    signal.throwIfAborted();
    for (const stay of stays) collector.add(dipCaseOf(stay));
    tell(collector.count);
  }
  return collector.columns();
}

/** Place of each case's group in the catalogue, negative for none. */
function groupPlaces(columns: DipColumns, built: BuiltCatalogue): Int32Array {
  return new Matcher(built.catalogue).matchColumns(new CellReader(built.rules, columns.codes), columns);
}

/** Level of each institution on a day; those without one are absent. */
async function institutionLevels(region: RegionFacts, day: string): Promise<Map<string, string>> {
  const rows = await region.query<{ code: string; level: string | null; kind: string }>(
    `SELECT toString(institution_code) AS code, toNullable(toString(level_code)) AS level, toString(kind_code) AS kind
     FROM ${INSTITUTIONS_ON} ORDER BY code`,
    { on_day: day },
  );
  const found = new Map<string, string>();
  for (const { code, level, kind } of rows) {
    const own = hospitalLevel(level, kind);
    if (own) found.set(code, own);
  }
  return found;
}
