/**
 * Child of the tests: loads into a facts folder and is killed on the way.
 * Second argument: the mode of the load, which then dies right after the point of no return; or `reading`, which prints
 * a line half-way. Third: milliseconds between the point of no return and death.
 */
import { openFacts } from '../open.ts';

const [directory = '', how = '', delay = '0'] = process.argv.slice(2);
const mode = how === 'replace-partition' || how === 'replace-all' ? how : 'append';
const facts = await openFacts({ kind: 'chdb', directory, threads: 16 });
await facts.command(
  'CREATE TABLE IF NOT EXISTS {db}.big (k UInt64, part UInt8) ENGINE = {engine:MergeTree} PARTITION BY part ORDER BY k',
);
await facts.load({
  table: 'big',
  mode: 'append',
  token: 'before',
  source: {
    rows: [
      [1, 0],
      [2, 1],
      [3, 9],
    ],
  },
});

const select = 'SELECT number AS k, toUInt8(number % 4) AS part FROM numbers({rows:UInt64})';
const rows = how === 'reading' ? 4_000_000_000n : 400_000n;
const load = facts.load({
  table: 'big',
  mode,
  token: 'big',
  source: { select, parameters: { rows } },
});
load.then(
  () => process.stdout.write('finished\n'),
  (error: unknown) => process.stderr.write(`${String(error)}\n`),
);

/** Asks until the answer is at least `wanted`. */
async function until(sql: string, wanted: bigint): Promise<void> {
  for (;;) {
    const [row] = await facts.query<{ n: bigint }>(sql, {}, { lane: 'short' });
    if ((row?.n ?? 0n) >= wanted) return;
  }
}

if (how !== 'reading') {
  // The ledger's line is on the disk before the first partition moves; death comes as soon as it is seen.
  await until("SELECT count() AS n FROM {db}.facts_load WHERE step = 'committing' AND token = 'big'", 1n);
  await new Promise((resolve) => setTimeout(resolve, Number(delay)));
  process.kill(process.pid, 'SIGKILL');
}
await until(
  "SELECT sum(rows) AS n FROM system.parts WHERE startsWith(table, 'facts_staging') AND active",
  2_000_000n,
);
process.stdout.write('half\n');
