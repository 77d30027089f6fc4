import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { TableWriter } from './fields.ts';

/** Rows of a row group (行组行数): enough to compress well, few enough to hold. */
const ROW_GROUP = 40_000;

/** One Parquet file with the filled columns of a table as text (Parquet 分文件). */
export class ParquetPart {
  readonly #names: readonly string[];
  readonly #bytes = new ByteWriter(1024 * 1024);
  readonly #writer: ParquetWriter;
  #columns: (string | null)[][];

  constructor(names: readonly string[]) {
    this.#names = names;
    this.#columns = names.map(() => []);
    this.#writer = new ParquetWriter({
      writer: this.#bytes,
      schema: [
        { name: 'root', num_children: names.length },
        ...names.map(
          (name) =>
            ({ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' }) as const,
        ),
      ],
      createdBy: 'sanyi',
      statistics: false,
    });
  }

  add<Row>(table: Pick<TableWriter<Row>, 'fill'>, row: Row): void {
    table.fill(row, this.#columns);
    if ((this.#columns[0]?.length ?? 0) >= ROW_GROUP) this.#flush();
  }

  /** Adds a row given by its cells. */
  addCells(cells: readonly string[]): void {
    for (const [place, value] of cells.entries()) this.#columns[place]?.push(value === '' ? null : value);
    if ((this.#columns[0]?.length ?? 0) >= ROW_GROUP) this.#flush();
  }

  /** The whole file. */
  finish(): Uint8Array {
    this.#flush();
    void this.#writer.finish();
    return new Uint8Array(this.#bytes.getBuffer());
  }

  #flush(): void {
    if ((this.#columns[0]?.length ?? 0) === 0) return;
    void this.#writer.write({
      columnData: this.#names.map((name, place) => ({
        name,
        data: this.#columns[place] ?? [],
        offsetIndex: false,
      })),
      rowGroupSize: ROW_GROUP,
    });
    this.#columns = this.#names.map(() => []);
  }
}
