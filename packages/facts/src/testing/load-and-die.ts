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
if (mode === 'committing') {
  // The ledger's line `committing` is on the disk before the first partition moves; death comes as soon as it is seen.
  const watch = setInterval(() => {
    facts
      .query<{ n: bigint }>("SELECT count() AS n FROM {db}.facts_load WHERE step = 'committing' AND token = 'big'", {}, { lane: 'short' })
      .then((rows) => {
        if (rows[0]?.n === 1n) process.kill(process.pid, 'SIGKILL');
      }, report);
  }, 1);
  await facts.load({ table: 'big', mode: 'append', token: 'big', source: { select, parameters: { rows: 400_000n } } });
  clearInterval(watch);
  process.stdout.write('finished\n');
} else {
  facts.load({ table: 'big', mode: 'append', token: 'big', source: { select, parameters: { rows: 4_000_000_000n } } }).catch(report);
  const watch = setInterval(() => {
    facts
      .query<{ n: bigint }>(
        "SELECT sum(rows) AS n FROM system.parts WHERE startsWith(table, 'facts_staging') AND active",
        {},
        { lane: 'short' },
      )
      .then((rows) => {
        if ((rows[0]?.n ?? 0n) < 2_000_000n) return;
        clearInterval(watch);
        process.stdout.write('half\n');
      }, report);
  }, 20);
}

function report(error: unknown): void {
  process.stderr.write(`${String(error)}\n`);
}
