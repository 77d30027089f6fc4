import { createReadStream } from 'node:fs';
import { drgProblems } from '../problems.ts';

const PIECE = 1 << 20;

/** A file that cannot be opened (打不开文件). @throws Problem drg/no-such-file */
export function refuseFile(file: string, cause: unknown): never {
  throw drgProblems.problem('no-such-file', { file }, { cause });
}

/** A file in pieces (分块读取). @throws Problem drg/no-such-file */
export async function* piecesOf(file: string): AsyncGenerator<Uint8Array> {
  const stream = createReadStream(file, { highWaterMark: PIECE });
  try {
    for await (const piece of stream) yield piece as Uint8Array;
  } catch (error) {
    if (
      error instanceof Error &&
      'code' in error &&
      ['ENOENT', 'EISDIR', 'EACCES'].includes(String(error.code))
    )
      refuseFile(file, error);
    throw error;
  }
}
