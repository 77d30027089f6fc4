import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkReading, literal, maskSql, placeholdersOf, splitStatements } from './sql.ts';
import { testFacts } from './testing.ts';

test('whatever stands inside a literal is never code', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, two) => {
      const sql = `SELECT ${literal(one)} AS a, ${literal(two)} AS b`;
      expect(splitStatements(sql)).toEqual([sql]);
      expect(placeholdersOf(sql)).toEqual([]);
      expect(maskSql(sql).replace(/ +/g, ' ')).toBe('SELECT AS a, AS b');
    }),
  );
});

test('the engine reads our literals as the text they were made from', async () => {
  const facts = await testFacts('sql_literals');
  const texts = fc.sample(fc.string({ unit: 'binary', maxLength: 40 }), { numRuns: 300, seed: 7 });
  const rows = await facts.query<{ t: string }>(`SELECT arrayJoin([${texts.map(literal).join(', ')}]) AS t`);
  expect(rows.map((row) => row.t)).toEqual(texts);
});

test('scripts are split at the right places', () => {
  expect(splitStatements("a; b -- c;\n; x 'd;' /* ; */; y `e;` ;; ")).toEqual([
    'a',
    'b -- c;',
    "x 'd;' /* ; */",
    'y `e;`',
  ]);
  expect(splitStatements(' -- nothing\n;')).toEqual([]);
  expect(placeholdersOf("SELECT {a:Array(Enum8('}' = 1))}, '{b:String}', {a:Array(Enum8('}' = 1))}")).toEqual(
    [{ name: 'a', type: "Array(Enum8('}' = 1))" }],
  );
  expect(() => placeholdersOf('SELECT {a:String}, {a:Int64}')).toThrow('facts/not-allowed');
});

test('reading statements of all kinds pass', () => {
  for (const sql of [
    'WITH 1 AS x SELECT x',
    '(SELECT 1) UNION ALL (SELECT 2)',
    'EXPLAIN SELECT 1',
    'SELECT 1;',
  ])
    expect(checkReading(sql)).toBe(sql.replace(';', ''));
});
