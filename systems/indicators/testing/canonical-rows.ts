import type { Facts } from '@sanyi/facts';
import { type RegionTableName, regionTables } from '@sanyi/region';

type Given = Readonly<Record<string, string | number | bigint | null>>;

/** What stands in a column of a test row that names nothing else. */
const PLAIN = {
  text: '',
  code: '',
  key: 1n,
  fen: 0n,
  quantity: '0',
  price: '0',
  count: 0,
  'yes-no': 0,
  instant: '2025-01-05 08:00:00',
  day: '2025-01-05',
  month: '2025-01-01',
  'birth-day': '1960-01-01',
} as const;

/** Puts rows of a canonical table into the facts, filled up plainly (测试用标准行); they count under file 1 unless they say so. */
export async function addRows(
  facts: Facts,
  table: RegionTableName,
  rows: readonly Given[],
  token: string = table,
): Promise<void> {
  const { columns } = regionTables[table];
  await facts.load({
    table,
    mode: 'append',
    token,
    source: {
      rows: rows.map((given) =>
        Object.fromEntries(
          columns.map((column) => [
            column.name,
            given[column.name] ??
              (column.nullable ? null : column.name === 'file_no' ? 1 : PLAIN[column.kind]),
          ]),
        ),
      ),
    },
  });
}
