import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { CaseHeaderError, caseOfCells, fieldsOf, type GroupingCase, splitLine } from '@sanyi/grouping';
import { piecesOf } from './pieces.ts';

/** A case of a file with its identifier (文件病例). */
export interface FileCase {
  readonly id: string;
  readonly given: GroupingCase;
  /** Hospital, where the file has a column `hospital`. */
  readonly hospital: string;
}

/** Cases of a file one by one (逐例读取), for what needs more than their group. @throws CaseHeaderError, Problem drg/no-such-file */
export async function* casesOf(file: string): AsyncGenerator<FileCase> {
  let headings: string[] | null = null;
  let fields: ReturnType<typeof fieldsOf> = [];
  for await (const line of createInterface({ input: Readable.from(piecesOf(file)), crlfDelay: Infinity })) {
    if (line === '') continue;
    const cells = splitLine(line);
    if (!headings) {
      headings = cells.map((cell) =>
        cell
          .replace(/^\uFEFF/, '')
          .trim()
          .toLowerCase(),
      );
      fields = fieldsOf(cells);
      continue;
    }
    const hospital = headings.indexOf('hospital');
    yield { ...caseOfCells(cells, fields), hospital: hospital < 0 ? '' : (cells[hospital] ?? '') };
  }
  if (!headings) throw new CaseHeaderError(['case_id', 'dx', 'op'], []);
}
