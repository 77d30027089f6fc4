import { ANSWER_HEADING } from '../csv/csv-grouper.ts';
import { type CaseField, fieldsOf } from '../csv/headings.ts';
import { splitLine } from '../csv/quoted-line.ts';
import { LONGEST_LINE, tooLongAnswer } from '../csv/too-long.ts';
import type { GroupingPool } from './pool.ts';

const NEW_LINE = 10;
/** Pieces under way at once for each pool; more would only fill the memory. */
const UNDER_WAY = 4;

/**
 * Groups a file of cases with all threads of a pool (多线程文件分组). Pieces of any size come in; lines of answers go out in the order of the
 * cases. A line that is too long is answered as such and passed over.
 *
 * @throws CaseHeaderError
 */
export async function groupFile(
  pool: GroupingPool,
  pieces: AsyncIterable<Uint8Array>,
  write: (answers: Uint8Array) => Promise<void> | void,
): Promise<void> {
  let fields: readonly CaseField[] | null = null;
  let rest: Uint8Array = new Uint8Array(0);
  const under: Promise<Uint8Array>[] = [];
  const oldest = async () => {
    const first = under.shift();
    if (first) await write(await first);
  };
  const take = async (text: Uint8Array) => {
    let from = 0;
    if (!fields) {
      const end = text.indexOf(NEW_LINE);
      const header = new TextDecoder().decode(text.subarray(0, end < 0 ? text.length : end));
      fields = fieldsOf(splitLine(header.replace(/\r$/, '')));
      await write(new TextEncoder().encode(ANSWER_HEADING));
      from = end < 0 ? text.length : end + 1;
    }
    if (from === text.length) return;
    if (under.length >= UNDER_WAY) await oldest();
    under.push(pool.lines(fields, copyOf(text, from)));
  };
  let passing = false;
  for await (const read of pieces) {
    let piece = read;
    if (passing) {
      const over = piece.indexOf(NEW_LINE);
      if (over < 0) continue;
      passing = false;
      piece = piece.subarray(over + 1);
    }
    const end = piece.lastIndexOf(NEW_LINE) + 1;
    if (end > 0) {
      await take(joined(rest, piece.subarray(0, end)));
      rest = new Uint8Array(0);
    }
    rest = joined(rest, copyOf(piece, end));
    if (rest.length <= LONGEST_LINE) continue;
    // Where the header itself has no end, nothing in it is known.
    fields ??= fieldsOf([]);
    under.push(Promise.resolve(tooLongAnswer(rest, fields)));
    rest = new Uint8Array(0);
    passing = true;
  }
  if (rest.length > 0) await take(joined(rest, Uint8Array.of(NEW_LINE)));
  while (under.length > 0) await oldest();
}

/** A copy that owns its memory; the `slice` of a Buffer does not. */
function copyOf(bytes: Uint8Array, from: number): Uint8Array {
  return new Uint8Array(bytes.subarray(from));
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  if (one.length === 0) return other;
  const whole = new Uint8Array(one.length + other.length);
  whole.set(one);
  whole.set(other, one.length);
  return whole;
}
