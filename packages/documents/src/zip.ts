import { crc32 } from 'node:zlib';
import { Inflate } from 'fflate';
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

const CHUNK = 16 * 1024;

/**
 * A zip package read within bounds (有界解压): sizes are checked as declared before anything is inflated, and as they
 * really are while inflating, so a part that lies about its size stops at the first byte too many.
 *
 * @throws documents/damaged, documents/encrypted, documents/inflates-too-much, documents/too-many-parts
 */
export class Archive {
  readonly entries: ReadonlyMap<string, ArchiveEntry>;
  readonly context: ReadContext;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array, context: ReadContext) {
    this.bytes = bytes;
    this.context = context;
    this.entries = readDirectory(bytes, context);
  }

  has(name: string): boolean {
    return this.entries.has(partKey(name));
  }

  /** Hands over the inflated bytes of a part piece by piece; false when there is no such part. */
  stream(name: string, onChunk: (chunk: Uint8Array) => void): boolean {
    const entry = this.entries.get(partKey(name));
    if (!entry) return false;
    const { limits } = this.context;
    if (entry.size > limits.partBytes) throw this.inflates(entry.name);
    let total = 0;
    let crc = 0;
    const take = (chunk: Uint8Array) => {
      total += chunk.length;
      if (total > entry.size) throw this.inflates(entry.name);
      crc = crc32(chunk, crc);
      if (chunk.length > 0) onChunk(chunk);
    };
    const packed = this.packed(entry);
    if (entry.method === 0) {
      for (let at = 0; at < packed.length; at += CHUNK) take(packed.subarray(at, at + CHUNK));
    } else {
      const inflate = new Inflate(take);
      for (let at = 0; at < packed.length; at += CHUNK) {
        inflate.push(packed.subarray(at, at + CHUNK), at + CHUNK >= packed.length);
      }
    }
    if (total !== entry.size || crc !== entry.crc) throw this.damaged(`${entry.name}: checksum`);
    return true;
  }

  read(name: string): Uint8Array | undefined {
    const chunks: Uint8Array[] = [];
    if (!this.stream(name, (chunk) => void chunks.push(chunk.slice()))) return undefined;
    return Buffer.concat(chunks);
  }

  damaged(reason: string, cause?: unknown) {
    return documentProblems.problem('damaged', { name: this.context.name, reason }, { cause });
  }

  private inflates(part: string) {
    return documentProblems.problem('inflates-too-much', { name: this.context.name, part });
  }

  private packed(entry: ArchiveEntry): Uint8Array {
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength);
    const at = entry.headerOffset;
    if (at + 30 > this.bytes.length || view.getUint32(at, true) !== 0x04034b50)
      throw this.damaged(`${entry.name}: header`);
    const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    if (start + entry.packedSize > this.bytes.length) throw this.damaged(`${entry.name}: size`);
    return this.bytes.subarray(start, start + entry.packedSize);
  }
}

/** Part names are compared without case and with forward slashes, as OPC wants. */
export function partKey(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

function readDirectory(bytes: Uint8Array, context: ReadContext): Map<string, ArchiveEntry> {
  const { limits, name } = context;
  const damaged = (reason: string) => documentProblems.problem('damaged', { name, reason });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  const lowest = Math.max(0, end - 0xffff);
  while (end >= lowest && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < lowest) throw damaged('zip');
  let count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if ((count === 0xffff || at === 0xffffffff) && end >= 20 && view.getUint32(end - 20, true) === 0x07064b50) {
    const end64 = Number(view.getBigUint64(end - 12, true));
    if (end64 + 56 > bytes.length || view.getUint32(end64, true) !== 0x06064b50) throw damaged('zip64');
    count = Number(view.getBigUint64(end64 + 32, true));
    at = Number(view.getBigUint64(end64 + 48, true));
  }
  if (count > limits.entries)
    throw documentProblems.problem('too-many-parts', { name, count, limit: limits.entries });
  const entries = new Map<string, ArchiveEntry>();
  const decoder = new TextDecoder();
  let declared = 0;
  let packedTotal = 0;
  for (let index = 0; index < count; index += 1) {
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
    if (entry.size > limits.ratioFloor && entry.size > entry.packedSize * limits.ratio) {
      throw documentProblems.problem('inflates-too-much', { name, part: entry.name });
    }
    declared += entry.size;
    packedTotal += entry.packedSize;
    // Entries that share the same packed bytes add up to more than the file: the overlapping bomb.
    if (declared > limits.totalBytes || packedTotal > bytes.length) {
      throw documentProblems.problem('inflates-too-much', { name, part: entry.name });
    }
    entries.set(partKey(entry.name), entry);
    at = next;
  }
  return entries;
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
