/** Child of the tests: closes a store while queries work and wait, and prints how each of them ended. */
import { setTimeout as wait } from 'node:timers/promises';
import { Problem } from '@sanyi/kernel';
import type { Facts } from '../facts.ts';
import { openFacts } from '../open.ts';

const directory = process.argv[2] ?? '';

async function outcome(work: Promise<unknown>): Promise<unknown> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

function counting(facts: Facts, rows: bigint): Promise<unknown> {
  const sql = 'SELECT toString(count()) AS n FROM numbers({rows:UInt64}) WHERE cityHash64(number) % 7 = 9';
  return outcome(facts.query(sql, { rows }));
}

// Two heavy seats: one query that ends soon, one that never does, and one that waits for a seat.
const facts = await openFacts({ kind: 'chdb', directory, threads: 16, heavy: 2 });
const finishing = counting(facts, 200_000_000n);
const endless = counting(facts, 1_000_000_000_000n);
const waiting = counting(facts, 1n);
await wait(100);
const closing = facts.close(2000);
const late = outcome(facts.query('SELECT 1'));
await closing;
const found = {
  waiting: await waiting,
  late: await late,
  finishing: await finishing,
  endless: await endless,
  again: 'opened',
};
const second = await openFacts({ kind: 'chdb', directory, threads: 16 });
await second.close();
process.stdout.write(`${JSON.stringify(found)}\n`);
