import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { chmod, link, mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Viewer } from '@sanyi/kernel';
import type { Selectable } from 'kysely';
import { mediaTypeOf } from './media-type.ts';
import { recordsProblems } from './problems.ts';
import { errorCode } from './process-start.ts';
import type { FileTable, Tx } from './tables.ts';

/** What a caller accepts (允许的佐证文件): media types as `mediaTypeOf` names them, and a size. */
export interface AllowedFiles {
  readonly types: readonly string[];
  readonly maxBytes: number;
}

/** A file that lies in the vault and is not yet anybody's. */
export interface ReceivedFile {
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  /** The sender's name for it, cleaned: no folders, no control characters, at most 200 characters. */
  readonly originalName: string;
}

export interface StoredFile extends ReceivedFile {
  readonly id: string;
  readonly uploaderAccountId: string | null;
  readonly scopePath: string;
  readonly createdAt: string;
}

/** Files outside the web root (文件库), each kept once under its sha256; nothing is ever overwritten. */
export interface FileVault {
  /**
   * Writes an upload into the vault, outside any transaction.
   *
   * @throws Problem `records/file-too-large`, `records/file-empty`, `records/file-type-refused`.
   */
  receive(
    content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    originalName: string,
    allowed: AllowedFiles,
  ): Promise<ReceivedFile>;
  /** Makes a received file part of the records, with the change it belongs to. `null` as uploader needs `asSystem`. */
  register(
    tx: Tx,
    file: ReceivedFile,
    owner: { readonly viewer: Pick<Viewer, 'accountId'> | null; readonly scopePath: string },
  ): Promise<StoredFile>;
  /** The file's row, if the transaction may read it. @throws Problem `records/file-not-found`. */
  find(tx: Tx, id: string): Promise<StoredFile>;
  /** Its content. @throws Problem `records/file-damaged` when it is missing or has another length. */
  read(file: StoredFile): Promise<ReadStream>;
  /** Reads the content once more and compares its checksum. */
  isSound(file: StoredFile): Promise<boolean>;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const SHA256 = /^[0-9a-f]{64}$/;
/** An upload that was broken off is removed after a day. */
const LEFT_OVER_MILLISECONDS = 24 * 3_600_000;

/** Opens the vault below `<directory>`: `ab/cd/<sha256>`, and `incoming/` for what is being written. */
export async function openFileVault(given: string): Promise<FileVault> {
  const directory = resolve(given);
  const incoming = join(directory, 'incoming');
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  await removeLeftOvers(incoming);

  const placeOf = (sha256: string) => {
    if (!SHA256.test(sha256)) throw new Error('not a sha256');
    return join(directory, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };

  return {
    async receive(content, originalName, allowed) {
      const name = cleanName(originalName);
      const temporary = join(incoming, randomUUID());
      try {
        const received = await write(temporary, content, name, allowed);
        await keep(temporary, placeOf(received.sha256), received);
        return received;
      } finally {
        await removeIfThere(temporary);
      }
    },

    async register(tx, file, { viewer, scopePath }) {
      const row = await tx
        .insertInto('platform.file')
        .values({
          sha256: file.sha256,
          bytes: BigInt(file.bytes),
          media_type: file.mediaType,
          original_name: file.originalName,
          uploader_account_id: viewer?.accountId ?? null,
          scope_path: scopePath,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return storedOf(row);
    },

    async find(tx, id) {
      const row = UUID.test(id)
        ? await tx.selectFrom('platform.file').selectAll().where('id', '=', id).executeTakeFirst()
        : undefined;
      if (!row) throw recordsProblems.problem('file-not-found', { id });
      return storedOf(row);
    },

    async read(file) {
      const place = placeOf(file.sha256);
      if ((await lengthOf(place)) !== file.bytes)
        throw recordsProblems.problem('file-damaged', { id: file.id });
      return createReadStream(place);
    },

    async isSound(file) {
      const place = placeOf(file.sha256);
      return (await lengthOf(place)) === file.bytes && (await hashOf(place)) === file.sha256;
    },
  };
}

async function write(
  temporary: string,
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  name: string,
  allowed: AllowedFiles,
): Promise<ReceivedFile> {
  const handle = await open(temporary, 'wx+', 0o600);
  try {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of content) {
      bytes += chunk.byteLength;
      if (bytes > allowed.maxBytes)
        throw recordsProblems.problem('file-too-large', { name, limit: sizeText(allowed.maxBytes) });
      hash.update(chunk);
      await handle.writeFile(chunk);
    }
    if (bytes === 0) throw recordsProblems.problem('file-empty', { name });
    const mediaType = await mediaTypeOf(handle, bytes);
    if (!allowed.types.includes(mediaType))
      throw recordsProblems.problem('file-type-refused', {
        name,
        detected: mediaType,
        allowed: allowed.types.join(', '),
      });
    await handle.sync();
    return { sha256: hash.digest('hex'), bytes, mediaType, originalName: name };
  } finally {
    await handle.close();
  }
}

/** Gives the written file its final name; the same content that is there already stays as it is. */
async function keep(temporary: string, place: string, file: ReceivedFile): Promise<void> {
  await mkdir(dirname(place), { recursive: true, mode: 0o700 });
  await chmod(temporary, 0o400);
  try {
    await link(temporary, place);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST') return confirmSame(place, file);
    // File systems without hard links; a file of this name can only be the same content.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS' && code !== 'EOPNOTSUPP') throw error;
    if ((await lengthOf(place)) !== null) return confirmSame(place, file);
    await rename(temporary, place);
  }
  await syncFolder(dirname(place));
}

async function confirmSame(place: string, file: ReceivedFile): Promise<void> {
  if ((await hashOf(place)) !== file.sha256)
    throw recordsProblems.problem('file-damaged', { id: file.sha256 });
}

/** Makes the new name itself durable; Windows cannot open a folder for this. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function hashOf(place: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(place)) hash.update(chunk);
  return hash.digest('hex');
}

async function lengthOf(place: string): Promise<number | null> {
  try {
    return (await stat(place)).size;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

async function removeIfThere(place: string): Promise<void> {
  try {
    await unlink(place);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

async function removeLeftOvers(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const place = join(incoming, name);
    if (Date.now() - (await stat(place)).mtimeMs > LEFT_OVER_MILLISECONDS) await removeIfThere(place);
  }
}

/** A file's name for display and download (文件名清理): no folders, control or direction characters. */
export function cleanName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = last
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .trim()
    .replace(/^\.+|\.+$/g, '');
  return Array.from(clean).slice(0, 200).join('') || '未命名';
}

function sizeText(bytes: number): string {
  return bytes >= 1_048_576 ? `${Math.floor(bytes / 1_048_576)} MB` : `${Math.floor(bytes / 1_024)} KB`;
}

function storedOf(row: Selectable<FileTable>): StoredFile {
  return {
    id: row.id,
    sha256: row.sha256,
    bytes: Number(row.bytes),
    mediaType: row.media_type,
    originalName: row.original_name,
    uploaderAccountId: row.uploader_account_id,
    scopePath: row.scope_path,
    createdAt: row.created_at,
  };
}
