import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { chmod, link, mkdir, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { recordsProblems } from './problems.ts';
import { errorCode } from './process-start.ts';

const FORM = 1;
const ID_BYTES = 4;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + ID_BYTES + NONCE_BYTES;

/**
 * The installation's keys (密钥环), kept in a file outside of every database and of the data folder. Each purpose has a key of
 * its own, derived from the master key, so that one use never opens what another has sealed.
 */
export interface KeyRing {
  /** Identifier of the master key that seals now, eight hexadecimal digits. */
  readonly id: string;
  /** A derived key of 32 bytes, for the master key that seals now or the one named. */
  derive(purpose: string, id?: string): Buffer;
  /** A keyed hash of 64 bits (带密钥的散列): HMAC-SHA-256, its first eight bytes. It does not change when keys are rotated. */
  hash(purpose: string, text: string): bigint;
  /** Seals bytes with AES-256-GCM; `context` is not stored and must be given again to open. */
  seal(purpose: string, plain: Uint8Array, context?: string): Buffer;
  /** @throws Problem `records/cannot-unseal` when the key, the purpose or the context is another, or a bit has changed. */
  unseal(purpose: string, sealed: Uint8Array, context?: string): Buffer;
}

interface KeyFile {
  readonly format: 'sanyi-keys/1';
  /** The first key hashes, for ever; the last one seals. */
  readonly keys: readonly { readonly id: string; readonly key: string }[];
}

/**
 * Opens the key file and creates it when it is missing (打开密钥文件). Two processes that start together agree on one.
 *
 * @throws Problem `records/keys-unusable`
 */
export async function openKeyRing(given: string): Promise<KeyRing> {
  const file = resolve(given);
  try {
    await createIfMissing(file);
    return keyRing(readKeys(await readFile(file, 'utf8')));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw recordsProblems.problem('keys-unusable', { file, reason }, { cause: error });
  }
}

async function createIfMissing(file: string): Promise<void> {
  if (await exists(file)) return;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const keys = [{ id: randomBytes(ID_BYTES).toString('hex'), key: randomBytes(32).toString('base64') }];
  const content: KeyFile = { format: 'sanyi-keys/1', keys };
  const temporary = `${file}.${randomUUID()}.new`;
  await writeFile(temporary, `${JSON.stringify(content, null, 2)}\n`, {
    mode: 0o600,
    flag: 'wx',
    flush: true,
  });
  await chmod(temporary, 0o400);
  try {
    // A link never replaces a file that another process has just created.
    await link(temporary, file);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  } finally {
    await unlink(temporary);
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

function readKeys(text: string): Map<string, Buffer> {
  const content = JSON.parse(text) as Partial<KeyFile>;
  if (content.format !== 'sanyi-keys/1' || !Array.isArray(content.keys) || content.keys.length === 0)
    throw new Error('not a key file');
  const keys = new Map<string, Buffer>();
  for (const { id, key } of content.keys as KeyFile['keys']) {
    const bytes = Buffer.from(key, 'base64');
    if (!/^[0-9a-f]{8}$/.test(id) || bytes.length !== 32) throw new Error(`key ${id} is not 32 bytes`);
    keys.set(id, bytes);
  }
  return keys;
}

/** A ring of keys in memory (密钥环), the first of which hashes and the last of which seals; tests make their own. */
export function keyRing(keys: ReadonlyMap<string, Buffer>): KeyRing {
  const ids = [...keys.keys()];
  const [first = '', last = ''] = [ids[0], ids.at(-1)];
  const derived = new Map<string, Buffer>();
  const derive = (purpose: string, id = last): Buffer => {
    const name = `${id}:${purpose}`;
    const known = derived.get(name);
    if (known) return known;
    const master = keys.get(id);
    if (!master) throw new Error(`no key ${id}`);
    const key = Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `sanyi:${purpose}`, 32));
    derived.set(name, key);
    return key;
  };
  return {
    id: last,
    derive,
    hash(purpose, text) {
      return createHmac('sha256', derive(`hash:${purpose}`, first))
        .update(text, 'utf8')
        .digest()
        .readBigUInt64BE();
    },
    seal(purpose, plain, context = '') {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', derive(`seal:${purpose}`), nonce).setAAD(
        Buffer.from(context),
      );
      const head = Buffer.concat([Buffer.from([FORM]), Buffer.from(last, 'hex'), nonce]);
      return Buffer.concat([head, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    unseal(purpose, sealed, context = '') {
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
      const id = bytes.subarray(1, 1 + ID_BYTES).toString('hex');
      if (bytes.length < HEAD_BYTES + TAG_BYTES || bytes[0] !== FORM || !keys.has(id))
        throw recordsProblems.problem('cannot-unseal', { purpose });
      const decipher = createDecipheriv(
        'aes-256-gcm',
        derive(`seal:${purpose}`, id),
        bytes.subarray(1 + ID_BYTES, HEAD_BYTES),
      )
        .setAAD(Buffer.from(context))
        .setAuthTag(bytes.subarray(-TAG_BYTES));
      try {
        return Buffer.concat([decipher.update(bytes.subarray(HEAD_BYTES, -TAG_BYTES)), decipher.final()]);
      } catch (cause) {
        throw recordsProblems.problem('cannot-unseal', { purpose }, { cause });
      }
    },
  };
}
