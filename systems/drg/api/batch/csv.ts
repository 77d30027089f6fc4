import { setImmediate } from 'node:timers/promises';
import {
  ANSWER_HEADING,
  CaseHeaderError,
  CsvGrouper,
  fieldsOf,
  type Grouper,
  splitLine,
} from '@sanyi/grouping';
import { drgProblems } from '../../problems.ts';

const NEW_LINE = 10;
/** A header longer than this is none. */
const LONGEST_HEADER = 1 << 16;
/** Bytes grouped before others get their turn: some milliseconds of work. */
const TURN = 1 << 16;

/**
 * Answers a file of cases as it arrives (CSV 流式分组). The header is read before anything is answered.
 *
 * @throws Problem drg/case-file
 */
export async function groupCsv(
  content: AsyncIterable<Uint8Array>,
  grouper: Grouper,
): Promise<AsyncGenerator<Uint8Array, void, undefined>> {
  const pieces = content[Symbol.asyncIterator]();
  let begun = Buffer.alloc(0);
  let end = -1;
  while (end < 0 && begun.length <= LONGEST_HEADER) {
    const next = await pieces.next();
    if (next.done) break;
    begun = Buffer.concat([begun, next.value]);
    end = begun.indexOf(NEW_LINE);
  }
  const header = begun.subarray(0, end < 0 ? begun.length : end).toString('utf8');
  const csv = new CsvGrouper(grouper, fieldsIn(header.replace(/\r$/, '')));
  return answered(csv, end < 0 ? Buffer.alloc(0) : begun.subarray(end + 1), pieces);
}

async function* answered(
  csv: CsvGrouper,
  first: Uint8Array,
  pieces: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  yield new TextEncoder().encode(ANSWER_HEADING);
  for (let piece: Uint8Array = first; ; ) {
    for (let at = 0; at < piece.length; at += TURN) {
      const answers = csv.push(piece.subarray(at, at + TURN));
      if (answers.length > 0) yield answers;
      await setImmediate();
    }
    const next = await pieces.next();
    if (next.done) break;
    piece = next.value;
  }
  const last = csv.end();
  if (last.length > 0) yield last;
}

function fieldsIn(header: string): ReturnType<typeof fieldsOf> {
  try {
    return fieldsOf(splitLine(header));
  } catch (error) {
    if (!(error instanceof CaseHeaderError)) throw error;
    const { missing, repeated } = error;
    throw drgProblems.problem(
      'case-file',
      { file: '—', missing: missing.join(', ') || '—', repeated: repeated.join(', ') || '—' },
      { cause: error },
    );
  }
}
