/**
 * How fast the region's data goes in and answers (区域数据性能). Run: `npm run bench:data -- [part…] [--fees N] [--lines N,N]`.
 *
 * Parts: `fees` (core fee table through the real import, against a plain parse of the same file in the same run), `pages`
 * (appraisal front pages of 643 columns), `workbook` (100,000 × 40), `totals` (fee lines made inside the engine, a month-by-hospital
 * total through a snapshot of 500 files, and the exponent of its cost).
 */

import { isUtf8 } from 'node:buffer';
import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import type { Platform } from '@sanyi/api';
import { streamOutWorkbook } from '@sanyi/documents';
import { openFacts } from '@sanyi/facts';
import { openRecords } from '@sanyi/records';
import { RegionFacts } from '@sanyi/region';
import { regionMigrations } from '@sanyi/region/migrations';
import { register } from '../systems/data/api/file-routes.ts';
import { feeLine } from '../systems/data/engine/fixtures/samples.ts';
import { formatOf } from '../systems/data/engine/index.ts';
import { dataMigrations } from '../systems/data/store/migrations.ts';
import { startTestApp } from '../systems/data/testing/test-app.ts';
import type { RegionPort } from '../systems/region/port.ts';
import { server as practice } from '../systems/region/server.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    fees: { type: 'string', default: '1000000' },
    pages: { type: 'string', default: '30000' },
    lines: { type: 'string', default: '1000000,5000000,50000000' },
  },
});
const parts = positionals.length > 0 ? positionals : ['fees', 'pages', 'workbook', 'totals'];
const folder = mkdtempSync(join(tmpdir(), 'sanyi-bench-data-'));
const say = (line: string) => process.stdout.write(`${line}\n`);
const seconds = async (work: () => Promise<unknown>) => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
};

let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 100);

const facts = await openFacts({
  kind: 'chdb',
  directory: join(folder, 'facts'),
  database: 'bench',
  threads: 16,
});
try {
  if (parts.some((part) => part !== 'totals')) await imports();
  if (parts.includes('totals')) await totals(values.lines.split(',').map(Number));
} finally {
  clearInterval(watch);
  await facts.close();
  rmSync(folder, { recursive: true, force: true });
}

async function imports(): Promise<void> {
  const records = await openRecords({ kind: 'memory' });
  await records.migrate(dataMigrations);
  const app = await startTestApp(records, 'bench', { facts, folder: join(folder, 'files'), unhurried: true });
  const take = async (path: string, name: string, format: string) => {
    globalThis.gc?.();
    const before = process.memoryUsage.rss();
    peak = 0;
    let fileNo = 0;
    const sealing = await seconds(async () => {
      const sealed = await app.platform.sealed.receive(createReadStream(path), name, 8 * 1024 ** 3);
      const actor = { viewer: app.viewer('insurance'), clock: app.platform.clock, requestId: null };
      fileNo = (await register(app.platform, actor, { ...sealed, name, senderId: 'east-insurance' })).fileNo;
    });
    const importing = await seconds(() => app.take('insurance', fileNo, format));
    const { body } = await app.call<{ state: string; read: number; accepted: number; rejected: number }>(
      'insurance',
      'GET',
      `/data/files/${fileNo}`,
    );
    return {
      sealing,
      importing,
      ...body,
      peak: `${Math.round(peak / 1e6)} MB (${Math.round((peak - before) / 1e6)} more than before)`,
    };
  };
  if (parts.includes('fees')) {
    const rows = Number(values.fees);
    const path = join(folder, 'fees.csv');
    const bytes = await writeFees(path, rows);
    const plain = await seconds(() => plainParse(path));
    const done = await take(path, 'fees.csv', 'insurer-fee-lines');
    say(
      `fees: ${rows} rows of ${formatOf('insurer-fee-lines').columns.length} columns, ${Math.round(bytes / 1e6)} MB; plain parse ${plain.toFixed(1)} s; ` +
        `sealed ${done.sealing.toFixed(1)} s; stored and checked ${done.importing.toFixed(1)} s = ${Math.round(done.accepted / done.importing)} rows/s, ` +
        `${(done.importing / plain).toFixed(1)} x the plain parse; peak ${done.peak} (${done.state}, ${done.rejected} set aside)`,
    );
    rmSync(path);
  }
  if (parts.includes('pages')) {
    const rows = Number(values.pages);
    // The official columns alone, and with the extensions that hospitals add.
    const pages = await regionPages();
    for (const width of [643, formatOf('front-page').columns.length]) {
      const path = join(folder, 'pages.csv');
      await writePages(path, pages, rows, width);
      const plain = await seconds(() => plainParse(path));
      const done = await take(path, `pages-${width}.csv`, 'front-page');
      say(
        `pages: ${done.read} rows of ${width} columns; plain parse ${plain.toFixed(1)} s; stored and checked ` +
          `${done.importing.toFixed(1)} s = ${Math.round(done.read / done.importing)} rows/s, ${(done.importing / plain).toFixed(1)} x the plain parse; ` +
          `peak ${done.peak} (${done.state}, ${done.rejected} set aside)`,
      );
      rmSync(path);
    }
  }
  if (parts.includes('workbook')) {
    const path = join(folder, 'fees.xlsx');
    await writeBook(path, 100_000);
    const done = await take(path, 'fees.xlsx', 'insurer-fee-lines');
    say(
      `workbook: ${done.read} rows × 40 columns; stored and checked ${done.importing.toFixed(1)} s; peak ${done.peak} (${done.state}, ${done.rejected} set aside)`,
    );
  }
  await app.close();
  await records.close();
}

async function writeLines(
  path: string,
  head: string,
  rows: number,
  line: (at: number) => string,
): Promise<number> {
  const out = createWriteStream(path);
  out.write(`${head}\n`);
  let size = 0;
  let text = '';
  for (let at = 0; at < rows; at += 1) {
    text += `${line(at)}\n`;
    if (text.length > 1 << 20 || at === rows - 1) {
      size += Buffer.byteLength(text);
      if (!out.write(text)) await once(out, 'drain');
      text = '';
    }
  }
  out.end();
  await finished(out);
  return size;
}

async function writeFees(path: string, rows: number): Promise<number> {
  const fields = formatOf('insurer-fee-lines').columns.map((column) => column.name);
  return await writeLines(path, fields.join(','), rows, (at) => {
    const record = feeLine(at);
    return fields.map((field) => record[field] ?? '').join(',');
  });
}

/** Front pages as hospitals of the practice region send them, the heading first. */
async function regionPages(): Promise<readonly string[][]> {
  const region = practice.port?.({} as Platform) as RegionPort;
  const written = join(folder, 'region');
  await region.generate({ residents: 5000, seed: 3, year: 2025, workers: 2 }, written, () => undefined);
  const files = readdirSync(written, { recursive: true, encoding: 'utf8' });
  const pages: string[][] = [];
  for (const name of files.filter((file) => /front-page_\d+\.csv$/.test(file)).toSorted()) {
    const bytes = readFileSync(join(written, name));
    // Some hospitals write GB18030.
    const text = new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'gb18030').decode(bytes);
    const lines = text.trimEnd().split(/\r?\n/);
    pages.push(...lines.slice(pages.length === 0 ? 0 : 1).map((line) => line.split(',')));
  }
  return pages;
}

/** Writes them again and again, each under a record number of its own. */
async function writePages(
  path: string,
  [head = [], ...pages]: readonly string[][],
  rows: number,
  width: number,
): Promise<void> {
  const record = head.indexOf('A48');
  await writeLines(path, head.slice(0, width).join(','), rows, (at) => {
    const page = (pages[at % pages.length] ?? []).slice(0, width);
    return page.with(record, `B${width}${100_000 + at}`).join(',');
  });
}

async function writeBook(path: string, rows: number): Promise<void> {
  const fields = formatOf('insurer-fee-lines')
    .columns.map((column) => column.name)
    .slice(0, 40);
  const cells = function* () {
    for (let at = 0; at < rows; at += 1) {
      const record = feeLine(20_000_000 + at);
      yield fields.map((field) => record[field] ?? null);
    }
  };
  const out = createWriteStream(path);
  const book = streamOutWorkbook({
    sheets: [
      { name: '费用明细', columns: fields.map((title) => ({ title, kind: 'text' as const })), rows: cells() },
    ],
  });
  for await (const piece of book) if (!out.write(piece)) await once(out, 'drain');
  out.end();
  await finished(out);
}

/** The baseline: the same file read, decoded and split into cells, and nothing else. */
async function plainParse(path: string): Promise<number> {
  const decoder = new TextDecoder();
  let rest = '';
  let cells = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
    const lines = (rest + decoder.decode(chunk as Buffer, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) cells += line.split(',').length;
  }
  return cells;
}

/** Fee lines made inside the engine: 24 months of 400 institutions in 480 files, each a month of twenty of them. */
async function totals(sizes: readonly number[]): Promise<void> {
  const measured: { lines: number; load: number; total: number }[] = [];
  for (const [index, lines] of sizes.entries()) {
    const own = await facts.inDatabase(`totals_${index}`);
    await own.migrate(regionMigrations);
    const block = 2_000_000;
    const load = await seconds(async () => {
      for (let from = 0; from < lines; from += block)
        await own.append({
          table: 'fee_line',
          source: { select: madeLines(from, Math.min(block, lines - from)) },
        });
    });
    const region = new RegionFacts(own, {
      files: Array.from({ length: 500 }, (_, at) => at + 1),
      institutions: null,
    });
    const ask = () =>
      region.query<{ fen: bigint; n: bigint }>(
        'SELECT toYYYYMM(counted_on) AS month, institution_code, sum(amount_fen) AS fen, count() AS n FROM {rows:fee_line} GROUP BY month, institution_code',
      );
    const rows = await ask();
    const seen = rows.reduce((sum, row) => sum + row.n, 0n);
    if (seen !== BigInt(lines)) throw new Error(`${seen} of ${lines} lines were counted`);
    const times: number[] = [];
    for (let round = 0; round < 5; round += 1) times.push(await seconds(ask));
    const total = times.toSorted((a, b) => a - b)[2] ?? 0;
    measured.push({ lines, load, total });
    say(
      `totals: ${lines} lines made and stored in ${load.toFixed(1)} s = ${Math.round(lines / load)} rows/s; ` +
        `total by month and hospital (${rows.length} rows, 500 files) ${(total * 1000).toFixed(0)} ms`,
    );
  }
  const [first, last] = [measured[0], measured.at(-1)];
  if (!first || !last || first === last) return;
  const exponent = (of: 'load' | 'total') =>
    Math.log(last[of] / first[of]) / Math.log(last.lines / first.lines);
  say(
    `exponent from ${first.lines} to ${last.lines} lines: storing ${exponent('load').toFixed(2)}, total ${exponent('total').toFixed(2)} (1 is linear)`,
  );
}

function madeLines(from: number, count: number): string {
  const n = `(number + ${from})`;
  return `SELECT toLowCardinality(concat('H', toString(310118000 + ${n} % 400))) AS institution_code,
    concat('E', toString(intDiv(${n}, 25))) AS encounter_id, toNullable(concat('S', toString(intDiv(${n}, 25)))) AS settlement_id,
    concat('L', toString(${n})) AS line_id, cityHash64(intDiv(${n}, 100)) AS person_key,
    toDateTime(addDays(toDate('2025-01-01'), intDiv(${n}, 100) % 730), 'Asia/Shanghai') AS charged_at,
    addDays(toDate('2025-01-01'), intDiv(${n}, 100) % 730) AS counted_on,
    toLowCardinality(leftPad(toString(1 + ${n} % 14), 2, '0')) AS charge_class_code, toLowCardinality(['drug', 'consumable', 'service'][1 + ${n} % 3]) AS item_kind_code,
    toLowCardinality(concat('X', toString(${n} % 3000))) AS item_code, toLowCardinality(CAST(NULL AS Nullable(String))) AS local_item_code,
    toLowCardinality(CAST(NULL AS Nullable(String))) AS item_name, toLowCardinality(toNullable('02')) AS grade_code,
    toDecimal64(1 + ${n} % 5, 4) AS quantity, toDecimal64(12.5, 6) AS unit_price, toInt64((1 + ${n} % 5) * 1250) AS amount_fen,
    toInt64(0) AS own_pay_fen, toInt64(0) AS over_limit_fen, toInt64(0) AS first_own_fen, toInt64((1 + ${n} % 5) * 1250) AS in_scope_fen,
    toLowCardinality(toNullable('A03')) AS department_code, toNullable(cityHash64(${n} % 4000)) AS doctor_key, CAST(NULL AS Nullable(String)) AS prescription_id,
    toUInt8(1) AS is_valid, toUInt8(0) AS is_refund, CAST(NULL AS Nullable(String)) AS refunds_line_id,
    toUInt32(1 + dateDiff('month', toDate('2025-01-01'), counted_on) * 20 + ${n} % 20) AS file_no, toUInt32(0) AS sheet_no, toUInt32(${n} % 4000000 + 2) AS line
    FROM numbers(${count})`;
}
