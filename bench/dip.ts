/**
 * Speed of catalogues and matching (DIP 评测): `npm run bench:dip`.
 * A million cases become a catalogue with scores and 200 draws of the bootstrap; ten million are read from columns, matched and given their
 * score. The ratio is to the plain reading that the tests compare with, in the same run. The exit status is 1 when a required figure is
 * missed, when the same cases in another order give another catalogue, or when the two readings differ.
 */
import { createHash } from 'node:crypto';
import { loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import {
  type BuiltCatalogue,
  bootstrap,
  buildCatalogue,
  CaseCodes,
  CellReader,
  type DipCase,
  DipCollector,
  type DipColumns,
  type DipRules,
  exactText,
  Matcher,
} from '@sanyi/dip';
import { exampleRules, plainCatalogue, plainMatch } from '@sanyi/dip/testing';
import { exact } from '@sanyi/expression';
import { cityCases } from './dip/cases.ts';

const CASES = Number(process.env['CASES'] ?? 1_000_000);
const MATCHED = Number(process.env['MATCHED'] ?? 10_000_000);
/** Cases held at a time while matching. */
const BATCH = 1_000_000;
const PLAIN = 4_000;
const PLAIN_MATCHED = 300;
const DRAWS = 200;
const LATEST = 2025;
const REQUIRED = { formSeconds: 60, matchSeconds: 20, bytes: 2e9 };

const rules: DipRules = {
  ...exampleRules,
  excludedDiagnoses: [],
  ignoredOperations: [],
  preGroups: [],
  diagnosisMerges: [],
  operationMerges: [],
  combinedOperations: [],
  subdivisions: [],
  lists: {},
  operationClasses: Object.fromEntries(
    Array.from({ length: 100 }, (_, chapter) => [
      String(chapter).padStart(2, '0'),
      chapter < 86 ? 'surgery' : chapter < 89 ? 'diagnostic' : 'therapeutic',
    ]),
  ),
  steady: { below: { is: '<', value: exact(50n) } },
};

let missed = false;
const seconds = (from: number) => (performance.now() - from) / 1_000;

function verdict(value: number, required: number): string {
  if (value <= required) return '达到 reached';
  missed = true;
  return '未达到 missed';
}

function columnsOf(cases: Iterable<DipCase>, codes = new CaseCodes()): DipColumns {
  const collector = new DipCollector(1 << 20, codes);
  for (const given of cases) collector.add(given);
  return collector.columns();
}

function form(columns: DipColumns): { built: BuiltCatalogue; digest: string } {
  const built = buildCatalogue(columns, rules, { id: 'bench', name: 'bench', year: LATEST });
  const certainty = bootstrap(built, { draws: DRAWS, seed: 1, confidence: 0.95 });
  const digest = createHash('sha256')
    .update(exactText({ catalogue: built.catalogue, certainty }))
    .digest('hex');
  return { built, digest };
}

function* reversed(cases: readonly DipCase[]): Generator<DipCase> {
  for (let at = cases.length - 1; at >= 0; at -= 1) {
    const given = cases[at];
    if (given) yield given;
  }
}

console.log(`DIP  (load ${loadavg()[0]?.toFixed(1)})`);

// The plain reading first: what a case costs it is what the rest is measured by.
const few = [...cityCases(PLAIN, 1, LATEST)];
let from = performance.now();
const plain = plainCatalogue(few, rules, LATEST);
const plainFormed = PLAIN / seconds(from);
const sizes = new Map([...plain].map(([key, { cases }]) => [key, cases.length]));
const small = buildCatalogue(columnsOf(few), rules, { id: 'small', name: 'small', year: LATEST });
if (small.catalogue.groups.map(({ key }) => key).join('\n') !== [...plain.keys()].sort().join('\n')) {
  missed = true;
  console.log('  两种读法的病种不同 the two readings form different groups');
}
const smallReader = new CellReader(rules);
const smallMatcher = new Matcher(small.catalogue);
for (const [at, given] of few.entries()) {
  const cell = smallReader.cellOf(given);
  const match = typeof cell === 'string' ? { group: null, reason: cell } : smallMatcher.match(cell);
  if ((match.group?.key ?? `!${match.reason}`) === plainMatch(given, rules, sizes)) continue;
  missed = true;
  console.log(`  两种读法的入组不同 the two readings match case ${at} differently`);
}

const columns = columnsOf(cityCases(CASES, 7, LATEST));
from = performance.now();
const { built, digest } = form(columns);
const formed = seconds(from);
const peak = process.resourceUsage().maxRSS * 1_024;
console.log(
  `  测算 forming ${CASES.toLocaleString('en')} + ${DRAWS} draws: ${formed.toFixed(1)} s  ${verdict(formed * (1_000_000 / CASES), REQUIRED.formSeconds)}` +
    `  ×${Math.round(CASES / formed / plainFormed)} (plain, no draws: ${Math.round(plainFormed).toLocaleString('en')} /s)`,
);
console.log(
  `  内存 memory ${(peak / 1e9).toFixed(2)} GB  ${verdict(peak, REQUIRED.bytes)}  ` +
    `${built.catalogue.groups.length.toLocaleString('en')} groups, ${built.cells.length.toLocaleString('en')} cells, ${built.grouped.toLocaleString('en')} grouped`,
);

if (process.env['ORDER'] !== '0') {
  const again = form(columnsOf(reversed([...cityCases(CASES, 7, LATEST)]))).digest;
  if (again !== digest) missed = true;
  console.log(`  倒序再算 in reverse order: ${again === digest ? '逐位相同 identical' : '不同 DIFFERENT'}`);
}

const all = new Map(built.catalogue.groups.map(({ key, cases }) => [key, cases ?? 0]));
from = performance.now();
for (const given of few.slice(0, PLAIN_MATCHED)) plainMatch(given, rules, all);
const plainMatched = PLAIN_MATCHED / seconds(from);

// Matching holds a million cases at a time, as a stream would; making them up is not counted.
let matchSeconds = 0;
let points = 0n;
let without = 0;
const matcher = new Matcher(built.catalogue);
const scores = Float64Array.from(built.catalogue.groups, ({ score }) => Number(score));
const codes = new CaseCodes();
const reader = new CellReader(rules, codes);
for (let done = 0; done < MATCHED; done += BATCH) {
  const batch = columnsOf(cityCases(BATCH, 100 + done / BATCH, LATEST), codes);
  from = performance.now();
  let sum = 0;
  for (const place of matcher.matchColumns(reader, batch)) {
    const score = scores[place] ?? -1;
    if (score < 0) without += 1;
    else sum += score;
  }
  points += BigInt(sum);
  matchSeconds += seconds(from);
}
console.log(
  `  入组计分 matching and scoring ${MATCHED.toLocaleString('en')}: ${matchSeconds.toFixed(1)} s  ${verdict(matchSeconds * (10_000_000 / MATCHED), REQUIRED.matchSeconds)}` +
    `  ×${Math.round(MATCHED / matchSeconds / plainMatched)} (plain: ${Math.round(plainMatched).toLocaleString('en')} /s)` +
    `  ${without.toLocaleString('en')} without a group, mean ${(Number(points) / 1e4 / Math.max(1, MATCHED - without)).toFixed(1)} points`,
);
process.exit(missed ? 1 : 0);
