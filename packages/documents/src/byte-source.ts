import { closeSync, fstatSync, openSync, read, readSync } from 'node:fs';
import { promisify } from 'node:util';

const readAt = promisify(read);

/** Bytes with random access (随机读取): a file on disk or an array in memory. Reading past the end gives fewer bytes. */
export interface ByteSource {
  readonly size: number;
  /** For small stretches such as directories and headers. */
  readNow(offset: number, length: number): Uint8Array;
  read(offset: number, length: number): Promise<Uint8Array>;
  close(): void;
}

export class MemorySource implements ByteSource {
  readonly size: number;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.size = bytes.length;
  }

  readNow(offset: number, length: number): Uint8Array {
    return this.bytes.subarray(offset, offset + length);
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    return this.readNow(offset, length);
  }

  close(): void {
    return;
  }
}

export class FileSource implements ByteSource {
  readonly size: number;
  private readonly descriptor: number;

  constructor(path: string) {
    this.descriptor = openSync(path, 'r');
    this.size = fstatSync(this.descriptor).size;
  }

  readNow(offset: number, length: number): Uint8Array {
    const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, this.size - offset)));
    return buffer.subarray(
      0,
      buffer.length === 0 ? 0 : readSync(this.descriptor, buffer, 0, buffer.length, offset),
    );
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, this.size - offset)));
    if (buffer.length === 0) return buffer;
    const { bytesRead } = await readAt(this.descriptor, buffer, 0, buffer.length, offset);
    return buffer.subarray(0, bytesRead);
  }

  close(): void {
    closeSync(this.descriptor);
  }
}

/** Opens a path, or stands an array in for a file. */
export function openSource(source: string | Uint8Array): ByteSource {
  return typeof source === 'string' ? new FileSource(source) : new MemorySource(source);
}
