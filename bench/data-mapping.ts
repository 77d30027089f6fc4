/**
 * Speed of the mappings: rows per second from decoded text to canonical text, and the ratio to a plain split of the same
 * text in the same run. `node --import tsx bench/data-mapping.ts`
 */

import { benchContext, feeLines, fileOf, frontPage } from '../systems/data/engine/fixtures/samples.ts';
import { recognise, startMapping } from '../systems/data/engine/index.ts';

const PIECE = 1 << 20;

function pieces(text: string): string[] {
  const list: string[] = [];
  for (let at = 0; at < text.length; at += PIECE)
    list.push(Buffer.from(text.slice(at, at + PIECE)).toString('utf8'));
  return list;
}

/** Processor time, collector included: other processes on the machine do not count. */
function seconds(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const used = process.cpuUsage(start);
  return (used.user + used.system) / 1e6;
}

function measure(name: string, text: string, rows: number): void {
  const sample = {
    carrier: 'delimited',
    name: 'bench.csv',
    bytes: Buffer.from(text.slice(0, 60_000)),
  } as const;
  const [recognition] = recognise(sample);
  if (recognition === undefined) throw new Error(`${name} not recognised`);
  const cut = pieces(text);
  const encoded = cut.map((piece) => new TextEncoder().encode(piece));
  const plain = Math.min(
    ...[1, 2, 3].map(() =>
      seconds(() => {
        let cells = 0;
        for (const piece of cut) for (const line of piece.split('\n')) cells += line.split(',').length;
        if (cells === 0) throw new Error('nothing split');
      }),
    ),
  );
  let report = '';
  const times = [1, 2, 3].map(() =>
    seconds(() => {
      const mapping = startMapping(recognition, benchContext());
      let accepted = 0;
      let issues = 0;
      let characters = 0;
      for (const [at, piece] of cut.entries()) {
        const mapped = mapping.bytes ? mapping.bytes(encoded[at] as Uint8Array) : mapping.text(piece);
        accepted += mapped.accepted;
        issues += mapped.issues.length;
        for (const part of mapped.rows.values()) characters += part.length;
        characters += mapped.plain?.rows.length ?? 0;
      }
      accepted += mapping.end().accepted;
      report = `accepted ${accepted}, issues ${issues}, ${characters} characters out`;
    }),
  );
  const best = Math.min(...times);
  const line = `${name}: ${recognition.format} ${recognition.certainty} · ${Math.round(text.length / rows)} characters a row · ${Math.round(rows / best)} rows/s · plain split ${Math.round(rows / plain)} rows/s · ratio ${(best / plain).toFixed(2)} · ${report}`;
  process.stdout.write(`${line}\n`);
}

const ROWS = 200_000;
measure('insurer fee lines', feeLines(ROWS), ROWS);

const PAGES = 10_000;
measure(
  'front pages',
  fileOf(
    'front-page',
    Array.from({ length: PAGES }, (_, number) => frontPage(number)),
  ),
  PAGES,
);
