import type { FileHandle } from 'node:fs/promises';

/** Read at the start of a file to judge it; text is judged by this part as well. */
export const SNIFF_BYTES = 64 * 1024;

const signatures: readonly (readonly [string, readonly (number | null)[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
  ['image/webp', [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50]],
  ['application/x-ole-storage', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['application/x-7z-compressed', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['application/vnd.rar', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['application/gzip', [0x1f, 0x8b]],
];

const officeParts: readonly (readonly [string, string])[] = [
  ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ppt/presentation.xml', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  ['OFD.xml', 'application/ofd'],
];

/**
 * Media type of a file by its content alone (按内容判断文件类型): its name and what the sender claims do not count.
 *
 * Office files are told from plain zips by the names in the zip's directory. Text with markup that a browser would
 * run is `text/html` or `image/svg+xml`, never `text/plain`. What is none of these is `application/octet-stream`.
 */
export async function mediaTypeOf(file: FileHandle, bytes: number): Promise<string> {
  const head = await readAt(file, 0, Math.min(bytes, SNIFF_BYTES));
  const found = signatures.find(([, marks]) => marks.every((mark, at) => mark === null || head[at] === mark));
  if (found) return found[0];
  if (head[0] === 0x50 && head[1] === 0x4b && (head[2] === 0x03 || head[2] === 0x05)) {
    const names = await zipNames(file, bytes);
    return officeParts.find(([part]) => names.includes(part))?.[1] ?? 'application/zip';
  }
  return textType(head, head.length < bytes);
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const MOST_NAMES = 10_000;
const MOST_DIRECTORY_BYTES = 8 * 1024 * 1024;

/** Names of a zip's entries, read from its directory at the end; nothing is unpacked. */
async function zipNames(file: FileHandle, bytes: number): Promise<string[]> {
  const tailLength = Math.min(bytes, 65_557);
  const tail = await readAt(file, bytes - tailLength, tailLength);
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== DIRECTORY_END) continue;
    const size = tail.readUInt32LE(at + 12);
    const start = tail.readUInt32LE(at + 16);
    if (start + size > bytes || size > MOST_DIRECTORY_BYTES) return [];
    return namesIn(await readAt(file, start, size));
  }
  return [];
}

function namesIn(directory: Buffer): string[] {
  const names: string[] = [];
  let at = 0;
  while (at + 46 <= directory.length && names.length < MOST_NAMES) {
    if (directory.readUInt32LE(at) !== DIRECTORY_ENTRY) break;
    const length = directory.readUInt16LE(at + 28);
    names.push(directory.toString('utf8', at + 46, at + 46 + length));
    at += 46 + length + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return names;
}

function textType(head: Buffer, cut: boolean): string {
  if (head.includes(0)) return 'application/octet-stream';
  const text = decode(head, 'utf-8', cut) ?? decode(head, 'gb18030', cut);
  if (text === null) return 'application/octet-stream';
  // Control characters other than tab, line ends and form feed do not occur in text.
  if (/[^\P{Cc}\t\n\r\f]/u.test(text)) return 'application/octet-stream';
  const start = text
    .replace(/^\uFEFF/, '')
    .trimStart()
    .slice(0, 1_000)
    .toLowerCase();
  if (/^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*(<!doctype\s+svg|<svg)/.test(start)) return 'image/svg+xml';
  if (/<(!doctype\s+html|html|head|body|script|iframe|table|meta|style|div|p|a|img)\b/.test(start))
    return 'text/html';
  if (start.startsWith('<?xml')) return 'application/xml';
  return 'text/plain';
}

/** The text, or `null` when the bytes are not of this encoding; a character cut at the end is forgiven. */
function decode(bytes: Buffer, encoding: string, cut: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: cut });
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
