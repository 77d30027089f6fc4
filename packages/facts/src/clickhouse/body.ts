import type { Readable } from 'node:stream';
import type { RawRows } from '../engine.ts';
import { parseRow, parseTexts } from '../raw-rows.ts';
import type { JsonValue } from '../values.ts';

const BATCH = 10_000;

/** Collects bytes before decoding, so that no character is cut at the edge of a chunk. */
export async function wholeText(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(toBuffer(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

function toBuffer(chunk: unknown): Buffer {
  if (Buffer.isBuffer(chunk)) return chunk;
  if (typeof chunk === 'string') return Buffer.from(chunk);
  throw new Error('the server sent something that is not bytes');
}

/** Lines cut at the byte of the line end, decoded one whole line at a time. */
async function* lines(stream: Readable): AsyncIterable<string> {
  let rest = Buffer.alloc(0);
  for await (const chunk of stream) {
    rest = Buffer.concat([rest, toBuffer(chunk)]);
    let start = 0;
    for (let end = rest.indexOf(10, start); end >= 0; end = rest.indexOf(10, start)) {
      yield rest.toString('utf8', start, end);
      start = end + 1;
    }
    rest = rest.subarray(start);
  }
  if (rest.length) yield rest.toString('utf8');
}

/** The rows of an answer in batches as they arrive. */
export async function* batches(stream: Readable): AsyncIterable<RawRows> {
  let names: string[] | undefined;
  let types: string[] | undefined;
  let rows: JsonValue[][] = [];
  for await (const line of lines(stream)) {
    // A failure after the first rows arrives as text of the engine between the rows; parseRow refuses it.
    if (!line.trim()) continue;
    if (!names) names = parseTexts(line);
    else if (!types) types = parseTexts(line);
    else rows.push(parseRow(line));
    if (names && types && rows.length >= BATCH) {
      yield { names, types, rows };
      rows = [];
    }
  }
  if (names && types && rows.length) yield { names, types, rows };
}
