import { testFacts } from '@sanyi/facts/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { INSTITUTIONS_ON, RegionFacts, type RegionTableName, regionTables } from './index.ts';
import { regionMigrations } from './migrations.ts';

/** A row of a table with nothing in it but what is given; what a table wants is filled in plainly. */
function row(table: RegionTableName, given: Readonly<Record<string, string | number | bigint | null>>) {
  const plain = {
    text: '',
    code: '',
    key: 1n,
    fen: 0n,
    quantity: '0',
    price: '0',
    count: 0,
    'yes-no': 0,
  } as const;
  return Object.fromEntries(
    regionTables[table].columns.map((column) => {
      const kind = column.kind;
      const value =
        kind === 'instant'
          ? '2026-03-05 08:00:00'
          : kind === 'day' || kind === 'month' || kind === 'birth-day'
            ? '2026-03-05'
            : plain[kind];
      return [column.name, given[column.name] ?? (column.nullable ? null : value)];
    }),
  );
}

describe('netted rows', () => {
  let region: RegionFacts;
  beforeAll(async () => {
    const facts = await testFacts('region_net');
    await facts.migrate(regionMigrations);
    const line = (line_id: string, item_code: string, quantity: string, amount_fen: bigint, more = {}) =>
      row('fee_line', {
        institution_code: 'H1',
        encounter_id: 'E1',
        line_id,
        item_code,
        quantity,
        amount_fen,
        is_valid: 1,
        file_no: 1,
        ...more,
      });
    await facts.load({
      table: 'fee_line',
      mode: 'append',
      token: 'lines',
      source: {
        rows: [
          line('1', 'A', '2', 200n),
          line('2', 'A', '-1', -100n, { is_refund: 1, refunds_line_id: '1' }),
          line('3', 'B', '1', 50n),
          line('4', 'B', '-1', -50n, { is_refund: 1, refunds_line_id: '3' }),
          line('5', 'C', '1', 7n, { is_valid: 0 }),
          line('6', 'A', '1', 100n, { counted_on: '2026-03-06' }),
          line('7', 'A', '9', 900n, { file_no: 2 }),
        ],
      },
    });
    const settled = (settlement_id: string, more = {}) =>
      row('settlement', {
        institution_code: 'H1',
        settlement_id,
        total_fen: 10n,
        is_valid: 1,
        file_no: 1,
        ...more,
      });
    await facts.load({
      table: 'settlement',
      mode: 'append',
      token: 'settlements',
      source: {
        rows: [
          settled('S1'),
          settled('S2'),
          settled('S3', { is_reversal: 1, reverses_settlement_id: 'S2', total_fen: -10n }),
          settled('S4', { is_valid: 0 }),
          settled('S5', { institution_code: 'H2' }),
          settled('S6', {
            institution_code: 'H2',
            is_reversal: 1,
            reverses_settlement_id: 'S1',
            total_fen: -10n,
          }),
        ],
      },
    });
    await facts.load({
      table: 'institution',
      mode: 'append',
      token: 'institutions',
      source: {
        rows: [
          row('institution', {
            institution_code: 'H1',
            level_code: '2B',
            valid_from: '2015-01-01',
            valid_until: '2025-06-30',
            file_no: 1,
          }),
          row('institution', {
            institution_code: 'H1',
            level_code: '2A',
            valid_from: '2025-07-01',
            valid_until: null,
            file_no: 1,
          }),
        ],
      },
    });
    region = new RegionFacts(facts, { files: [1], institutions: null });
  });

  test('fee lines: refunds cancel within encounter, day and item; other files and invalid lines are not there', async () => {
    const rows = await region.query(
      'SELECT toString(counted_on) AS day, item_code, quantity, amount_fen, lines FROM {net:fee_line} ORDER BY day, item_code',
    );
    expect(rows).toEqual([
      { day: '2026-03-05', item_code: 'A', quantity: '1.0000', amount_fen: 100n, lines: 2n },
      { day: '2026-03-06', item_code: 'A', quantity: '1.0000', amount_fen: 100n, lines: 1n },
    ]);
  });

  test('the sum of what is left is the sum of all valid lines', async () => {
    const [sums] = await region.query<{ net: bigint; all: bigint }>(
      'SELECT (SELECT sum(amount_fen) FROM {net:fee_line}) AS net, (SELECT sum(amount_fen) FROM {rows:fee_line} WHERE is_valid = 1) AS all',
    );
    expect(sums?.net).toBe(sums?.all);
  });

  test('settlements: reversed ones and reversals are not there, by institution', async () => {
    const rows = await region.query('SELECT settlement_id FROM {net:settlement} ORDER BY settlement_id');
    expect(rows).toEqual([{ settlement_id: 'S1' }, { settlement_id: 'S5' }]);
  });

  test.each([
    ['2025-06-30', '2B'],
    ['2025-07-01', '2A'],
  ])('the level of an institution on %s is %s', async (on_day, level) => {
    const rows = await region.query(`SELECT level_code FROM ${INSTITUTIONS_ON}`, { on_day });
    expect(rows).toEqual([{ level_code: level }]);
  });

  test('a table without a netted form is refused', () => {
    expect(() => region.query('SELECT 1 FROM {net:encounter}')).toThrow('encounter');
  });
});
