import { beforeAll, describe, expect, test } from 'vitest';
import { type ContractPlace, codeOf } from './place.ts';

const NUMBERED = `CREATE TABLE IF NOT EXISTS {db}.numbered (
  day Date, fen Int64, file_no UInt32,
  PROJECTION by_month (SELECT toYYYYMM(day) AS month, file_no, sum(fen), count() GROUP BY month, file_no)
) ENGINE = {engine:MergeTree} PARTITION BY toYYYYMM(day) ORDER BY day`;

/** Rows that go by their number. */
export function removalsContract(place: () => ContractPlace): void {
  describe('remove', () => {
    beforeAll(async () => {
      const { facts } = place();
      await facts.command(NUMBERED);
      for (const fileNo of [1, 2, 3])
        await facts.append({
          table: 'numbered',
          source: {
            select: `SELECT toDate('2026-01-01') + number % 90 AS day, toInt64(number) AS fen, toUInt32(0) AS file_no FROM numbers(1000)`,
          },
          set: { file_no: fileNo },
        });
    });
    const sums = () =>
      place().facts.query<{ file_no: number; n: bigint; fen: bigint }>(
        'SELECT file_no, count() AS n, sum(fen) AS fen FROM {db}.numbered GROUP BY file_no ORDER BY file_no',
      );

    test('rows of the numbers are gone, all others stay, and prepared sums agree', async () => {
      const { facts } = place();
      expect(await facts.remove({ table: 'numbered', column: 'file_no', values: [2, 2, 99] })).toBe(1000n);
      const kept = { n: 1000n, fen: 499_500n };
      expect(await sums()).toEqual([
        { file_no: 1, ...kept },
        { file_no: 3, ...kept },
      ]);
      const months = await facts.query<{ month: number; n: bigint }>(
        'SELECT toYYYYMM(day) AS month, count() AS n FROM {db}.numbered WHERE file_no = 3 GROUP BY month ORDER BY month',
      );
      expect(months.reduce((sum, { n }) => sum + n, 0n)).toBe(1000n);
      expect(await facts.remove({ table: 'numbered', column: 'file_no', values: [2] })).toBe(0n);
      expect(await facts.remove({ table: 'numbered', column: 'file_no', values: [] })).toBe(0n);
    });

    test('the number can be written again', async () => {
      const { facts } = place();
      await facts.append({
        table: 'numbered',
        source: { text: [Buffer.from('2026-01-01\t7\t0\n')] },
        set: { file_no: 2 },
      });
      expect((await sums())[1]).toEqual({ file_no: 2, n: 1n, fen: 7n });
    });

    test.each([
      ['a number that is none', { table: 'numbered', column: 'file_no', values: [1.5] }],
      ['a negative one', { table: 'numbered', column: 'file_no', values: [-1] }],
      ['a name with code in it', { table: 'numbered', column: 'file_no) OR (1', values: [1] }],
      ['another database', { table: 'system.parts', column: 'rows', values: [1] }],
    ])('%s is refused', async (_, removal) => {
      expect(await codeOf(place().facts.remove(removal))).toMatch(/^facts\/(bad-parameter|not-allowed)$/);
      expect((await sums()).length).toBe(3);
    });
  });
}
