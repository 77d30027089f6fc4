import { ByteFile } from './byte-file.ts';
import { Summary, type SummaryEntry } from './summary.ts';

/** What a block of shards adds to the region's files (一个批次的产出). */
export interface BlockOutput {
  readonly pieces: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  /** Rows of workbooks by path. */
  readonly sheets: readonly { readonly path: string; readonly rows: readonly (readonly string[])[] }[];
  readonly summary: readonly SummaryEntry[];
}

/** Collects what shards write (收集书写内容), file by file in the order of the rows. */
export class Output {
  readonly summary = new Summary();
  readonly #gb18030: ReadonlySet<string>;
  readonly #lengths: Map<string, number>;
  readonly #files = new Map<string, ByteFile>();
  readonly #sheets = new Map<string, string[][]>();

  /** `gb18030` names the files that are not in UTF-8; `lengths` remembers from block to block how long pieces are. */
  constructor(gb18030: ReadonlySet<string>, lengths: Map<string, number>) {
    this.#gb18030 = gb18030;
    this.#lengths = lengths;
  }

  /** Adds a row to a file. */
  add(path: string, text: string, separator = ''): void {
    const file = this.#files.get(path);
    if (file) file.add(separator + text);
    else {
      const begun = new ByteFile(this.#gb18030.has(path), Math.floor((this.#lengths.get(path) ?? 0) * 1.15));
      begun.add(text);
      this.#files.set(path, begun);
    }
  }

  addCells(path: string, cells: string[]): void {
    const rows = this.#sheets.get(path);
    if (rows) rows.push(cells);
    else this.#sheets.set(path, [cells]);
  }

  pieces(): BlockOutput['pieces'] {
    return [...this.#files].map(([path, file]) => {
      const bytes = file.finish();
      this.#lengths.set(path, bytes.length);
      return { path, bytes };
    });
  }

  sheets(): BlockOutput['sheets'] {
    return [...this.#sheets].map(([path, rows]) => ({ path, rows }));
  }
}
