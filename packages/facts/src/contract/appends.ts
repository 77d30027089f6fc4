import { beforeAll, describe, expect, test } from 'vitest';
import { type ContractPlace, codeOf } from './place.ts';

const KINDS = `CREATE TABLE IF NOT EXISTS {db}.appended (
  name String, code LowCardinality(Nullable(String)), fen Int64, n Nullable(UInt32), price Decimal(18, 4),
  day Date, born Nullable(Date32), at DateTime('Asia/Shanghai'), file_no UInt32
) ENGINE = {engine:MergeTree} PARTITION BY toYYYYMM(day) ORDER BY day`;

/** Rows of our own making, added without a ledger. */
export function appendContract(place: () => ContractPlace): void {
  describe('append', () => {
    beforeAll(async () => {
      await place().facts.command(KINDS);
    });
    const line = (...cells: string[]) => Buffer.from(`${cells.join('\t')}\n`);
    const right = [
      '名\\t称',
      '\\N',
      '-7',
      '\\N',
      '1.5000',
      '2026-03-01',
      '1931-02-03',
      '2026-03-01 08:00:00',
      '1',
    ];
    const put = (index: number, value: string) => right.map((cell, at) => (at === index ? value : cell));

    test('rows come in as they are, under the number that is given', async () => {
      const { facts } = place();
      await facts.append({ table: 'appended', source: { text: [line(...right)] }, set: { file_no: 4 } });
      await facts.append({
        table: 'appended',
        source: { select: 'SELECT * FROM {db}.appended WHERE file_no = {n:UInt32}', parameters: { n: 4 } },
        set: { file_no: 5 },
      });
      const rows = await facts.query('SELECT * FROM {db}.appended ORDER BY file_no');
      const row = {
        name: '名\t称',
        code: null,
        fen: -7n,
        n: null,
        price: '1.5000',
        day: '2026-03-01',
        born: '1931-02-03',
        at: '2026-03-01 08:00:00',
      };
      expect(rows).toEqual([
        { ...row, file_no: 4 },
        { ...row, file_no: 5 },
      ]);
    });

    test.each([
      ['a whole number too large', put(2, '9223372036854775808')],
      ['a count too large', put(3, '4294967296')],
      ['a number with zeros before it', put(2, '007')],
      ['too many decimals', put(4, '1.50001')],
      ['no such day', put(5, '2026-02-30')],
      ['a day before the first', put(5, '1931-02-03')],
      ['no such moment', put(7, '2026-03-01 25:00:00')],
      ['a word for a number', put(2, 'x')],
      ['a cell too few', right.slice(1)],
    ])('%s ends it', async (_, cells) => {
      const { facts } = place();
      const append = facts.append({
        table: 'appended',
        source: { text: [line(...cells)] },
        set: { file_no: 9 },
      });
      expect(['facts/inexact-text', 'facts/file-unreadable']).toContain(await codeOf(append));
      const rows = await facts.query('SELECT 1 AS one FROM {db}.appended WHERE file_no = 9');
      expect(rows).toEqual([]);
    });
  });
}
