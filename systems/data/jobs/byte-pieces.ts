import { isUtf8 } from 'node:buffer';
import type { SealedReader } from '@sanyi/records';
import { BadPlaces } from './bad-places.ts';
import { piecesOf, type Reading } from './pieces.ts';

/** A piece of a sender's delimited file as UTF-8 (字节片段), cut between two characters. */
export interface BytePiece {
  readonly bytes: Uint8Array;
  /** Bytes of the file read so far. */
  readonly done: number;
}

/**
 * A sealed delimited file as pieces of UTF-8 (按字节分段读取), always cut the same way. A file in UTF-8 is handed on as it lies
 * there, one in another encoding is written anew.
 *
 * @throws Problem `data/wrong-encoding`
 */
export async function* bytePiecesOf(
  reader: SealedReader,
  name: string,
  reading: Reading,
): AsyncGenerator<BytePiece, void, undefined> {
  if (reading.encoding === 'utf-8') return yield* utf8Pieces(reader, name);
  for await (const { text, done } of piecesOf(reader, name, reading))
    yield { bytes: Buffer.from(text), done };
}

async function* utf8Pieces(reader: SealedReader, name: string): AsyncGenerator<BytePiece, void, undefined> {
  const bad = new BadPlaces(name, 'utf-8');
  let done = 0;
  let line = 1;
  let open: Uint8Array = new Uint8Array(0);
  const sound = (bytes: Uint8Array): Uint8Array => {
    if (isUtf8(bytes)) return bytes;
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    bad.note(text, done, line);
    return Buffer.from(text);
  };
  const piece = (given: Uint8Array): BytePiece => {
    const bytes = sound(given);
    done += given.length;
    line += breaksIn(bytes);
    return { bytes, done };
  };
  for await (const block of reader.stream()) {
    // The character that the cut went through comes by itself, so that no block need be copied.
    const from = open.length === 0 ? 0 : continued(block);
    const first = from === 0 ? open : Buffer.concat([open, block.subarray(0, from)]);
    if (from === block.length) {
      open = first;
      continue;
    }
    if (first.length > 0) yield piece(first);
    const end = block.length - unfinished(block);
    if (end > from) yield piece(block.subarray(from, end));
    open = new Uint8Array(block.subarray(Math.max(from, end)));
  }
  if (open.length > 0) yield { bytes: sound(open), done: reader.bytes };
}

/** Bytes at the beginning that go on with a character; of no character there are more than three. */
function continued(bytes: Uint8Array): number {
  let count = 0;
  while (count < 3 && count < bytes.length && ((bytes[count] as number) & 0xc0) === 0x80) count += 1;
  return count;
}

/** Bytes at the end that begin a character and do not end it. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const code = bytes[bytes.length - back] as number;
    if (code < 0x80) return 0;
    if (code < 0xc0) continue;
    const length = code >= 0xf0 ? 4 : code >= 0xe0 ? 3 : 2;
    return length > back ? back : 0;
  }
  return 0;
}

function breaksIn(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1;
  return count;
}
