/**
 * How fast facts are loaded (装载速度), against writing the same bytes to the same disk: rows per second, and how many
 * times longer the checked, all-or-nothing load takes than the plain file. Run: `node --import tsx bench/facts.ts`.
 */
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { openFacts } from '@sanyi/facts';

const ROWS = Number(process.argv[2] ?? 1_000_000);
const ROUNDS = 3;

const folder = mkdtempSync(join(tmpdir(), 'sanyi-bench-'));
const file = join(folder, 'fees.csv');
const bytes = await writeFees(file);
const facts = await openFacts({ kind: 'chdb', directory: join(folder, 'facts'), threads: 4 });
try {
  await facts.command(
    'CREATE TABLE {db}.fee (person String, day Date, item LowCardinality(String), fen Int64, note Nullable(String)) ' +
      'ENGINE = {engine:MergeTree} PARTITION BY toYYYYMM(day) ORDER BY (person, day)',
  );
  for (let round = 1; round <= ROUNDS; round += 1) {
    const plain = await seconds(() => copyToDisk(file));
    const loaded = await seconds(() =>
      facts.load({
        table: 'fee',
        mode: 'replace-all',
        token: `bench-${round}`,
        source: { file, format: 'CSV' },
      }),
    );
    const query = await seconds(() =>
      facts.query('SELECT item, sum(fen) AS fen FROM {db}.fee GROUP BY item ORDER BY item'),
    );
    process.stdout.write(
      `round ${round}: ${ROWS} rows, ${(bytes / 1e6).toFixed(0)} MB; plain write ${plain.toFixed(2)} s, ` +
        `load ${loaded.toFixed(2)} s = ${Math.round(ROWS / loaded)} rows/s, ` +
        `${(loaded / plain).toFixed(1)} x the plain write; group-by ${(query * 1000).toFixed(0)} ms\n`,
    );
  }
} finally {
  await facts.close();
  rmSync(folder, { recursive: true, force: true });
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

async function writeFees(path: string): Promise<number> {
  const out = createWriteStream(path);
  out.write('person,day,item,fen,note\n');
  let size = 25;
  let text = '';
  for (let row = 0; row < ROWS; row += 1) {
    const day = `2026-0${1 + (row % 6)}-${String(1 + (row % 28)).padStart(2, '0')}`;
    text += `P${(row * 7919) % 200_000},${day},F${row % 1500},${(row * 37) % 1_000_000},${row % 5 ? '' : '门诊慢病'}\n`;
    if (text.length > 1 << 20 || row === ROWS - 1) {
      const chunk = Buffer.from(text);
      size += chunk.length;
      if (!out.write(chunk)) await once(out, 'drain');
      text = '';
    }
  }
  out.end();
  await finished(out);
  return size;
}

/** The baseline: the same bytes read and written once, flushed to the disk. */
async function copyToDisk(path: string): Promise<void> {
  const from = await open(path, 'r');
  const to = await open(`${path}.copy`, 'w');
  const buffer = Buffer.alloc(1 << 20);
  for (;;) {
    const { bytesRead } = await from.read(buffer, 0, buffer.length);
    if (bytesRead === 0) break;
    await to.write(buffer, 0, bytesRead);
  }
  await to.sync();
  await to.close();
  await from.close();
}
