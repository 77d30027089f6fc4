import { type CaseAnswers, unreadable } from './answer.ts';
import { type Line, linesOf } from './lines.ts';

/** A line of NDJSON may be so long: four hundred codes need a fiftieth of it. */
export const LONGEST_LINE = 1 << 20;

/** Answers cases line by line (NDJSON 流式分组): a line of JSON in, a line of JSON out, each with the number of its line. */
export async function* groupNdjson(
  content: AsyncIterable<Uint8Array>,
  answers: CaseAnswers,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const lines of linesOf(content, LONGEST_LINE)) {
    const told: string[] = [];
    for (const line of lines)
      told.push(`${JSON.stringify({ line: line.no, ...(await answerOf(line, answers)) })}\n`);
    yield Buffer.from(told.join(''));
  }
}

async function answerOf({ text }: Line, answers: CaseAnswers) {
  if (text === null)
    return unreadable('', [
      { path: '', message: { zh: '一行超过 1 MB', en: 'The line is longer than 1 MB' } },
    ]);
  let sent: unknown;
  try {
    sent = JSON.parse(text);
  } catch {
    return unreadable('', [{ path: '', message: { zh: '不是一行完整的 JSON', en: 'Not one whole JSON' } }]);
  }
  return await answers.of(sent);
}
