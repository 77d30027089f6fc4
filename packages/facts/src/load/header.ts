import { open } from 'node:fs/promises';
import { factsProblems } from '../problems.ts';

const LONGEST_HEADER = 64 * 1024;

/**
 * The names in the first record of a CSV or tab-separated file (表头), without the byte order mark.
 *
 * @throws facts/file-unreadable when there is no first record within 64 KiB
 */
export async function readHeader(path: string, delimiter: string): Promise<string[]> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(LONGEST_HEADER);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    const text = new TextDecoder('utf-8').decode(buffer.subarray(0, bytesRead));
    return splitRecord(text, delimiter, bytesRead < LONGEST_HEADER);
  } finally {
    await file.close();
  }
}

function splitRecord(text: string, delimiter: string, complete: boolean): string[] {
  const fields: string[] = [];
  let field = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (quoted) {
      if (char !== '"') field += char;
      else if (text.charAt(at + 1) === '"') field += text.charAt(++at);
      else quoted = false;
    } else if (char === '"' && field === '' && delimiter !== '\t') quoted = true;
    else if (char === delimiter) {
      fields.push(field);
      field = '';
    } else if (char === '\n' || (char === '\r' && text.charAt(at + 1) === '\n')) return [...fields, field];
    else field += char;
  }
  if (!complete || quoted) throw factsProblems.problem('file-unreadable', { reason: 'no end of the header' });
  return [...fields, field];
}

/**
 * Which column of the table each field of the file is (表头对照). Every wanted column must appear once, and nothing
 * else may appear: a column left out or not expected is refused, never guessed.
 *
 * @throws facts/file-unreadable
 */
export function matchHeader(
  header: readonly string[],
  columns: readonly string[],
  names: Readonly<Record<string, string>>,
): string[] {
  const byName = new Map(columns.map((column) => [names[column] ?? column, column]));
  const refuse = (reason: string): never => {
    throw factsProblems.problem('file-unreadable', { reason });
  };
  const order = header.map((field) => byName.get(field.trim()) ?? refuse(`unexpected column ${field}`));
  const missing = columns.filter((column) => !order.includes(column));
  if (missing.length) refuse(`missing column ${missing.map((column) => names[column] ?? column).join(', ')}`);
  if (new Set(order).size !== order.length) refuse('a column appears twice');
  return order;
}
