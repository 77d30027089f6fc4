const NEW_LINE = 10;

/** A line of a stream (流中的一行); what is longer than the limit is passed over and has no text. */
export interface Line {
  /** From 1. */
  readonly no: number;
  readonly text: string | null;
}

/** Lines of a stream in the pieces they came in (分行). Empty lines are left out, and counted. @param most bytes of a line */
export async function* linesOf(
  content: AsyncIterable<Uint8Array>,
  most: number,
): AsyncGenerator<Line[], void, undefined> {
  let rest = Buffer.alloc(0);
  let no = 0;
  let tooLong = false;
  const take = (bytes: Buffer): Line | null => {
    no += 1;
    if (tooLong || bytes.length > most) {
      tooLong = false;
      return { no, text: null };
    }
    const text = bytes
      .toString('utf8')
      .replace(no === 1 ? /^\uFEFF/ : /^(?!)/, '')
      .trim();
    return text === '' ? null : { no, text };
  };
  for await (const piece of content) {
    const lines: Line[] = [];
    let from = 0;
    for (;;) {
      const end = piece.indexOf(NEW_LINE, from);
      if (end < 0) break;
      const line = take(Buffer.concat([rest, piece.subarray(from, end)]));
      if (line) lines.push(line);
      rest = Buffer.alloc(0);
      from = end + 1;
    }
    if (from < piece.length) rest = Buffer.concat([rest, piece.subarray(from)]);
    if (rest.length > most) {
      tooLong = true;
      rest = Buffer.alloc(0);
    }
    if (lines.length > 0) yield lines;
  }
  const last = tooLong || rest.length > 0 ? take(rest) : null;
  if (last) yield [last];
}
