import { describe, expect, test } from 'vitest';
import { type ContractPlace, codeOf, ODD_TEXTS, problemOf } from './place.ts';

/** What a query may say and what its values are (查询契约). */
export function queriesContract(place: () => ContractPlace): void {
  describe('values', () => {
    test('gotcha 5: 64-bit whole numbers are bigint, decimals exact text, days and instants Shanghai text', async () => {
      const rows = await place().facts.query(`
        SELECT toInt64('9007199254740993') AS i64, toUInt64('18446744073709551615') AS u64,
          toInt256('-57896044618658097711785492504343953926634992332820282019728792003956564819968') AS i256,
          toDecimal128('12345678901234.5678', 4) AS big, toDecimal64('12.30', 2) AS small, toUInt32(7) AS n,
          toDate('2024-02-29') AS day, toDateTime(0) AS instant, toDateTime64('2024-01-01 08:00:00.120', 3) AS milli,
          [toInt64(1), NULL] AS list, map('a', toUInt64(2)) AS pairs, CAST((1, 2), 'Tuple(x Int64, y UInt8)') AS named,
          toLowCardinality(toNullable('医')) AS text, NULL AS nothing, true AS yes, 1/0 AS plus, 0/0 AS nan, 0.1 AS tenth`);
      expect(rows[0]).toEqual({
        i64: 9007199254740993n,
        u64: 18446744073709551615n,
        i256: -57896044618658097711785492504343953926634992332820282019728792003956564819968n,
        big: '12345678901234.5678',
        small: '12.30',
        n: 7,
        day: '2024-02-29',
        instant: '1970-01-01 08:00:00',
        milli: '2024-01-01 08:00:00.120',
        list: [1n, null],
        pairs: { a: 2n },
        named: { x: 1n, y: 2 },
        text: '医',
        nothing: null,
        yes: true,
        plus: Number.POSITIVE_INFINITY,
        nan: Number.NaN,
        tenth: 0.1,
      });
    });

    test('odd text survives as a parameter, alone and in a list', async () => {
      for (const text of ODD_TEXTS) {
        const rows = await place().facts.query<{ alone: string; list: string[]; bytes: bigint }>(
          'SELECT {text:String} AS alone, {list:Array(String)} AS list, length({text:String}) AS bytes',
          { text, list: [text, text] },
        );
        expect(rows).toEqual([{ alone: text, list: [text, text], bytes: BigInt(Buffer.byteLength(text)) }]);
      }
    });

    test('parameters of every kind keep their value', async () => {
      const rows = await place().facts.query(
        `SELECT {big:UInt64} AS big, {money:Decimal(18, 2)} AS money, {day:Date} AS day, {none:Nullable(String)} AS none,
          {empty:Array(Int64)} AS empty, {some:Array(Nullable(Int64))} AS some, {yes:Bool} AS yes, {name:Identifier} AS named
         FROM (SELECT 1 AS one)`,
        {
          big: 18446744073709551615n,
          money: '-0.10',
          day: '2024-02-29',
          none: null,
          empty: [],
          some: [1n, null, -2n],
          yes: true,
          name: 'one',
        },
      );
      expect(rows).toEqual([
        {
          big: 18446744073709551615n,
          money: '-0.10',
          day: '2024-02-29',
          none: null,
          empty: [],
          some: [1n, null, -2n],
          yes: true,
          named: 1,
        },
      ]);
    });

    test('a parameter cannot leave its place, be forgotten, be left over or be inexact', async () => {
      const attack = "x' OR 1=1; DROP TABLE visit SYNC --";
      expect(await place().facts.query('SELECT {a:String} AS a', { a: attack })).toEqual([{ a: attack }]);
      expect(await codeOf(place().facts.query('SELECT {a:String} AS a'))).toBe('facts/bad-parameter');
      expect(await codeOf(place().facts.query('SELECT 1', { a: 1 }))).toBe('facts/bad-parameter');
      expect(await codeOf(place().facts.query('SELECT {a:Int64}', { a: 2 ** 53 }))).toBe(
        'facts/bad-parameter',
      );
      expect(await codeOf(place().facts.query('SELECT {a:Int64}', { a: 'x' }))).toBe('facts/bad-parameter');
      expect(await codeOf(place().facts.query('SELECT {a:String}', { a: '\ud800' }))).toBe(
        'facts/bad-parameter',
      );
      expect(await place().facts.query("SELECT '{a:String}' AS text")).toEqual([{ text: '{a:String}' }]);
    });

    test('gotcha 8: 1200 parameterised queries, 150 at once, none gets the value of another', async () => {
      const ask = async (value: string, lane: 'heavy' | 'short') =>
        (await place().facts.query<{ v: string }>('SELECT {v:String} AS v', { v: value }, { lane }))[0]?.v;
      for (let round = 0; round < 8; round += 1) {
        const values = Array.from({ length: 150 }, (_, index) => `${round}/${index}`);
        const answers = values.map((value, index) => ask(value, index % 4 ? 'heavy' : 'short'));
        expect(await Promise.all(answers)).toEqual(values);
      }
    });

    test('columns other than expected are refused', async () => {
      expect(await codeOf(place().facts.query('SELECT 1 AS a', {}, { columns: ['b'] }))).toBe(
        'facts/unexpected-shape',
      );
      expect(await place().facts.query('SELECT 1 AS a', {}, { columns: ['a'] })).toEqual([{ a: 1 }]);
    });
  });

  describe('statements', () => {
    test('only one statement, only reading, only our own tables', async () => {
      const refused = async (sql: string) => await codeOf(place().facts.query(sql));
      expect(await refused('SELECT 1; SELECT 2')).toBe('facts/several-statements');
      expect(await refused("SELECT ';'; DROP TABLE {db}.visit SYNC")).toBe('facts/several-statements');
      for (const sql of [
        'DROP TABLE {db}.visit SYNC',
        'INSERT INTO {db}.visit SELECT 1',
        "SELECT * FROM file('/etc/hostname', 'LineAsString')",
        "SELECT * FROM url('http://127.0.0.1/', 'LineAsString')",
        "SELECT * FROM executable('x.sh', 'TSV', 'a String')",
        'SELECT * FROM default.`/etc/hostname`',
        'SELECT * FROM `default`.visit',
        "SELECT 1 INTO OUTFILE '/tmp/x'",
        'SELECT “1”',
        'SELECT $a$x$a$',
        "SELECT 'open",
        'SELECT /* /* */ 1',
      ])
        expect(await refused(sql), sql).toBe('facts/not-allowed');
      expect(await place().facts.query("SELECT ';' AS a -- ; note\n;")).toEqual([{ a: ';' }]);
    });

    test('the engine itself refuses to read a file in a query, where our own check cannot see it', async () => {
      const path = await place().csv('secret.txt', 'secret');
      await place().facts.command(
        `CREATE VIEW {db}.peek AS SELECT * FROM file('${path}', 'LineAsString', 'line String')`,
      );
      const problem = await problemOf(place().facts.query('SELECT * FROM {db}.peek'));
      expect([problem.code, JSON.stringify(problem.detail).includes('secret\n')]).toEqual([
        'facts/not-allowed',
        false,
      ]);
      await place().facts.command('DROP TABLE {db}.peek');
    });

    test('gotcha 4: limits of one query do not stay for the next', async () => {
      const read = () =>
        place().facts.query<{ t: number }>(
          "SELECT getSetting('max_execution_time') AS t",
          {},
          { limits: { seconds: 60 } },
        );
      const before = await read();
      await place().facts.query('SELECT 1', {}, { limits: { seconds: 3, bytes: 50_000_000, rows: 5 } });
      const many = await place().facts.query('SELECT number FROM numbers(1000)');
      expect([before, await read(), many.length]).toEqual([[{ t: 60 }], [{ t: 60 }], 1000]);
      const threads = (settings: { max_threads?: number }) =>
        place().facts.query("SELECT toString(getSetting('max_threads')) AS t", {}, { settings });
      expect([await threads({ max_threads: 1 }), (await threads({}))[0]?.t]).toEqual([
        [{ t: '1' }],
        expect.not.stringMatching(/^1$/),
      ]);
      expect(await codeOf(place().facts.query('SELECT 1 SETTINGS max_execution_time = 0'))).toBe(
        'facts/not-allowed',
      );
      expect(await codeOf(place().facts.query('SELECT 1 FORMAT CSV'))).toBe('facts/bad-statement');
    });

    test('a command takes statements on tables only, and drops at once', async () => {
      const refused = async (sql: string) => await codeOf(place().facts.command(sql));
      expect(await refused('INSERT INTO {db}.visit VALUES (1)')).toBe('facts/not-allowed');
      expect(await refused('SET max_threads = 1')).toBe('facts/not-allowed');
      expect(await refused('CREATE TABLE default.x (a UInt8) ENGINE = Memory')).toBe('facts/not-allowed');
      expect(await refused('DROP TABLE {db}.a; DROP TABLE {db}.b')).toBe('facts/several-statements');
    });

    test('gotcha 13: DROP frees its space at once, and rewriting deletes are refused', async () => {
      await place().facts.command(
        'CREATE TABLE {db}.brief (a UInt64) ENGINE = {engine:MergeTree} ORDER BY a',
      );
      await place().facts.load({
        table: 'brief',
        mode: 'append',
        token: 'brief',
        source: { rows: [[1], [2]] },
      });
      await place().facts.command('DROP TABLE {db}.brief');
      const left = await place().facts.query(
        'SELECT table FROM system.dropped_tables WHERE database = {d:String}',
        {
          d: place().facts.database,
        },
      );
      expect(left).toEqual([]);
      expect(await codeOf(place().facts.command('ALTER TABLE {db}.visit DELETE WHERE 1'))).toBe(
        'facts/not-allowed',
      );
    });

    test('gotcha 17: nothing of ours stands in the database default', async () => {
      const rows = await place().facts.query("SELECT name FROM system.tables WHERE database = 'default'");
      expect(rows).toEqual([]);
      const [current] = await place().facts.query<{ d: string }>('SELECT currentDatabase() AS d');
      expect(place().facts.engine.kind === 'clickhouse' || current?.d !== 'default').toBe(true);
    });
  });
}
