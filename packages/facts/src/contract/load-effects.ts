import { describe, expect, test } from 'vitest';
import type { Load } from '../load/types.ts';
import { type ContractPlace, codeOf } from './place.ts';

/** A load takes effect once, whole or not at all (装载生效契约). */
export function effectsContract(place: () => ContractPlace): void {
  describe('loads', () => {
    test('a token loads once; other content under the same token is refused', async () => {
      const rows = [['t', '2024-09-01', '1', '1']];
      const first = await place().append('once', rows);
      const second = await place().append('once', rows);
      expect([first.repeated, second.repeated, second.accepted]).toEqual([false, true, 1n]);
      expect(await place().count("person = 't'")).toBe(1n);
      expect(await codeOf(place().append('once', [['u', '2024-09-01', '1', '1']]))).toBe(
        'facts/token-reused',
      );
      // Two at once under one token are one load too.
      const both = await Promise.all([
        place().append('twin', [['w', '2024-09-02', '1', '1']]),
        place().append('twin', [['w', '2024-09-02', '1', '1']]),
      ]);
      expect(both.map((report) => report.repeated)).toEqual([false, true]);
    });

    test('gotcha 11: replacing a partition changes that partition at once and no other', async () => {
      await place().append('oct', [
        ['old', '2024-10-01', '1', '1'],
        ['keep', '2024-11-01', '1', '1'],
      ]);
      const replace = (token: string, rows: readonly (readonly string[])[], more: Partial<Load> = {}) =>
        place().append(token, rows, { mode: 'replace-partition', partition: '202410', ...more });
      await replace('oct2', [
        ['new', '2024-10-02', '1', '1'],
        ['new2', '2024-10-03', '1', '1'],
      ]);
      expect(await place().count("toYYYYMM(day) = 202410 AND person = 'old'")).toBe(0n);
      expect(await place().count('toYYYYMM(day) = 202410')).toBe(2n);
      expect(await place().count('toYYYYMM(day) = 202411')).toBe(1n);
      expect(await codeOf(replace('oct3', [['x', '2024-11-02', '1', '1']]))).toBe('facts/outside-partition');
      expect(await codeOf(replace('oct4', []))).toBe('facts/empty-load');
      expect(await place().count('toYYYYMM(day) = 202410')).toBe(2n);
      await replace('oct5', [], { allowEmpty: true });
      expect(await place().count('toYYYYMM(day) = 202410')).toBe(0n);
      expect(await place().count('toYYYYMM(day) = 202411')).toBe(1n);
    });

    test('readers never see half of a replaced partition', async () => {
      const version = (mark: string) =>
        Array.from({ length: 500 }, (_, index) => [`${mark}${index}`, '2024-12-01', '1', '1']);
      await place().append('dec-a', version('a'), { mode: 'replace-partition' });
      const seen = new Set<string>();
      const watching = { on: true };
      const watch = (async () => {
        while (watching.on) {
          const rows = await place().facts.query<{ m: string; n: bigint }>(
            "SELECT substring(person, 1, 1) AS m, count() AS n FROM {db}.visit WHERE day = '2024-12-01' GROUP BY m ORDER BY m",
          );
          seen.add(rows.map((row) => `${row.m}${row.n}`).join('+'));
        }
      })();
      await place().append('dec-b', version('b'), { mode: 'replace-partition' });
      watching.on = false;
      await watch;
      expect(
        [...seen].every((state) => state === 'a500' || state === 'b500'),
        [...seen].join(' '),
      ).toBe(true);
    });

    test('a whole table is exchanged', async () => {
      await place().facts.command(
        'CREATE TABLE {db}.codes (code String) ENGINE = {engine:MergeTree} ORDER BY code',
      );
      const load = (token: string, rows: string[][]) =>
        place().facts.load({ table: 'codes', mode: 'replace-all', token, source: { rows } });
      await load('codes1', [['A'], ['B']]);
      await load('codes2', [['C']]);
      expect(await place().facts.query('SELECT code FROM {db}.codes')).toEqual([{ code: 'C' }]);
      expect((await load('codes2', [['C']])).repeated).toBe(true);
      expect(await place().facts.query('SELECT code FROM {db}.codes')).toEqual([{ code: 'C' }]);
    });

    test('equal rows and equal blocks are all kept', async () => {
      await place().facts.command(
        'CREATE TABLE {db}.equal (a UInt8) ENGINE = {engine:MergeTree} ORDER BY a SETTINGS non_replicated_deduplication_window = 100',
      );
      for (const token of ['eq1', 'eq2'])
        await place().facts.load({ table: 'equal', mode: 'append', token, source: { rows: [[1], [1]] } });
      expect(await place().facts.query('SELECT count() AS n FROM {db}.equal')).toEqual([{ n: 4n }]);
    });

    test('a query may be a source; a type that would be squeezed is refused', async () => {
      await place().facts.command(
        'CREATE TABLE {db}.sums (person LowCardinality(String), n UInt64) ENGINE = {engine:MergeTree} ORDER BY person',
      );
      await place().append('src', [
        ['s1', '2025-01-01', '1', '1'],
        ['s1', '2025-01-02', '1', '2'],
      ]);
      const select = 'SELECT person, sum(n) AS n FROM {db}.visit WHERE person = {p:String} GROUP BY person';
      const load = (token: string, text: string) =>
        place().facts.load({
          table: 'sums',
          mode: 'replace-all',
          token,
          source: { select: text, parameters: { p: 's1' } },
        });
      expect(await load('sums', select)).toMatchObject({ accepted: 1n });
      expect(await place().facts.query('SELECT * FROM {db}.sums')).toEqual([{ person: 's1', n: 3n }]);
      expect(await codeOf(load('sums2', select.replace('sum(n) AS n', '-sum(n) AS n')))).toBe(
        'facts/unexpected-shape',
      );
      expect(await codeOf(load('sums3', 'DROP TABLE {db}.sums'))).toBe('facts/not-allowed');
    });

    test('what cannot be loaded is said before anything happens', async () => {
      expect(await codeOf(place().append('bad token', []))).toBe('facts/bad-parameter');
      expect(
        await codeOf(
          place().facts.load({ table: 'nowhere', mode: 'append', token: 'n', source: { rows: [] } }),
        ),
      ).toBe('facts/unknown-table');
      expect(await codeOf(place().append('col', [], { columns: ['nope'] }))).toBe('facts/not-loadable');
      expect(await codeOf(place().append('short', [['a']]))).toBe('facts/not-loadable');
      expect(await codeOf(place().append('surrogate', [['\ud800', '2024-01-01', '1', '1']]))).toBe(
        'facts/not-loadable',
      );
      const unsafe = place().facts.load({
        table: 'visit',
        mode: 'append',
        token: 'unsafe',
        source: { rows: [['a', '2024-01-01', 2 ** 60, 1]] },
      });
      expect(await codeOf(unsafe)).toBe('facts/not-loadable');
    });

    test('an aborted load leaves nothing behind', async () => {
      const stop = new AbortController();
      async function* slow() {
        for (let index = 0; index < 60_000; index += 1) {
          if (index === 40_000) stop.abort();
          yield ['abort', '2025-02-01', '1', '1'];
        }
      }
      const load = place().facts.load({
        table: 'visit',
        mode: 'append',
        token: 'abort',
        signal: stop.signal,
        source: { rows: slow() },
      });
      expect(await codeOf(load)).toBe('facts/cancelled');
      expect(await place().count("person = 'abort'")).toBe(0n);
    });

    test('after all this no staging table is left', async () => {
      const left = await place().facts.query(
        "SELECT name FROM system.tables WHERE database = {d:String} AND startsWith(name, 'facts_staging')",
        { d: place().facts.database },
      );
      expect(left).toEqual([]);
      expect(await place().facts.recover()).toEqual({ finished: [], undone: [] });
    });

    test('gotcha 12: what cannot be loaded again is flushed to the disk at every write', async () => {
      const [ledger] = await place().facts.query<{ sql: string }>(
        "SELECT create_table_query AS sql FROM system.tables WHERE database = {d:String} AND name = 'facts_load'",
        { d: place().facts.database },
      );
      expect(ledger?.sql).toMatch(/fsync_after_insert = 1, fsync_part_directory = 1/);
    });
  });
}
