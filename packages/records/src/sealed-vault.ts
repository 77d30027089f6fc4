import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { chmod, link, mkdir, open, readdir, stat, unlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { KeyRing } from './key-ring.ts';
import { recordsProblems } from './problems.ts';
import { errorCode } from './process-start.ts';

const MAGIC = Buffer.from('SYV1');
const SALT_BYTES = 16;
const ID_BYTES = 4;
const HEAD_BYTES = MAGIC.length + ID_BYTES + SALT_BYTES;
const TAG_BYTES = 16;
/** Plain bytes of one sealed block; any block can be opened without the others. */
const BLOCK = 1 << 18;
const SHA256 = /^[0-9a-f]{64}$/;
const LEFT_OVER_MILLISECONDS = 24 * 3_600_000;

/** A file that lies sealed in the vault. */
export interface SealedContent {
  /** SHA-256 of the plain content, by which it is kept once. */
  readonly sha256: string;
  /** Plain bytes. */
  readonly bytes: number;
}

/** Plain content that can be read from anywhere (可随机读取的内容). */
export interface SealedReader extends SealedContent {
  /** Bytes from `offset` on, at most `length`, fewer at the end. */
  read(offset: number, length: number): Promise<Buffer>;
  /** The content in order. */
  stream(from?: number): AsyncIterable<Buffer>;
  close(): Promise<void>;
}

/**
 * Files of senders (原始文件库), which hold names and identity numbers: each is kept once under the hash of its content and
 * sealed block by block with AES-256-GCM under a key of its own, whose master key lies outside the data folder.
 */
export interface SealedVault {
  /** Seals content as it arrives; nothing plain touches the disk. @throws Problem `records/file-too-large`, `records/file-empty` */
  receive(
    content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    originalName: string,
    maxBytes: number,
  ): Promise<SealedContent>;
  /** @throws Problem `records/file-damaged` when it is missing or another key sealed it */
  open(sha256: string): Promise<SealedReader>;
  /** Removes content that no record names any more; content that is not there is as good. */
  remove(sha256: string): Promise<void>;
}

/** Opens the vault below a folder (打开原始文件库): `ab/cd/<sha256>`, and `incoming/` for what is being written. */
export async function openSealedVault(given: string, keys: KeyRing, purpose: string): Promise<SealedVault> {
  const directory = resolve(given);
  const incoming = join(directory, 'incoming');
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  for (const name of await readdir(incoming)) {
    const place = join(incoming, name);
    if (Date.now() - (await stat(place)).mtimeMs > LEFT_OVER_MILLISECONDS) await unlink(place);
  }
  const placeOf = (sha256: string) => {
    if (!SHA256.test(sha256)) throw new Error('not a sha256');
    return join(directory, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };
  const fileKey = (id: string, salt: Buffer) =>
    Buffer.from(hkdfSync('sha256', keys.derive(`vault:${purpose}`, id), salt, 'file', 32));

  return {
    async receive(content, originalName, maxBytes) {
      const temporary = join(incoming, randomUUID());
      try {
        const salt = randomBytes(SALT_BYTES);
        const sealed = await write(
          temporary,
          content,
          { originalName, maxBytes },
          keys.id,
          salt,
          fileKey(keys.id, salt),
        );
        await keep(temporary, placeOf(sealed.sha256));
        return sealed;
      } finally {
        await removeIfThere(temporary);
      }
    },
    async open(sha256) {
      return await openReader(placeOf(sha256), sha256, fileKey);
    },
    async remove(sha256) {
      await removeIfThere(placeOf(sha256));
    },
  };
}

function nonceOf(block: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(block, 8);
  return nonce;
}

async function write(
  temporary: string,
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limits: { readonly originalName: string; readonly maxBytes: number },
  keyId: string,
  salt: Buffer,
  key: Buffer,
): Promise<SealedContent> {
  const handle = await open(temporary, 'wx', 0o600);
  try {
    await handle.writeFile(Buffer.concat([MAGIC, Buffer.from(keyId, 'hex'), salt]));
    const hash = createHash('sha256');
    const pending = Buffer.alloc(BLOCK);
    let filled = 0;
    let block = 0;
    let bytes = 0;
    // The last block is marked in what is authenticated, so that a file cut at a block's end does not pass for whole.
    const flush = async (last: boolean) => {
      const cipher = createCipheriv('aes-256-gcm', key, nonceOf(block)).setAAD(Buffer.from([last ? 1 : 0]));
      await handle.writeFile(
        Buffer.concat([cipher.update(pending.subarray(0, filled)), cipher.final(), cipher.getAuthTag()]),
      );
      block += 1;
      filled = 0;
    };
    for await (const chunk of content) {
      bytes += chunk.byteLength;
      if (bytes > limits.maxBytes)
        throw recordsProblems.problem('file-too-large', {
          name: limits.originalName,
          limit: `${Math.floor(limits.maxBytes / 1_048_576)} MB`,
        });
      hash.update(chunk);
      for (let at = 0; at < chunk.byteLength; ) {
        if (filled === BLOCK) await flush(false);
        const part = chunk.subarray(at, at + BLOCK - filled);
        pending.set(part, filled);
        filled += part.byteLength;
        at += part.byteLength;
      }
    }
    if (bytes === 0) throw recordsProblems.problem('file-empty', { name: limits.originalName });
    await flush(true);
    await handle.sync();
    return { sha256: hash.digest('hex'), bytes };
  } finally {
    await handle.close();
  }
}

/** Gives the sealed file its final name; the same content that is there already stays as it is. */
async function keep(temporary: string, place: string): Promise<void> {
  await mkdir(dirname(place), { recursive: true, mode: 0o700 });
  await chmod(temporary, 0o400);
  try {
    await link(temporary, place);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    return;
  }
  const folder = await open(dirname(place), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function openReader(
  place: string,
  sha256: string,
  fileKey: (id: string, salt: Buffer) => Buffer,
): Promise<SealedReader> {
  const damaged = (cause?: unknown) => recordsProblems.problem('file-damaged', { id: sha256 }, { cause });
  const handle = await open(place, 'r').catch((cause: unknown) => {
    throw damaged(cause);
  });
  try {
    const sealedBytes = (await handle.stat()).size - HEAD_BYTES;
    const head = Buffer.alloc(HEAD_BYTES);
    await handle.read(head, 0, HEAD_BYTES, 0);
    if (!head.subarray(0, MAGIC.length).equals(MAGIC) || sealedBytes <= TAG_BYTES) throw damaged();
    const idEnd = MAGIC.length + ID_BYTES;
    const key = fileKey(head.subarray(MAGIC.length, idEnd).toString('hex'), head.subarray(idEnd));
    const blocks = Math.ceil(sealedBytes / (BLOCK + TAG_BYTES));
    const bytes = sealedBytes - blocks * TAG_BYTES;
    let known: { readonly block: number; readonly plain: Buffer } | undefined;

    let spare: Buffer | undefined;
    const readBlock = async (block: number): Promise<Buffer> => {
      if (known?.block === block) return known.plain;
      const from = HEAD_BYTES + block * (BLOCK + TAG_BYTES);
      const length = Math.min(BLOCK + TAG_BYTES, HEAD_BYTES + sealedBytes - from);
      // Memory outside the heap makes the collector run; one buffer serves all reads that do not overlap.
      const buffer = spare ?? Buffer.allocUnsafeSlow(BLOCK + TAG_BYTES);
      spare = undefined;
      await handle.read(buffer, 0, length, from);
      const sealed = buffer.subarray(0, length);
      const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(block))
        .setAAD(Buffer.from([block === blocks - 1 ? 1 : 0]))
        .setAuthTag(sealed.subarray(-TAG_BYTES));
      try {
        // The mode is that of a stream: nothing is left for the end but the verdict.
        const plain = decipher.update(sealed.subarray(0, -TAG_BYTES));
        decipher.final();
        spare = buffer;
        known = { block, plain };
        return plain;
      } catch (cause) {
        throw damaged(cause);
      }
    };

    const read = async (offset: number, length: number): Promise<Buffer> => {
      const parts: Buffer[] = [];
      const end = Math.min(bytes, offset + length);
      for (let at = offset; at < end; ) {
        const block = Math.floor(at / BLOCK);
        const part = (await readBlock(block)).subarray(at - block * BLOCK, end - block * BLOCK);
        parts.push(part);
        at += part.length;
      }
      return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
    };

    return {
      sha256,
      bytes,
      read,
      async *stream(from = 0) {
        for (let at = from; at < bytes; ) {
          const part = await read(at, BLOCK - (at % BLOCK));
          yield part;
          at += part.length;
        }
      },
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
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
