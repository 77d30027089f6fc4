import type { ByteSource } from './byte-source.ts';
import type { ReadContext } from './document-text.ts';
import { documentProblems } from './problems.ts';

/** One part of an OOXML package; sizes as the central directory declares them. */
export interface ArchiveEntry {
  readonly name: string;
  readonly method: number;
  readonly packedSize: number;
  readonly size: number;
  readonly crc: number;
  readonly headerOffset: number;
}

/** A directory of ten thousand parts with long names needs two of these. */
const DIRECTORY_BYTES = 32 * 1024 * 1024;

/** Part names are compared without case and with forward slashes, as OPC wants. */
export function partKey(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

/**
 * The central directory of a zip (压缩包目录), judged by what it declares before anything is inflated.
 *
 * @throws documents/damaged, documents/encrypted, documents/inflates-too-much, documents/too-many-parts
 */
export function readDirectory(source: ByteSource, context: ReadContext): Map<string, ArchiveEntry> {
  const { limits, name } = context;
  const damaged = (reason: string) => documentProblems.problem('damaged', { name, reason });
  const { count, start, end } = locate(source, damaged);
  if (count > limits.entries)
    throw documentProblems.problem('too-many-parts', { name, count, limit: limits.entries });
  if (start > end || end - start > DIRECTORY_BYTES) throw damaged('zip directory');
  const bytes = source.readNow(start, end - start);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = new Map<string, ArchiveEntry>();
  const decoder = new TextDecoder();
  let declared = 0;
  let packedTotal = 0;
  for (let index = 0, at = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw damaged('zip directory');
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > bytes.length) throw damaged('zip directory');
    if (flags & 1) throw documentProblems.problem('encrypted', { name });
    const entry = {
      name: decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      headerOffset: view.getUint32(at + 42, true),
    };
    readZip64(view, at + 46 + nameLength, extraLength, entry);
    if (entry.method !== 0 && entry.method !== 8) throw damaged(`${entry.name}: method ${entry.method}`);
    const ratio = entry.size > limits.largeFloor ? limits.largeRatio : limits.ratio;
    if (entry.size > limits.ratioFloor && entry.size > entry.packedSize * ratio) {
      throw documentProblems.problem('inflates-too-much', { name, part: entry.name });
    }
    declared += entry.size;
    packedTotal += entry.packedSize;
    // Entries that share the same packed bytes add up to more than the file: the overlapping bomb.
    if (declared > limits.totalBytes || packedTotal > source.size) {
      throw documentProblems.problem('inflates-too-much', { name, part: entry.name });
    }
    entries.set(partKey(entry.name), entry);
    at = next;
  }
  return entries;
}

function locate(
  source: ByteSource,
  damaged: (reason: string) => Error,
): { count: number; start: number; end: number } {
  // The end record, its longest comment and the zip64 locator before it.
  const tailStart = Math.max(0, source.size - 22 - 0xffff - 20);
  const tail = source.readNow(tailStart, source.size - tailStart);
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  let end = tail.length - 22;
  const lowest = Math.max(0, end - 0xffff);
  while (end >= lowest && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < lowest) throw damaged('zip');
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  const zip64 = count === 0xffff || start === 0xffffffff;
  if (!zip64 || end < 20 || view.getUint32(end - 20, true) !== 0x07064b50)
    return { count, start, end: tailStart + end };
  const end64 = Number(view.getBigUint64(end - 12, true));
  const record = end64 + 56 > source.size ? new Uint8Array() : source.readNow(end64, 56);
  const view64 = new DataView(record.buffer, record.byteOffset, record.byteLength);
  if (record.length < 56 || view64.getUint32(0, true) !== 0x06064b50) throw damaged('zip64');
  return {
    count: Number(view64.getBigUint64(32, true)),
    start: Number(view64.getBigUint64(48, true)),
    end: end64,
  };
}

function readZip64(
  view: DataView,
  start: number,
  length: number,
  entry: { size: number; packedSize: number; headerOffset: number },
): void {
  for (let at = start; at + 4 <= start + length; ) {
    const size = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1) {
      let field = at + 4;
      const take = () => {
        const value = Number(view.getBigUint64(field, true));
        field += 8;
        return value;
      };
      if (entry.size === 0xffffffff) entry.size = take();
      if (entry.packedSize === 0xffffffff) entry.packedSize = take();
      if (entry.headerOffset === 0xffffffff) entry.headerOffset = take();
    }
    at += 4 + size;
  }
}
