/**
 * Child of the tests: loads into a facts folder and is killed on the way.
 * Second argument: `committing` dies right after the point of no return, `reading` prints a line while it reads.
 */
import { openFacts } from '../open.ts';

const [directory = '', mode = ''] = process.argv.slice(2);
const facts = await openFacts({ kind: 'chdb', directory, threads: 16 });
await facts.command(
  'CREATE TABLE IF NOT EXISTS {db}.big (k UInt64, part UInt8) ENGINE = {engine:MergeTree} PARTITION BY part ORDER BY k',
);
await facts.load({ table: 'big', mode: 'append', token: 'before', source: { rows: [[1, 0]] } });

const select = 'SELECT number AS k, toUInt8(number % 4) AS part FROM numbers({rows:UInt64})';
const rows = mode === 'committing' ? 400_000n : 4_000_000_000n;
const load = facts.load({
  table: 'big',
  mode: 'append',
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

if (mode === 'committing') {
  // The ledger's line is on the disk before the first partition moves; death comes as soon as it is seen.
  await until("SELECT count() AS n FROM {db}.facts_load WHERE step = 'committing' AND token = 'big'", 1n);
  process.kill(process.pid, 'SIGKILL');
}
await until(
  "SELECT sum(rows) AS n FROM system.parts WHERE startsWith(table, 'facts_staging') AND active",
  2_000_000n,
);
process.stdout.write('half\n');
