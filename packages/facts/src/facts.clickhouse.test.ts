import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ENDLESS, problemOf, working } from './contract/place.ts';
import { factsContract } from './contract.ts';
import type { Facts } from './facts.ts';
import { openFacts } from './open.ts';
import { type Child, startChild } from './testing/child.ts';
import { testFolder } from './testing.ts';

/** A real server for the contract, when the machine has one: `http://user:password@host:8123`. */
const server = process.env.SANYI_TEST_FACTS_URL;

describe.skipIf(!server)(
  'facts contract on a real ClickHouse server (skipped without SANYI_TEST_FACTS_URL)',
  () => {
    let facts: Facts | undefined;
    afterAll(async () => {
      await facts?.command('DROP DATABASE IF EXISTS {db}');
      await facts?.close();
    });
    factsContract(async () => {
      facts = await openFacts({ kind: 'clickhouse', url: server ?? '', database: 'sanyi_contract' });
      return facts;
    });
  },
);

describe('facts contract through the official client, over HTTP, on the engine behind a bridge', () => {
  let bridge: Child;
  let facts: Facts | undefined;
  let url = '';
  beforeAll(async () => {
    if (!server)
      process.stderr.write(
        'No SANYI_TEST_FACTS_URL: the server adapter is tested over HTTP on the embedded engine, not on a real server.\n',
      );
    bridge = startChild('./http-bridge.ts', testFolder());
    url = `http://127.0.0.1:${Number(await bridge.line())}`;
  });
  afterAll(async () => {
    await facts?.close();
    bridge.process.stdin?.end();
    await bridge.ended();
  });

  factsContract(async () => {
    facts = await openFacts({ kind: 'clickhouse', url, database: 'contract' });
    return facts;
  });

  test('closing takes no new requests and lets those at work finish', async () => {
    const other = await openFacts({ kind: 'clickhouse', url, database: 'contract' });
    const work = other.query<{ n: bigint }>(
      'SELECT count() AS n FROM numbers(300000000) WHERE cityHash64(number) % 7 = 9',
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    const closing = other.close();
    expect((await problemOf(other.query('SELECT 1'))).code).toBe('facts/closed');
    expect(await work).toEqual([{ n: 0n }]);
    await closing;
  });

  test('closing stops what does not finish in the grace time', async () => {
    const other = await openFacts({ kind: 'clickhouse', url, database: 'contract' });
    const work = problemOf(other.query(ENDLESS));
    await working(other, 1);
    await other.close(50);
    expect((await work).code).toBe('facts/cancelled');
  });

  test('a server that does not answer is told in plain words', async () => {
    const nobody = openFacts({ kind: 'clickhouse', url: 'http://127.0.0.1:1', database: 'contract' });
    expect((await problemOf(nobody)).code).toBe('facts/unreachable');
  });
});
