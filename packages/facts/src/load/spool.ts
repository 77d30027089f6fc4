import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { hasLoneSurrogate } from '../parameters.ts';
import { factsProblems } from '../problems.ts';
import type { FileSource, LoadRow, LoadValue } from './types.ts';

/** Bytes written at once. */
const PIECE = 8 * 1024 * 1024;

/** A temporary file of ours. */
export interface SpoolFile {
  readonly path: string;
  readonly bytes: number;
}

/** One with the content of a load. */
export interface LoadFile extends SpoolFile {
  /** SHA-256 of the content, by which a repeated token is told from a reused one. */
  readonly digest: string;
  /** Rows written, where we wrote them ourselves. */
  readonly rows: bigint | undefined;
}

/** Removes the file of a load; a file that is already gone is as good. */
export function removeSpool(file: SpoolFile): void {
  rmSync(file.path, { force: true });
}

/** Writes rows as text, one JSON list a line, every value as a string or null (写入临时文件). */
export function spoolRows(
  folder: string,
  rows: Iterable<LoadRow> | AsyncIterable<LoadRow>,
  columns: readonly string[],
): Promise<LoadFile> {
  let count = 0n;
  async function* lines(): AsyncIterable<Buffer> {
    let text = '';
    for await (const row of rows) {
      count += 1n;
      text += `${JSON.stringify(valuesOf(row, columns, count).map((value, index) => textOf(value, columns[index] ?? '', count)))}\n`;
      if (text.length > 1 << 20) {
        yield Buffer.from(text, 'utf8');
        text = '';
      }
    }
    if (text) yield Buffer.from(text, 'utf8');
  }
  return writeLoad(folder, lines(), () => count);
}

function valuesOf(row: LoadRow, columns: readonly string[], line: bigint): readonly LoadValue[] {
  if (isList(row)) {
    if (row.length !== columns.length)
      refuse(`row ${line}`, `${row.length} values for ${columns.length} columns`);
    return row;
  }
  for (const name of Object.keys(row))
    if (!columns.includes(name)) refuse(name, `row ${line} has a column that is not loaded`);
  return columns.map((name) => row[name] ?? null);
}

function isList(row: LoadRow): row is readonly LoadValue[] {
  return Array.isArray(row);
}

function textOf(value: LoadValue, column: string, line: bigint): string | null {
  if (value === null) return null;
  if (typeof value === 'string') {
    if (hasLoneSurrogate(value)) refuse(column, `row ${line}: half of a surrogate pair`);
    return value;
  }
  if (typeof value === 'bigint' || typeof value === 'boolean') return value.toString();
  if (typeof value === 'number') {
    if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value)))
      refuse(column, `row ${line}: ${value} is not exact; use bigint or text`);
    return Object.is(value, -0) ? '0' : String(value);
  }
  return JSON.stringify(value.map((item) => textOf(item, column, line)));
}

function refuse(column: string, reason: string): never {
  throw factsProblems.problem('not-loadable', { column, reason });
}

/** Copies a file or a stream of bytes, decoding Chinese encodings strictly on the way (复制上传文件). */
export function spoolBytes(
  folder: string,
  source: string | AsyncIterable<Uint8Array>,
  encoding: FileSource['encoding'],
): Promise<LoadFile> {
  const bytes = typeof source === 'string' ? createReadStream(source) : source;
  return writeLoad(folder, encoding === 'gb18030' ? decoded(bytes) : bytes, () => undefined);
}

async function* decoded(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const decoder = new TextDecoder('gb18030', { fatal: true });
  const decode = (chunk?: Uint8Array) => {
    try {
      return Buffer.from(decoder.decode(chunk, { stream: chunk !== undefined }), 'utf8');
    } catch (cause) {
      throw factsProblems.problem('file-unreadable', { reason: 'not GB18030' }, { cause });
    }
  };
  for await (const chunk of bytes) yield decode(chunk);
  yield decode();
}

async function writeLoad(
  folder: string,
  content: AsyncIterable<Uint8Array>,
  rows: () => bigint | undefined,
): Promise<LoadFile> {
  const hash = createHash('sha256');
  async function* hashed(): AsyncIterable<Uint8Array> {
    for await (const chunk of content) {
      hash.update(chunk);
      yield chunk;
    }
  }
  const file = await spoolText(folder, hashed());
  return { ...file, digest: hash.digest('hex'), rows: rows() };
}

/** Writes text of our own making (写入临时文件). */
export async function spoolText(
  folder: string,
  content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<SpoolFile> {
  const path = join(folder, `${randomUUID()}.load`);
  const file = await open(path, 'wx', 0o600);
  let bytes = 0;
  try {
    // Written in large pieces: a writer waits for a busy process once for each of them.
    let waiting: Uint8Array[] = [];
    let held = 0;
    const flush = async () => {
      let at = (await file.writev(waiting)).bytesWritten;
      while (at < held) at += (await file.write(Buffer.concat(waiting), at)).bytesWritten;
      waiting = [];
      held = 0;
    };
    for await (const chunk of content) {
      bytes += chunk.byteLength;
      waiting.push(chunk);
      held += chunk.byteLength;
      if (held >= PIECE) await flush();
    }
    if (held > 0) await flush();
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  return { path, bytes };
}
