import { randomBytes } from 'node:crypto';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { keyRing, openKeyRing } from './key-ring.ts';
import { openSealedVault } from './sealed-vault.ts';

const folder = mkdtempSync(join(tmpdir(), 'sanyi-sealed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ring = () => keyRing(new Map([['0a0b0c0d', randomBytes(32)]]));
const MEGABYTE = 1 << 20;

describe('the key ring', () => {
  test('is created once, outside its folder, readable by its owner only, and stays the same', async () => {
    const file = join(folder, 'keys', 'ring.json');
    const [one, two] = await Promise.all([openKeyRing(file), openKeyRing(file)]);
    expect(one.hash('person', '1')).toBe(two.hash('person', '1'));
    expect((await openKeyRing(file)).id).toBe(one.id);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(readdirSync(join(folder, 'keys'))).toEqual(['ring.json']);
  });

  test('seals for one purpose and one context', () => {
    const keys = ring();
    const sealed = keys.seal('name', Buffer.from('张三'), 'row-1');
    expect(keys.unseal('name', sealed, 'row-1').toString()).toBe('张三');
    expect(sealed.includes(Buffer.from('张三'))).toBe(false);
    expect(() => keys.unseal('name', sealed, 'row-2')).toThrow('cannot-unseal');
    expect(() => keys.unseal('phone', sealed, 'row-1')).toThrow('cannot-unseal');
    expect(() => ring().unseal('name', sealed, 'row-1')).toThrow('cannot-unseal');
    const bent = Buffer.from(sealed);
    bent[bent.length - 1] = (bent.at(-1) ?? 0) ^ 1;
    expect(() => keys.unseal('name', bent, 'row-1')).toThrow('cannot-unseal');
    expect(() => keys.unseal('name', sealed.subarray(0, 10), 'row-1')).toThrow('cannot-unseal');
  });

  test('a rotated ring opens what the old key sealed and hashes as before', () => {
    const old = randomBytes(32);
    const before = keyRing(new Map([['00000001', old]]));
    const after = keyRing(
      new Map([
        ['00000001', old],
        ['00000002', randomBytes(32)],
      ]),
    );
    expect(after.id).toBe('00000002');
    expect(after.unseal('x', before.seal('x', Buffer.from('a'))).toString()).toBe('a');
    expect(after.hash('person', '310')).toBe(before.hash('person', '310'));
    expect(after.hash('person', '310')).not.toBe(after.hash('record', '310'));
  });

  test('a file that is no key file is refused with its name', async () => {
    const file = join(folder, 'broken.json');
    writeFileSync(file, '{"keys":[]}');
    await expect(openKeyRing(file)).rejects.toThrow('keys-unusable');
  });
});

describe('the sealed vault', () => {
  const keys = ring();

  test.each([1, 262_143, 262_144, 262_145, 3 * MEGABYTE + 17])(
    'gives back %i bytes, whole and in parts',
    async (size) => {
      const directory = join(folder, `vault-${size}`);
      const vault = await openSealedVault(directory, keys, 'imports');
      const content = randomBytes(size);
      const chunks = [content.subarray(0, 7), content.subarray(7, 300_000), content.subarray(300_000)];
      const sealed = await vault.receive(chunks, 'a.csv', 10 * MEGABYTE);
      expect(sealed.bytes).toBe(size);
      const reader = await vault.open(sealed.sha256);
      const whole: Buffer[] = [];
      for await (const part of reader.stream()) whole.push(part);
      expect(Buffer.concat(whole).equals(content)).toBe(true);
      const middle = Math.floor(size / 2);
      expect((await reader.read(middle, 600_000)).equals(content.subarray(middle, middle + 600_000))).toBe(
        true,
      );
      expect((await reader.read(size, 5)).length).toBe(0);
      await reader.close();
      expect((await vault.receive([content], 'b.csv', 10 * MEGABYTE)).sha256).toBe(sealed.sha256);
    },
  );

  test('nothing plain lies on the disk; a cut or bent file is refused', async () => {
    const directory = join(folder, 'plain');
    const vault = await openSealedVault(directory, keys, 'imports');
    const word = '310101199003071234';
    const { sha256 } = await vault.receive([Buffer.from(word.repeat(40_000))], 'a.csv', 10 * MEGABYTE);
    const place = join(directory, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    expect(readFileSync(place).includes(word)).toBe(false);
    expect(readdirSync(join(directory, 'incoming'))).toEqual([]);
    rmSync(`${place}x`, { force: true });
    // Cut exactly at the end of the second block: every block that is left is whole.
    const { mode } = statSync(place);
    writeFileSync(`${place}.cut`, readFileSync(place), { mode });
    rmSync(place);
    writeFileSync(place, readFileSync(`${place}.cut`));
    truncateSync(place, 24 + 2 * (262_144 + 16));
    const reader = await vault.open(sha256);
    await expect(reader.read(262_144, 10)).rejects.toThrow('file-damaged');
    await reader.close();
  });

  test('too large, empty and unknown content is refused', async () => {
    const vault = await openSealedVault(join(folder, 'limits'), keys, 'imports');
    await expect(vault.receive([Buffer.alloc(11)], 'a.csv', 10)).rejects.toThrow('file-too-large');
    await expect(vault.receive([], 'a.csv', 10)).rejects.toThrow('file-empty');
    await expect(vault.open('0'.repeat(64))).rejects.toThrow('file-damaged');
    expect(readdirSync(join(folder, 'limits', 'incoming'))).toEqual([]);
  });
});
