import type { SealedReader } from '@sanyi/records';
import type { MappingContext, Recognition } from '../engine/contract.ts';
import { benchContext } from '../engine/fixtures/samples.ts';
import { mapFile } from '../jobs/map-file.ts';
import { recogniseFile } from '../jobs/sample.ts';
import { Tally } from '../jobs/tally.ts';

/** Bytes as a sealed file gives them (内存中的密封文件), in blocks. */
export function readerOf(bytes: Buffer, block = 1 << 18): SealedReader {
  return {
    sha256: '0'.repeat(64),
    bytes: bytes.length,
    read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
    async *stream(from = 0) {
      for (let at = from; at < bytes.length; at += block) yield bytes.subarray(at, at + block);
    },
    close: () => Promise.resolve(),
  };
}

/** What a sender's file came to, without any store (映射结果). */
export interface MappedFile {
  readonly recognition: Recognition;
  readonly tally: Tally;
  readonly hash: string;
  /** Canonical rows by table, as text. */
  readonly rows: Readonly<Record<string, string>>;
}

/** Recognises and maps a sender's file as an import would, without writing a row; `null` where it is no known format. */
export async function mapBytes(
  name: string,
  bytes: Buffer,
  change: Partial<MappingContext> = {},
): Promise<MappedFile | null> {
  const reader = readerOf(bytes);
  const [recognition] = await recogniseFile(reader, name);
  if (!recognition || recognition.format === 'mapped') return null;
  const tally = new Tally(recognition.format);
  const rows: Record<string, string> = {};
  const mapping = await mapFile({
    reader,
    name,
    resolved: { recognition, chosen: null },
    context: benchContext(change),
    signal: new AbortController().signal,
    onMapped(mapped) {
      tally.take(mapped);
      for (const [table, text] of mapped.rows) rows[table] = (rows[table] ?? '') + text;
      if (mapped.plain) {
        const { table, rows: bytes } = mapped.plain;
        rows[table] = (rows[table] ?? '') + Buffer.from(bytes).toString('utf8');
      }
    },
  });
  return { recognition, tally, hash: mapping.contentHash(), rows };
}
