import type { SealedReader } from '@sanyi/records';
import type { FormatId, Recognition } from '../engine/contract.ts';
import { JsonFrames } from '../engine/read/json-frames.ts';
import { XmlReader } from '../engine/read/xml.ts';
import { piecesOf } from './pieces.ts';

/** A record of a message as it was sent (报文记录). */
export type MessageRecord =
  | { readonly kind: 'json'; readonly text: string }
  | {
      readonly kind: 'xml';
      readonly group: ReadonlyMap<string, string>;
      readonly value: ReadonlyMap<string, string>;
      readonly text: string;
    };

/** Records that begin on one line; a message without line breaks has all of them on its first. */
export interface RecordsOfLine {
  readonly records: readonly MessageRecord[];
  readonly count: number;
}

/** So many records of one line are handed over. */
const MOST = 20;

/** Arrays whose elements are records, by format; the mapping of each splits its messages in the same way. */
const SPLIT_AT: Partial<Record<FormatId, readonly string[]>> = {
  fhir: ['entry'],
  'data-value-sets': ['dataValues'],
};

/** A message names its fields in each record and has no cells (报文). */
export function isMessage({ carrier }: Pick<Recognition, 'carrier'>): boolean {
  return carrier === 'json' || carrier === 'ndjson' || carrier === 'xml';
}

/** The records of a message that begin on a line (按行找报文记录), as rows and issues name them. */
export async function recordsAt(
  reader: SealedReader,
  name: string,
  recognition: Recognition,
  line: number,
): Promise<RecordsOfLine> {
  const records: MessageRecord[] = [];
  let count = 0;
  let past = false;
  const take = (at: number, record: () => MessageRecord) => {
    if (at > line) past = true;
    if (at !== line) return;
    count += 1;
    if (records.length < MOST) records.push(record());
  };
  const text = recognition.carrier === 'xml' ? xmlReader(take) : jsonReader(recognition, take);
  for await (const piece of piecesOf(reader, name, recognition)) {
    text.push(piece.text);
    if (past) break;
  }
  if (!past) text.end();
  return { records, count };
}

type Take = (line: number, record: () => MessageRecord) => void;

function jsonReader({ format, carrier }: Recognition, take: Take): JsonFrames {
  return new JsonFrames(
    SPLIT_AT[format] ?? [],
    carrier === 'ndjson',
    ({ line, text }) => take(line, () => ({ kind: 'json', text })),
    // A record that is too long to be mapped is told by its issue and shown by nobody.
    () => undefined,
  );
}

function xmlReader(take: Take): XmlReader {
  let group: ReadonlyMap<string, string> = new Map();
  let value: ReadonlyMap<string, string> | null = null;
  let begun = 0;
  let inside = '';
  return new XmlReader({
    open(name, attributes, line) {
      if (name === 'group') group = attributes;
      if (name !== 'dataValue') return;
      value = attributes;
      begun = line;
      inside = '';
    },
    text(text) {
      if (value !== null) inside += text;
    },
    close(name) {
      if (name !== 'dataValue' || value === null) return;
      const own = value;
      value = null;
      take(begun, () => ({ kind: 'xml', group, value: own, text: inside.trim() }));
    },
    // Where the markup is broken nothing follows; what came before is still to be seen.
    fault: () => undefined,
  });
}
