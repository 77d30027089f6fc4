import type { SealedReader } from '@sanyi/records';
import type { Recognition } from '../engine/contract.ts';
import { DelimitedReader, DOUBLED } from '../engine/read/delimited.ts';
import { piecesOf } from './pieces.ts';

export interface FoundLine {
  readonly line: number;
  readonly cells: readonly (string | null)[];
}

/** Every line of a table as the sender wrote it, in order (原始行); the heading too. Messages (JSON, XML) have none. */
export async function* linesOf(
  reader: SealedReader,
  name: string,
  recognition: Recognition,
): AsyncGenerator<FoundLine, void, undefined> {
  let found: FoundLine[] = [];
  const text: DelimitedReader = new DelimitedReader(
    recognition.delimiter ?? ',',
    recognition.quote,
    () => found.push({ line: text.line, cells: cellsAt(text, recognition.quote) }),
    () => undefined,
  );
  for await (const piece of piecesOf(reader, name, recognition)) {
    if (piece.batch) yield* piece.batch.rows;
    else {
      text.push(piece.text);
      yield* found;
      found = [];
    }
  }
  if (recognition.carrier !== 'delimited') return;
  text.end();
  yield* found;
}

/** Cells as they stand in the file, quotes taken off. */
function cellsAt(reader: DelimitedReader, quote: string): string[] {
  return Array.from({ length: reader.count }, (_, cell) => {
    const text = reader.text.slice(reader.starts[cell] ?? 0, reader.ends[cell] ?? 0);
    return ((reader.flags[cell] ?? 0) & DOUBLED) === 0 ? text : text.replaceAll(quote + quote, quote);
  });
}

/** One line of a sender's table; `null` where there is no such line. */
export async function findLine(
  reader: SealedReader,
  name: string,
  recognition: Recognition,
  line: number,
): Promise<FoundLine | null> {
  for await (const found of linesOf(reader, name, recognition)) {
    if (found.line === line) return found;
    if (found.line > line) return null;
  }
  return null;
}
