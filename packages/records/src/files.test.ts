import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { deflateRawSync } from 'node:zlib';
import { describeRecords, seedOrganisations, viewerFixture } from '@sanyi/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cleanName, openFileVault, type StoredFile } from './index.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const anything = {
  types: [
    'application/pdf',
    'image/png',
    'image/jpeg',
    'text/plain',
    'text/html',
    'image/svg+xml',
    DOCX,
    XLSX,
    'application/zip',
    'application/x-ole-storage',
    'application/octet-stream',
    'application/xml',
  ],
  maxBytes: 1_000_000,
};
const bytes = (content: string) => [Buffer.from(content)];

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sanyi-文件 库-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A zip with empty-named contents, enough for its directory to be read. */
function zip(names: readonly string[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const name of names) {
    const content = deflateRawSync(Buffer.from('x'));
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt32LE(content.length, 18);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(at, 42);
    parts.push(local, Buffer.from(name), content);
    directory.push(entry, Buffer.from(name));
    at += 30 + Buffer.byteLength(name) + content.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, list, end]);
}

describe('file vault', () => {
  it.each<[string, Buffer | string, string]>([
    ['报告.pdf', '%PDF-1.7\n...', 'application/pdf'],
    ['照片.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]), 'image/png'],
    ['照片.pdf', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
    ['说明.docx', zip(['[Content_Types].xml', 'word/document.xml']), DOCX],
    ['台账.docx', zip(['[Content_Types].xml', 'xl/workbook.xml']), XLSX],
    ['压缩.docx', zip(['随便.txt']), 'application/zip'],
    ['旧.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]), 'application/x-ole-storage'],
    ['中文.pdf', '关于深化医药卫生体制改革的实施方案', 'text/plain'],
    ['国标.txt', Buffer.from([0xb9, 0xd8, 0xd3, 0xda]), 'text/plain'],
    ['页面.txt', '\uFEFF  <!DOCTYPE html><p>x', 'text/html'],
    ['脚本.txt', '说明<script>alert(1)</script>', 'text/html'],
    ['图.png', '<?xml version="1.0"?><!-- a --><svg onload="x"/>', 'image/svg+xml'],
    ['程序.pdf', Buffer.from([0x4d, 0x5a, 0x90, 0x00, 0x03]), 'application/octet-stream'],
    ['控制.txt', 'a\u0007b', 'application/octet-stream'],
  ])('judges %s by its content', async (name, content, type) => {
    const vault = await openFileVault(folder);
    expect(await vault.receive([Buffer.from(content)], name, anything)).toMatchObject({ mediaType: type });
  });

  it('refuses a wrong type, an empty file and one that is too large, and leaves nothing behind', async () => {
    const vault = await openFileVault(folder);
    const only = { types: ['application/pdf'], maxBytes: 100 };
    await expect(vault.receive(bytes('MZ'), '佐证.pdf', only)).rejects.toMatchObject({
      code: 'records/file-type-refused',
      detail: { zh: expect.stringContaining('佐证.pdf') },
    });
    await expect(vault.receive([], '空.pdf', only)).rejects.toMatchObject({ code: 'records/file-empty' });
    let sent = 0;
    async function* endless() {
      for (;;) {
        sent += 1;
        yield Buffer.alloc(64, '%PDF-');
      }
    }
    await expect(vault.receive(endless(), '大.pdf', only)).rejects.toMatchObject({
      code: 'records/file-too-large',
    });
    expect(sent).toBe(2);
    async function* brokenOff() {
      yield Buffer.from('%PDF-');
      throw new Error('connection lost');
    }
    await expect(vault.receive(brokenOff(), '断.pdf', only)).rejects.toThrow('connection lost');
    expect(readdirSync(folder)).toEqual(['incoming']);
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });

  it('keeps equal contents once and never overwrites, not even a damaged one', async () => {
    const vault = await openFileVault(folder);
    const first = await vault.receive(bytes('同一内容'), 'a.txt', anything);
    const place = join(folder, first.sha256.slice(0, 2), first.sha256.slice(2, 4), first.sha256);
    const before = statSync(place);
    const others = await Promise.all(
      Array.from({ length: 10 }, (_, n) => vault.receive(bytes('同一内容'), `${n}.txt`, anything)),
    );
    expect(new Set(others.map((file) => file.sha256))).toEqual(new Set([first.sha256]));
    expect([statSync(place).ino, statSync(place).mtimeMs]).toEqual([before.ino, before.mtimeMs]);
    chmodSync(place, 0o600);
    writeFileSync(place, '篡改内容');
    await expect(vault.receive(bytes('同一内容'), 'b.txt', anything)).rejects.toMatchObject({
      code: 'records/file-damaged',
    });
  });

  it('removes what broken-off uploads left, after a day', async () => {
    const incoming = join(folder, 'incoming');
    mkdirSync(incoming);
    writeFileSync(join(incoming, 'old'), 'x');
    writeFileSync(join(incoming, 'new'), 'x');
    utimesSync(join(incoming, 'old'), new Date(0), new Date(0));
    await openFileVault(folder);
    expect(readdirSync(incoming)).toEqual(['new']);
  });

  it.each([
    ['..\\..\\C:\\报告.pdf', '报告.pdf'],
    ['/etc/passwd', 'passwd'],
    ['..', '未命名'],
    ['', '未命名'],
    ['a\u0000b\r\nc\u202Egpj.exe', 'abcgpj.exe'],
    ['x<y>:"|?*.txt', 'x_y______.txt'],
    ['𠮷'.repeat(300), '𠮷'.repeat(200)],
  ])('cleans the name %j', (given, clean) => expect(cleanName(given)).toBe(clean));
});

describeRecords('files in the records', (open) => {
  const viewer = viewerFixture();
  it('are found and read inside the scope, and by nobody beside it', async () => {
    const records = await open();
    await seedOrganisations(records, [viewer]);
    const vault = await openFileVault(folder);
    const received = await vault.receive(bytes('佐证内容'), '佐证.txt', anything);
    const stored = await records.asViewer(viewer, (tx) =>
      vault.register(tx, received, { viewer, scopePath: '/city/east/east-health/' }),
    );
    const found = await records.asViewer(viewer, (tx) => vault.find(tx, stored.id));
    expect(found).toEqual(stored);
    expect(found).toMatchObject({ bytes: 12, mediaType: 'text/plain', originalName: '佐证.txt' });
    expect(await text(await vault.read(found))).toBe('佐证内容');
    expect(await vault.isSound(found)).toBe(true);
    const beside = viewerFixture({ organisationId: 'west-reform', scopePath: '/city/west/' });
    for (const id of [stored.id, 'no-uuid', '../../etc/passwd'])
      await expect(records.asViewer(beside, (tx) => vault.find(tx, id))).rejects.toMatchObject({
        code: 'records/file-not-found',
      });
    await expect(
      records.asViewer(viewer, (tx) => vault.register(tx, received, { viewer, scopePath: '/city/west/' })),
    ).rejects.toMatchObject({ code: 'records/out-of-scope' });
    await expect(records.asSystem('test', (tx) => tx.deleteFrom('platform.file').execute())).rejects.toThrow(
      'append-only',
    );
  });

  it('say when their content is missing or changed', async () => {
    const records = await open();
    await seedOrganisations(records, [viewer]);
    const vault = await openFileVault(folder);
    const received = await vault.receive(bytes('原文'), 'a.txt', anything);
    const stored: StoredFile = await records.asSystem('test', (tx) =>
      vault.register(tx, received, { viewer: null, scopePath: '/city/' }),
    );
    const place = join(folder, stored.sha256.slice(0, 2), stored.sha256.slice(2, 4), stored.sha256);
    chmodSync(place, 0o600);
    writeFileSync(place, '改文');
    expect(await vault.isSound(stored)).toBe(false);
    rmSync(place);
    expect(existsSync(place)).toBe(false);
    await expect(vault.read(stored)).rejects.toMatchObject({ code: 'records/file-damaged' });
  });
});
