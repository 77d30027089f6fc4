import type { BasicType, ParquetWriteOptions } from 'hyparquet-writer';
import { ByteWriter, parquetWrite } from 'hyparquet-writer';

/** Columns of a Parquet file for tests (测试用 Parquet 列): by name, the values and how they are stored. */
export interface TestColumn {
  readonly type?: BasicType;
  readonly values: readonly (string | number | bigint | boolean | Date | Uint8Array | null)[];
}

type Options = Omit<Partial<ParquetWriteOptions>, 'columnData' | 'writer'>;

/** Writes a Parquet file with another program than the one that reads it (写 Parquet). */
export function parquetOf(columns: Readonly<Record<string, TestColumn>>, options: Options = {}): Buffer {
  const writer = new ByteWriter();
  void parquetWrite({
    writer,
    columnData: Object.entries(columns).map(([name, { type = 'STRING', values }]) => ({
      name,
      type,
      data: [...values],
      nullable: true,
    })),
    ...options,
  });
  return Buffer.from(writer.getBuffer());
}

/** Records as columns of text; what is empty is missing. */
export function textColumns(
  records: readonly Readonly<Record<string, string>>[],
): Record<string, TestColumn> {
  const names = Object.keys(records[0] ?? {});
  return Object.fromEntries(
    names.map((name) => [name, { values: records.map((record) => record[name] || null) }]),
  );
}
