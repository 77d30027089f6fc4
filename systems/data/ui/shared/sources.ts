import { type FigureRef, figureRefOf } from '@sanyi/kernel';

/** A reference as the server wrote it (数字来源): the whole key, such as `data.score.…`. */
export function sourceOf(figure: string): FigureRef {
  return figureRefOf(figure) ?? { system: 'data', kind: 'score', id: figure };
}

/** Counts of one file (文件计数). */
export type FilePart = 'read' | 'accepted' | 'rejected' | 'remarks' | 'already-there';

/** Where a count of one file opens. */
export function fileSource(fileNo: number, part: FilePart): FigureRef {
  return { system: 'data', kind: 'file', id: `${fileNo}~${part}` };
}

/** Where the number of rows of a canonical table opens. */
export function tableSource(table: string): FigureRef {
  return { system: 'data', kind: 'table', id: table };
}
