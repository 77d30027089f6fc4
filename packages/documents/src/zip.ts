import { Readable } from 'node:stream';
import { crc32, createInflateRaw, type InflateRaw } from 'node:zlib';
import { Inflate } from 'fflate';
import type { ByteSource } from './byte-source.ts';
import type { ReadContext } from './document-text.ts';
import { documentProblems } from './problems.ts';
import { type ArchiveEntry, partKey, readDirectory } from './zip-directory.ts';

const CHUNK = 16 * 1024;
const LARGE_CHUNK = 256 * 1024;

/**
 * A zip package read within bounds (有界解压): sizes are checked as declared before anything is inflated, and as they
 * really are while inflating, so a part that lies about its size stops at the first byte too many.
 *
 * @throws documents/damaged, documents/encrypted, documents/inflates-too-much, documents/too-many-parts
 */
export class Archive {
  readonly entries: ReadonlyMap<string, ArchiveEntry>;
  readonly context: ReadContext;
  private readonly source: ByteSource;

  constructor(source: ByteSource, context: ReadContext) {
    this.source = source;
    this.context = context;
    this.entries = readDirectory(source, context);
  }

  has(name: string): boolean {
    return this.entries.has(partKey(name));
  }

  /** Hands over the inflated bytes of a small part piece by piece; false when there is no such part. */
  stream(name: string, onChunk: (chunk: Uint8Array) => void): boolean {
    const entry = this.entries.get(partKey(name));
    if (!entry) return false;
    const check = new SizeCheck(this, entry);
    const take = (chunk: Uint8Array) => {
      check.take(chunk);
      if (chunk.length > 0) onChunk(chunk);
    };
    const start = this.dataStart(entry);
    const inflate = entry.method === 0 ? undefined : new Inflate(take);
    for (let at = 0; at < entry.packedSize; at += CHUNK) {
      const packed = this.source.readNow(start + at, Math.min(CHUNK, entry.packedSize - at));
      if (inflate) inflate.push(packed, at + CHUNK >= entry.packedSize);
      else take(packed);
    }
    check.end();
    return true;
  }

  /**
   * The inflated bytes of a large part, a quarter of a megabyte at a time, inflated beside this thread; leaving the loop
   * early stops the work. Undefined when there is no such part.
   */
  chunks(name: string): AsyncGenerator<Uint8Array, void, undefined> | undefined {
    const entry = this.entries.get(partKey(name));
    return entry && this.inflated(entry);
  }

  private async *inflated(entry: ArchiveEntry): AsyncGenerator<Uint8Array, void, undefined> {
    const check = new SizeCheck(this, entry);
    for await (const chunk of entry.method === 0 ? this.packed(entry) : this.inflating(entry)) {
      check.take(chunk);
      yield chunk;
    }
    check.end();
  }

  private async *inflating(entry: ArchiveEntry): AsyncGenerator<Uint8Array, void, undefined> {
    const inflate: InflateRaw = createInflateRaw({ chunkSize: LARGE_CHUNK });
    const packed = Readable.from(this.packed(entry), { objectMode: false, highWaterMark: LARGE_CHUNK });
    packed.on('error', (error) => inflate.destroy(error));
    packed.pipe(inflate);
    try {
      for await (const chunk of inflate) yield chunk as Uint8Array;
    } catch (cause) {
      if (cause instanceof Error && 'errno' in cause)
        throw this.damaged(`${entry.name}: ${cause.message}`, cause);
      throw cause;
    } finally {
      packed.destroy();
    }
  }

  /** The bytes of a part as they lie in the file. */
  async *packed(entry: ArchiveEntry): AsyncGenerator<Uint8Array, void, undefined> {
    const start = this.dataStart(entry);
    for (let at = 0; at < entry.packedSize; at += LARGE_CHUNK) {
      const piece = await this.source.read(start + at, Math.min(LARGE_CHUNK, entry.packedSize - at));
      if (piece.length < Math.min(LARGE_CHUNK, entry.packedSize - at))
        throw this.damaged(`${entry.name}: size`);
      yield piece;
    }
  }

  read(name: string): Uint8Array | undefined {
    const chunks: Uint8Array[] = [];
    if (!this.stream(name, (chunk) => void chunks.push(chunk.slice()))) return undefined;
    return Buffer.concat(chunks);
  }

  damaged(reason: string, cause?: unknown) {
    return documentProblems.problem('damaged', { name: this.context.name, reason }, { cause });
  }

  inflates(part: string) {
    return documentProblems.problem('inflates-too-much', { name: this.context.name, part });
  }

  private dataStart(entry: ArchiveEntry): number {
    const header = this.source.readNow(entry.headerOffset, 30);
    const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
    if (header.length < 30 || view.getUint32(0, true) !== 0x04034b50)
      throw this.damaged(`${entry.name}: header`);
    const start = entry.headerOffset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
    if (start + entry.packedSize > this.source.size) throw this.damaged(`${entry.name}: size`);
    return start;
  }
}

/** Holds a part to the size and checksum it declared. */
class SizeCheck {
  private readonly archive: Archive;
  private readonly entry: ArchiveEntry;
  private total = 0;
  private crc = 0;

  constructor(archive: Archive, entry: ArchiveEntry) {
    if (entry.size > archive.context.limits.partBytes) throw archive.inflates(entry.name);
    this.archive = archive;
    this.entry = entry;
  }

  take(chunk: Uint8Array): void {
    this.total += chunk.length;
    if (this.total > this.entry.size) throw this.archive.inflates(this.entry.name);
    this.crc = crc32(chunk, this.crc);
  }

  end(): void {
    if (this.total !== this.entry.size || this.crc !== this.entry.crc)
      throw this.archive.damaged(`${this.entry.name}: checksum`);
  }
}
