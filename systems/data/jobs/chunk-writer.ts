import type { Facts } from '@sanyi/facts';
import type { Records } from '@sanyi/records';
import type { RegionTableName } from '@sanyi/region';
import { addChunk, nextNumber } from '../store/batches.ts';
import { RowBlocks, RowText } from './row-blocks.ts';

/** Rows of one table that are written at once. */
const CHUNK_ROWS = 250_000;
/** Text that is held for one table before it is written. */
const CHUNK_BYTES = 32 * 1024 * 1024;
/** Text that is held for all tables together. */
const HELD_BYTES = 48 * 1024 * 1024;
/** By what chunks are cut (分块界限); where that has changed, nothing of an earlier attempt can be gone on with. */
export const CUT = `${CHUNK_ROWS}/${CHUNK_BYTES}/${HELD_BYTES}`;

/** How many chunks of each table have been written (检查点): what a resumed import skips. */
export interface WrittenChunks {
  readonly cut: typeof CUT;
  readonly batchNo: number;
  readonly chunks: Readonly<Partial<Record<RegionTableName, number>>>;
}

interface Filling {
  readonly text: RowText;
  bytes: number;
  rows: number;
}

export interface ChunkWriterOptions {
  readonly facts: Facts;
  readonly records: Records;
  readonly scopePath: string;
  readonly written: WrittenChunks;
  readonly signal: AbortSignal;
  /** Keeps the state of a chunk with the transaction that names it. */
  readonly checkpoint: (state: WrittenChunks, tx: Parameters<typeof addChunk>[0]) => Promise<void>;
}

/**
 * Writes canonical rows to the facts in chunks (分块写入), each under a number of its own, one while the next is being mapped.
 * A number is named in the records only when its rows stand complete; what a crash cuts short is under a number that is
 * never named, and so never counts.
 */
export class ChunkWriter {
  readonly #options: ChunkWriterOptions;
  readonly #memory = new RowBlocks();
  readonly #filling = new Map<RegionTableName, Filling>();
  readonly #closed = new Map<RegionTableName, number>();
  #written: WrittenChunks;
  #held = 0;
  #writing: Promise<void> = Promise.resolve();
  #naming: Promise<void> = Promise.resolve();
  #failure: unknown = null;

  constructor(options: ChunkWriterOptions) {
    this.#options = options;
    this.#written = options.written;
  }

  /** Takes rows of a table as text, or as its bytes, which it copies at once. */
  async add(table: RegionTableName, text: string | Uint8Array, rows: number): Promise<void> {
    if (rows === 0) return;
    let filling = this.#filling.get(table);
    if (!filling)
      this.#filling.set(table, (filling = { text: new RowText(this.#memory), bytes: 0, rows: 0 }));
    filling.rows += rows;
    // Counted also where it is not kept: a resumed import must cut its chunks where the first attempt did.
    const bytes = this.#isWritten(table) ? Buffer.byteLength(text) : filling.text.add(text);
    filling.bytes += bytes;
    this.#held += bytes;
    if (filling.rows >= CHUNK_ROWS || filling.bytes >= CHUNK_BYTES) await this.#close(table);
    else if (this.#held >= HELD_BYTES) {
      const [largest] = [...this.#filling].toSorted((a, b) => b[1].bytes - a[1].bytes);
      if (largest) await this.#close(largest[0]);
    }
  }

  /** Writes what is left, two tables at a time because nothing is mapped any more, and waits until all of it stands. */
  async finish(): Promise<WrittenChunks> {
    await this.#idle();
    const waiting = [...this.#filling.keys()].values();
    const lane = async () => {
      for (const table of waiting) {
        const filling = this.#take(table);
        if (filling) await this.#write(table, filling);
      }
    };
    this.#writing = this.#noting(Promise.all([lane(), lane()]));
    await this.#idle();
    return this.#written;
  }

  /** Waits for the write under way, whatever became of it. */
  async settle(): Promise<void> {
    await this.#writing.catch(() => undefined);
  }

  #isWritten(table: RegionTableName): boolean {
    return (this.#closed.get(table) ?? 0) < (this.#options.written.chunks[table] ?? 0);
  }

  async #close(table: RegionTableName): Promise<void> {
    const filling = this.#take(table);
    if (!filling) return;
    await this.#idle();
    this.#writing = this.#noting(this.#write(table, filling));
  }

  /** Closes a table's chunk; `null` where an earlier attempt wrote it already. */
  #take(table: RegionTableName): Filling | null {
    const filling = this.#filling.get(table);
    if (!filling) return null;
    const skip = this.#isWritten(table);
    this.#closed.set(table, (this.#closed.get(table) ?? 0) + 1);
    this.#filling.delete(table);
    this.#held -= filling.bytes;
    return skip ? null : filling;
  }

  async #noting(work: Promise<unknown>): Promise<void> {
    try {
      await work;
    } catch (error) {
      this.#failure ??= error;
    }
  }

  async #idle(): Promise<void> {
    await this.#writing;
    if (this.#failure !== null) throw this.#failure;
  }

  async #write(table: RegionTableName, { text, rows }: Filling): Promise<void> {
    const { facts, records, signal } = this.#options;
    const rowsNo = await records.asSystem('number of rows on their way', nextNumber, { quiet: true });
    await facts.append({ table, source: { text: text.parts() }, set: { file_no: rowsNo }, signal });
    text.release();
    // One after the other: each says which chunks stand, its own among them.
    this.#naming = this.#naming.then(() => this.#name(table, rowsNo, rows));
    await this.#naming;
  }

  async #name(table: RegionTableName, rowsNo: number, rows: number): Promise<void> {
    const { records, scopePath, checkpoint } = this.#options;
    const { batchNo, chunks } = this.#written;
    const next: WrittenChunks = {
      cut: CUT,
      batchNo,
      chunks: { ...chunks, [table]: (chunks[table] ?? 0) + 1 },
    };
    await records.asSystem(
      'rows that stand complete',
      async (tx) => {
        await addChunk(tx, { scopePath, batchNo }, { rowsNo, table, rows });
        await checkpoint(next, tx);
      },
      { quiet: true },
    );
    this.#written = next;
  }
}
