import { describe, expect, test } from 'vitest';
import { type ContractPlace, codeOf, ENDLESS, problemOf, running, working } from './place.ts';

/** Limits, stopping and streams (上限与取消契约). */
export function limitsContract(place: () => ContractPlace): void {
  describe('limits', () => {
    test('time, memory and rows are limited, and the engine lives on', async () => {
      const began = Date.now();
      expect(await codeOf(place().facts.query(ENDLESS, {}, { limits: { seconds: 1 } }))).toBe(
        'facts/too-slow',
      );
      expect(Date.now() - began).toBeLessThan(5000);
      const greedy = 'SELECT length(groupArray(number)) AS n FROM numbers(100000000)';
      expect(await codeOf(place().facts.query(greedy, {}, { limits: { bytes: 100_000_000 } }))).toBe(
        'facts/too-much-memory',
      );
      const many = place().facts.query('SELECT number FROM numbers(1001)', {}, { limits: { rows: 1000 } });
      expect(await codeOf(many)).toBe('facts/too-many-rows');
      expect(await place().facts.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    });

    test('gotcha 22: rows of a query that failed never appear in the answer to the next one', async () => {
      // Measured on chDB 3.4.0: without a sweep the next result on the same session begins with the failed rows.
      const failing = 'SELECT number AS n, throwIf(number = 900000) AS x FROM numbers(1001000)';
      for (let round = 0; round < 6; round += 1) {
        expect(await codeOf(place().facts.query(failing))).toBe('facts/bad-statement');
        const answers = await Promise.all(
          [1, 2, 3, 4, 5].map((five) => place().facts.query(`SELECT ${five} AS five`)),
        );
        expect(answers).toEqual([1, 2, 3, 4, 5].map((five) => [{ five }]));
      }
    });

    test('gotcha 14: grouping beyond the memory limit goes to disk, the second time as well', async () => {
      const sql = `SELECT count() AS groups FROM (
        SELECT toString(number) AS k, count() AS c FROM numbers(1500000) GROUP BY k)`;
      for (const time of [1, 2, 3])
        expect(
          await place().facts.query(sql, {}, { limits: { bytes: 150_000_000 } }),
          `time ${time}`,
        ).toEqual([{ groups: 1_500_000n }]);
    });

    test('gotcha 6: a short question does not wait behind heavy ones', async () => {
      const stop = new AbortController();
      const heavy = Array.from({ length: 6 }, () =>
        problemOf(place().facts.query(ENDLESS, {}, { signal: stop.signal })),
      );
      try {
        await working(place().facts, 1);
        const began = performance.now();
        expect(await place().facts.query('SELECT {n:UInt8} AS n', { n: 1 }, { lane: 'short' })).toEqual([
          { n: 1 },
        ]);
        expect(performance.now() - began).toBeLessThan(2000);
      } finally {
        stop.abort();
      }
      expect((await Promise.all(heavy)).map((problem) => problem.code)).toEqual(
        Array(6).fill('facts/cancelled'),
      );
    });

    test('gotcha 9: aborting stops the work of the engine, not only the waiting', async () => {
      const stop = new AbortController();
      const query = problemOf(
        place().facts.query(ENDLESS_WITH, { k: 7 }, { signal: stop.signal, marker: 'abort-me' }),
      );
      await running(place().facts, 'abort-me', 1);
      stop.abort();
      expect((await query).code).toBe('facts/cancelled');
      await running(place().facts, 'abort-me', 0);
      expect(await codeOf(place().facts.query('SELECT 1', {}, { signal: stop.signal }))).toBe(
        'facts/cancelled',
      );
    });

    test('cancel stops by marker, and only what carries it', async () => {
      const stop = new AbortController();
      const mine = problemOf(place().facts.query(ENDLESS, {}, { marker: 'job-1' }));
      const other = problemOf(place().facts.query(ENDLESS, {}, { marker: 'job-12', signal: stop.signal }));
      await running(place().facts, 'job-1:', 1);
      await running(place().facts, 'job-12:', 1);
      expect(await place().facts.cancel('job-1')).toBe(1);
      expect((await mine).code).toBe('facts/cancelled');
      await running(place().facts, 'job-12:', 1);
      stop.abort();
      expect((await other).code).toBe('facts/cancelled');
      expect(await place().facts.cancel('job-1')).toBe(0);
      expect(await codeOf(place().facts.cancel("x' OR 1=1"))).toBe('facts/bad-parameter');
    });
  });

  describe('streams', () => {
    test('rows come in batches, all of them, exact', async () => {
      let sum = 0n;
      let batches = 0;
      const sql = "SELECT number AS n, concat('医', toString(number)) AS t FROM numbers({rows:UInt64})";
      for await (const rows of place().facts.stream<{ n: bigint; t: string }>(sql, { rows: 100_000n })) {
        batches += 1;
        for (const row of rows) {
          sum += row.n;
          if (row.t !== `医${row.n}`) throw new Error(`row ${row.n} holds ${row.t}`);
        }
      }
      expect(sum).toBe(4_999_950_000n);
      expect(batches).toBeGreaterThan(1);
    });

    test('leaving a stream frees its seat and stops the engine', async () => {
      for (let round = 0; round < 6; round += 1)
        for await (const rows of place().facts.stream(
          'SELECT number FROM numbers(1000000000000)',
          {},
          { marker: 'left' },
        )) {
          expect(rows.length).toBeGreaterThan(0);
          break;
        }
      await running(place().facts, 'left', 0);
      expect(await place().facts.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    });

    test('a failure in mid-stream is a failure, never a short result', async () => {
      const drain = async () => {
        const sql = 'SELECT throwIf(number = 150000) AS x FROM numbers(200000)';
        for await (const rows of place().facts.stream(sql)) expect(rows.length).toBeGreaterThan(0);
      };
      expect(await codeOf(drain())).toBe('facts/bad-statement');
    });

    test('a stream stops on abort', async () => {
      const stop = new AbortController();
      const drain = async () => {
        for await (const rows of place().facts.stream(
          ENDLESS,
          {},
          { signal: stop.signal, marker: 'stream-abort' },
        ))
          expect(rows).toEqual([]);
      };
      const problem = problemOf(drain());
      await running(place().facts, 'stream-abort', 1);
      stop.abort();
      expect((await problem).code).toBe('facts/cancelled');
    });
  });
}

const ENDLESS_WITH =
  'SELECT count() AS n FROM numbers(1000000000000) WHERE cityHash64(number) % {k:UInt8} = 9';
