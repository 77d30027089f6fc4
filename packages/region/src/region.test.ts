import { testFacts } from '@sanyi/facts/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { engineType, expandRows, RegionFacts, regionTables } from './index.ts';
import { regionMigrations } from './migrations.ts';

describe('the canonical tables', () => {
  let facts: Awaited<ReturnType<typeof testFacts>>;
  beforeAll(async () => {
    facts = await testFacts('region_contract');
    await facts.migrate(regionMigrations);
  });

  test('the contract and the engine name the same columns, types and order', async () => {
    for (const table of Object.values(regionTables)) {
      const columns = await facts.query<{ name: string; type: string }>(
        'SELECT name, type FROM system.columns WHERE database = {base:String} AND table = {table:String} ORDER BY position',
        { base: facts.database, table: table.name },
      );
      expect(columns.map((column) => `${column.name} ${column.type}`)).toEqual(
        table.columns.map((column) => `${column.name} ${engineType(column)}`),
      );
    }
  });

  test('keys, order and partition name columns of the table', () => {
    for (const table of Object.values(regionTables)) {
      const names = table.columns.map((column) => column.name);
      const used = [
        ...table.key,
        ...table.orderBy,
        table.shardBy,
        ...(table.partitionBy ? [table.partitionBy] : []),
      ];
      expect(used.filter((name) => !names.includes(name))).toEqual([]);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test('a snapshot shows the rows of its files and institutions, and the latest of what is said twice', async () => {
    const row = (institution: string, month: string, amount: bigint, file: number) => ({
      institution_code: institution,
      month,
      item_code: 'income-drugs',
      amount_fen: amount,
      file_no: file,
      sheet_no: 0,
      line: 2,
    });
    await facts.load({
      table: 'finance_month',
      mode: 'append',
      token: 'one',
      source: {
        rows: [
          row('H1', '2026-01-01', 100n, 1),
          row('H1', '2026-01-01', 140n, 2),
          row('H2', '2026-01-01', 7n, 1),
          row('H1', '2026-02-01', 1_000n, 3),
        ],
      },
    });
    const sum = async (files: readonly number[], institutions: readonly string[] | null) => {
      const rows = await new RegionFacts(facts, { files, institutions }).query<{ total: bigint }>(
        'SELECT sum(amount_fen) AS total FROM {rows:finance_month} WHERE month < {before:Date}',
        { before: '2026-02-01' },
      );
      return rows[0]?.total;
    };
    expect(await sum([1], null)).toBe(107n);
    expect(await sum([1, 2, 3], null)).toBe(147n);
    expect(await sum([1, 2], ['H2'])).toBe(7n);
    expect(await sum([], null)).toBe(0n);
    const many = Array.from({ length: 20_000 }, (_, index) => index + 1);
    expect(await sum(many, null)).toBe(147n);
  });

  test('every table can be read under both kinds of snapshot', async () => {
    for (const institutions of [null, ['H1']])
      for (const name of Object.keys(regionTables))
        await new RegionFacts(facts, { files: [1], institutions }).query(
          `SELECT count() AS n FROM {rows:${name}}`,
        );
    expect(() => expandRows('SELECT 1 FROM {rows:nothing}', { files: [], institutions: null })).toThrow(
      'nothing',
    );
  });

  test('a total by month and institution is read from the prepared sums, after any number of loads', async () => {
    const line = (file: number, n: number) => ({
      institution_code: `H${n % 3}`,
      encounter_id: `E${n}`,
      line_id: `${file}-${n}`,
      person_key: BigInt(n),
      charged_at: '2026-03-05 08:00:00',
      counted_on: n % 2 ? '2026-03-05' : '2026-04-01',
      charge_class_code: '09',
      item_kind_code: 'drug',
      item_code: 'X1',
      quantity: '1',
      unit_price: '0.07',
      amount_fen: 7n,
      own_pay_fen: 0n,
      over_limit_fen: 0n,
      first_own_fen: 0n,
      in_scope_fen: 7n,
      is_valid: 1,
      is_refund: 0,
      file_no: file,
      sheet_no: 0,
      line: n,
    });
    for (const file of [1, 2, 3])
      await facts.load({
        table: 'fee_line',
        mode: 'append',
        token: `lines-${file}`,
        source: { rows: Array.from({ length: 60 }, (_, n) => line(file, n)) },
      });
    const region = new RegionFacts(facts, { files: [1, 3], institutions: null });
    const sql =
      'SELECT institution_code, toYYYYMM(counted_on) AS month, sum(amount_fen) AS fen FROM {rows:fee_line} ' +
      'GROUP BY institution_code, month ORDER BY institution_code, month';
    const totals = await region.query<{ fen: bigint }>(sql);
    expect(totals.map((row) => row.fen)).toEqual(Array.from({ length: 6 }, () => 140n));
    const plan = await region.query<{ explain: string }>(`EXPLAIN ${sql}`);
    expect(plan.map((row) => row.explain).join('\n')).toContain('by_month');
  });
});
