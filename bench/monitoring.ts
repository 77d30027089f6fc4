/**
 * Speed of the indicators (指标计算评测): `npm run bench:monitoring [-- --lines 50000000]`.
 * Facts of 40 institutions and 36 months are made inside the engine; all indicators are computed from them, then one new month,
 * then a dashboard is answered from the prepared sums to 50 readers at once. The ratio is to one plain scan that adds up every
 * table by institution and month in the same run. The exit status is 1 when a required speed is missed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { openFacts } from '@sanyi/facts';
import type { Day } from '@sanyi/quantity';
import { RegionFacts, type RegionTableName, regionTables } from '@sanyi/region';
import { regionMigrations } from '@sanyi/region/migrations';
import { compiledLibrary, library } from '../systems/indicators/engine/library/library.ts';
import { measures } from '../systems/indicators/engine/measures/measures.ts';
import { sumsFor } from '../systems/indicators/store/computed.ts';
import { takeMeasures, writeSums } from '../systems/indicators/store/make-sums.ts';
import { factsMigrations } from '../systems/indicators/store/migrations.ts';

const { values } = parseArgs({ options: { lines: { type: 'string', default: '50000000' } } });
const LINES = Number(values.lines);
const INSTITUTIONS = 40;
const MONTHS = 36;
const READERS = 50;
const READINGS = 20;
const REQUIRED = { full: 30, month: 2, dashboard: 0.2 };
/** Rows are made in pieces, so that memory stays small. */
const PIECE = 2_000_000;
/** 2 cores, as a small server has. */
const THREADS = 16;

/** How many rows of each table stand behind a fee line: a stay has dozens of lines, a visit a few. */
const SHARES: Partial<Record<RegionTableName, number>> = {
  fee_line: 0.78,
  settlement: 0.06,
  fee_category: 0.05,
  prescription: 0.04,
  contract_service: 0.01,
  contract: 0.005,
  operation: 0.005,
  referral: 0.002,
};
/** Stays of the front pages and visits of the insurer stand in one table and are counted apart. */
const STAYS = 0.008;
const VISITS = 0.04;

const PLAIN: Readonly<Record<string, string>> = {
  text: "''",
  code: "''",
  key: 'cityHash64(n)',
  fen: 'toInt64(100 + n % 90000)',
  quantity: 'toDecimal64(1 + n % 5, 4)',
  price: 'toDecimal64(12.5, 6)',
  count: 'toUInt32(n % 90)',
  'yes-no': 'toUInt8(n % 2)',
  instant: "toDateTime(day, 'Asia/Shanghai')",
  day: 'day',
  month: 'toStartOfMonth(day)',
  'birth-day': "toDate32('1960-01-01') + n % 9000",
};
const NO_DAY = 'CAST(NULL AS Nullable(Date))';
const INSTITUTION = `concat('H', toString(intDiv(n, 7) % ${INSTITUTIONS}))`;
/** Columns that measures look at get the values that they look for. */
const TELLING: Readonly<Record<string, string>> = {
  institution_code: INSTITUTION,
  from_institution_code: INSTITUTION,
  file_no: 'toUInt32(1)',
  item_kind_code: "['drug', 'consumable', 'service'][1 + n % 3]",
  charge_class_code: "leftPad(toString(1 + n % 14), 2, '0')",
  encounter_id: "concat('E', toString(intDiv(n, 25)))",
  level_code: 'toString(1 + n % 4)',
  category_code: "leftPad(toString(1 + n % 24), 2, '0')",
  discharge_way_code: 'toString(1 + n % 5)',
  admission_route_code: 'toString(1 + n % 4)',
  direction_code: "['up', 'down'][1 + n % 2]",
  status_code: "['done', 'asked'][1 + n % 2]",
  group_code: "['elderly', 'hypertension', 'diabetes', 'pregnant', ''][1 + n % 5]",
  is_valid: 'toUInt8(1)',
  insurance_type_code: "['310', '390'][1 + n % 2]",
  valid_until: NO_DAY,
  until_on: NO_DAY,
  ended_on: NO_DAY,
  signed_on: "toDate('2022-06-01')",
  valid_from: "toDate('2020-01-01')",
};

const folder = mkdtempSync(join(tmpdir(), 'sanyi-bench-monitoring-'));
const facts = await openFacts({
  kind: 'chdb',
  directory: folder,
  database: 'bench',
  threads: THREADS,
});

async function fill(table: RegionTableName, rows: number, own: Readonly<Record<string, string>> = {}) {
  const { columns } = regionTables[table];
  const cells = columns.map(({ name, kind, nullable }) => {
    const made = own[name] ?? TELLING[name] ?? PLAIN[kind];
    if (made === undefined) throw new Error(`no way to make a column of the kind ${kind}`);
    return `${nullable && made !== NO_DAY ? `toNullable(${made})` : made} AS ${name}`;
  });
  for (let from = 0; from < rows; from += PIECE)
    await facts.append({
      table,
      source: {
        // In the order of time, as months of files arrive.
        select: `SELECT ${cells.join(', ')} FROM (SELECT number + ${from} AS n,
          toDate('2023-01-01') + intDiv((number + ${from}) * 1095, ${rows}) AS day FROM numbers(${Math.min(PIECE, rows - from)}))`,
      },
    });
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

let missed = false;
function tell(what: string, took: number, plain: number, required: number) {
  if (took > required) missed = true;
  const verdict = took > required ? '未达到 missed' : '达到 reached';
  console.log(
    `  ${what} ${took.toFixed(2)} s  ×${(took / plain).toFixed(1)} of the plain scan  ${verdict} (≤ ${required} s)`,
  );
}

const { signal } = new AbortController();
const region = new RegionFacts(facts, { files: [1], institutions: null });
const allMonths: Day[] = Array.from(
  { length: MONTHS },
  (_, at) => `${2023 + Math.floor(at / 12)}-${String(1 + (at % 12)).padStart(2, '0')}-01`,
);

async function compute(runNo: number, months: readonly Day[]): Promise<number> {
  const rows = await takeMeasures(region, { months, signal, tell: () => undefined });
  await writeSums(facts, runNo, rows, signal);
  return rows.length;
}

/** What cannot be done without: reading each table once and adding up one column by institution and month. */
async function plainScan(): Promise<void> {
  for (const [table, column, day] of [
    ['fee_line', 'amount_fen', 'counted_on'],
    ['settlement', 'total_fen', 'counted_on'],
    ['encounter', 'total_fen', 'counted_on'],
    ['fee_category', 'amount_fen', 'counted_on'],
    ['prescription', 'seq', 'counted_on'],
  ] as const)
    await region.query(
      `SELECT institution_code, toStartOfMonth(${day}) AS month, sum(${column}) AS total FROM {rows:${table}} GROUP BY institution_code, month`,
    );
}

try {
  await facts.migrate(regionMigrations);
  await facts.migrate(factsMigrations);
  console.log(
    `指标 indicators: ${library.length}, 取数 measures: ${measures.length}  (load ${loadavg()[0]?.toFixed(1)})`,
  );
  const made = await seconds(async () => {
    for (const [table, share] of Object.entries(SHARES))
      await fill(table as RegionTableName, Math.round(LINES * share));
    await fill('encounter', Math.round(LINES * STAYS), {
      source_code: "'front-page'",
      kind_code: "'inpatient'",
      encounter_id: "concat('F', toString(n))",
    });
    await fill('encounter', Math.round(LINES * VISITS), {
      source_code: "'insurer'",
      kind_code: "['outpatient', 'emergency', 'special-disease', 'inpatient'][1 + n % 4]",
      encounter_id: "concat('E', toString(n))",
    });
    await fill('institution', INSTITUTIONS, {
      institution_code: "concat('H', toString(n))",
      kind_code: "['hospital', 'community-centre'][1 + n % 2]",
    });
    await fill('capacity_month', INSTITUTIONS * MONTHS * 6);
    await fill('finance_month', INSTITUTIONS * MONTHS * 12);
    await fill('population', 2000);
  });
  console.log(`  ${LINES.toLocaleString('en')} rows made in ${made.toFixed(0)} s`);

  await plainScan();
  const plain = await seconds(plainScan);
  console.log(`  plain scan ${plain.toFixed(2)} s`);
  let sums = 0;
  const full = await seconds(async () => {
    sums = await compute(1, allMonths);
  });
  tell(`全部 all of ${MONTHS} months (${sums.toLocaleString('en')} sums)`, full, plain, REQUIRED.full);
  tell(
    '新增一个月 one new month',
    await seconds(() => compute(2, allMonths.slice(-1))),
    plain,
    REQUIRED.month,
  );

  // A dashboard: all indicators of the region over all months, as their page asks; readers come while nobody has asked yet.
  const runs = new Map(allMonths.map((month) => [month, month === allMonths.at(-1) ? 2 : 1]));
  const indicators = [...compiledLibrary().values()];
  const prepared = { runs, snapshot: region.snapshot };
  const waits: number[] = [];
  const reader = async () => {
    for (let reading = 0; reading < READINGS; reading += 1)
      waits.push(await seconds(() => sumsFor(facts, prepared, indicators, 'whole')));
  };
  await Promise.all(Array.from({ length: READERS }, reader));
  waits.sort((one, other) => one - other);
  const p99 = waits[Math.floor(waits.length * 0.99)] ?? 0;
  tell(`看板 dashboard p99 of ${READERS} readers at once`, p99, plain, REQUIRED.dashboard);
} finally {
  await facts.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = missed ? 1 : 0;
