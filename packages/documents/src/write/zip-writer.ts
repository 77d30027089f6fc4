import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';
import type { ArchiveEntry } from '../zip-directory.ts';

/** 2000-01-01 00:00 as the format writes it: the same parts give the same bytes. */
const DATE = ((2000 - 1980) << 9) | (1 << 5) | 1;
const UTF8_NAMES = 0x0800;
/** Size and checksum stand behind the data, because they are not known before it. */
const SIZES_BEHIND = 0x0008;
const MAX = 0xffffffff;
const PIECE = 256 * 1024;

interface Written {
  readonly name: Buffer;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
}

/**
 * Writes a zip package piece by piece (流式打包): no part is in memory as a whole, and parts that stay as they are are
 * copied packed. Each method gives the bytes to be written next; `end` comes last.
 */
export class ZipWriter {
  private readonly written: Written[] = [];
  private offset = 0;

  /** Packs a part whose bytes come as they are made; strings are written as UTF-8. */
  async *pack(
    name: string,
    content: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    const offset = this.offset;
    const title = Buffer.from(name);
    yield this.count(localHeader(title, UTF8_NAMES | SIZES_BEHIND, 8, 0, 0, 0));
    const state = { crc: 0, size: 0 };
    let packedSize = 0;
    const deflate = createDeflateRaw({ level: 5, chunkSize: 64 * 1024 });
    const source = Readable.from(inPieces(content, state), { objectMode: false, highWaterMark: PIECE });
    source.on('error', (error) => deflate.destroy(error));
    source.pipe(deflate);
    try {
      for await (const chunk of deflate) {
        const piece = chunk as Buffer;
        packedSize += piece.length;
        yield this.count(piece);
      }
    } finally {
      source.destroy();
    }
    const descriptor = Buffer.alloc(16);
    descriptor.writeUInt32LE(0x08074b50, 0);
    descriptor.writeUInt32LE(state.crc, 4);
    descriptor.writeUInt32LE(fits(packedSize), 8);
    descriptor.writeUInt32LE(fits(state.size), 12);
    yield this.count(descriptor);
    this.written.push({
      name: title,
      flags: UTF8_NAMES | SIZES_BEHIND,
      method: 8,
      crc: state.crc,
      packedSize,
      size: state.size,
      offset,
    });
  }

  /** Copies a part of another package without unpacking it. */
  async *copy(
    entry: ArchiveEntry,
    packed: AsyncIterable<Uint8Array>,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    const offset = this.offset;
    const name = Buffer.from(entry.name);
    const { method, crc, packedSize, size } = entry;
    yield this.count(localHeader(name, UTF8_NAMES, method, crc, fits(packedSize), fits(size)));
    for await (const piece of packed) yield this.count(piece);
    this.written.push({ name, flags: UTF8_NAMES, method, crc, packedSize, size, offset });
  }

  /** The directory, behind all parts. */
  end(): Uint8Array {
    const start = fits(this.offset);
    const rows = this.written.map((part) => {
      const row = Buffer.alloc(46);
      row.writeUInt32LE(0x02014b50, 0);
      row.writeUInt16LE(20, 4);
      row.writeUInt16LE(20, 6);
      row.writeUInt16LE(part.flags, 8);
      row.writeUInt16LE(part.method, 10);
      row.writeUInt16LE(DATE, 14);
      row.writeUInt32LE(part.crc, 16);
      row.writeUInt32LE(part.packedSize, 20);
      row.writeUInt32LE(part.size, 24);
      row.writeUInt16LE(part.name.length, 28);
      row.writeUInt32LE(fits(part.offset), 42);
      return Buffer.concat([row, part.name]);
    });
    const directory = Buffer.concat(rows);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.written.length, 8);
    end.writeUInt16LE(this.written.length, 10);
    end.writeUInt32LE(directory.length, 12);
    end.writeUInt32LE(start, 16);
    return Buffer.concat([directory, end]);
  }

  private count(bytes: Uint8Array): Uint8Array {
    this.offset += bytes.length;
    return bytes;
  }
}

function localHeader(
  name: Buffer,
  flags: number,
  method: number,
  crc: number,
  packedSize: number,
  size: number,
): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(method, 8);
  header.writeUInt16LE(DATE, 12);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(packedSize, 18);
  header.writeUInt32LE(size, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function fits(size: number): number {
  if (size >= MAX) throw new RangeError('a package of more than 4 GB cannot be written');
  return size;
}

/** Joins small pieces and keeps size and checksum of what passes. */
async function* inPieces(
  content: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
  state: { crc: number; size: number },
): AsyncGenerator<Buffer, void, undefined> {
  let waiting: Buffer[] = [];
  let length = 0;
  const take = () => {
    const piece = waiting.length === 1 && waiting[0] ? waiting[0] : Buffer.concat(waiting);
    waiting = [];
    length = 0;
    state.crc = crc32(piece, state.crc);
    state.size += piece.length;
    return piece;
  };
  for await (const part of content) {
    const piece =
      typeof part === 'string'
        ? Buffer.from(part)
        : Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    if (piece.length === 0) continue;
    waiting.push(piece);
    length += piece.length;
    if (length >= PIECE) yield take();
  }
  if (length > 0) yield take();
}
