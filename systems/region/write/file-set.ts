import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { GrowingFile } from './files.ts';
import { encodeGb18030 } from './gb18030.ts';

/** The files that grow block by block (增长中的文件集合); they are written in the order in which they are given. */
export class FileSet {
  readonly #directory: string;
  readonly #files: ReadonlyMap<string, GrowingFile>;
  readonly #open = new Map<string, { readonly handle: FileHandle; pieces: number }>();

  constructor(directory: string, files: readonly GrowingFile[]) {
    this.#directory = directory;
    this.#files = new Map(files.map((file) => [file.path, file]));
  }

  /** Adds a piece to its file; a path that does not grow is written whole. */
  async append(path: string, bytes: Uint8Array): Promise<void> {
    const file = this.#files.get(path);
    if (!file) {
      await writeWhole(this.#directory, path, bytes);
      return;
    }
    const opened = await this.#opened(file);
    if (opened.pieces > 0 && file.separator !== '') await opened.handle.write(encoded(file, file.separator));
    await writeAll(opened.handle, bytes);
    opened.pieces += 1;
  }

  /** Ends every file; those that must exist and got nothing have their head. */
  async finish(): Promise<string[]> {
    for (const file of this.#files.values()) if (!file.optional) await this.#opened(file);
    const paths = [...this.#open.keys()].sort();
    for (const [path, { handle }] of this.#open) {
      const file = this.#files.get(path);
      if (file && file.tail !== '') await handle.write(encoded(file, file.tail));
    }
    await this.close();
    return paths;
  }

  /** Closes what is open, also after a failure. */
  async close(): Promise<void> {
    for (const { handle } of this.#open.values()) await handle.close();
    this.#open.clear();
  }

  async #opened(file: GrowingFile): Promise<{ readonly handle: FileHandle; pieces: number }> {
    const known = this.#open.get(file.path);
    if (known) return known;
    const path = join(this.#directory, file.path);
    await mkdir(dirname(path), { recursive: true });
    const opened = { handle: await open(path, 'w'), pieces: 0 };
    this.#open.set(file.path, opened);
    const mark = file.encoding === 'utf-8-bom' ? '\uFEFF' : '';
    if (mark + file.head !== '') await opened.handle.write(encoded(file, mark + file.head));
    return opened;
  }
}

/** Writes a whole file below the output folder (写整个文件). */
export async function writeWhole(directory: string, path: string, bytes: Uint8Array | string): Promise<void> {
  const whole = join(directory, path);
  await mkdir(dirname(whole), { recursive: true });
  const handle = await open(whole, 'w');
  try {
    await writeAll(handle, typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes);
  } finally {
    await handle.close();
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let from = 0; from < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, from);
    from += bytesWritten;
  }
}

function encoded(file: GrowingFile, text: string): Uint8Array {
  return file.encoding === 'gb18030' ? encodeGb18030(text) : new TextEncoder().encode(text);
}
