import type { SealedReader } from '@sanyi/records';
import { type ShownCell, shownCells } from '../store/personal.ts';
import { type ShownRecord, shownJson, shownXml } from '../store/shown-message.ts';
import { findLine } from './lines.ts';
import { isMessage, recordsAt } from './message-records.ts';
import type { Resolved } from './resolve.ts';

/** A place in a sender's file as it may be shown: the cells of its row, or the records that begin there. */
export interface ShownLine {
  readonly cells: ShownCell[];
  readonly records: ShownRecord[];
  readonly recordCount: number;
}

/**
 * A line of a sender's file, personal fields masked (脱敏的原始行); `null` where there is no such line.
 *
 * @param ofOthers the file belongs to others, and only what is about the viewer may be shown: of several records on one line
 *   nobody can say which one that is, so they are counted and none is shown
 */
export async function shownLine(
  reader: SealedReader,
  name: string,
  resolved: Resolved,
  at: { readonly sheet: number; readonly line: number },
  ofOthers: boolean,
): Promise<ShownLine | null> {
  const { recognition, personalPlaces } = resolved;
  if (isMessage(recognition)) {
    const { records, count } = await recordsAt(reader, name, recognition, at.line);
    if (count === 0) return null;
    const shown = ofOthers && count > 1 ? [] : records;
    return {
      cells: [],
      records: shown.map((record) =>
        record.kind === 'json'
          ? shownJson(recognition.format, record.text)
          : shownXml(recognition.format, record.group, record.value, record.text),
      ),
      recordCount: count,
    };
  }
  const line = await findLine(reader, name, { ...recognition, sheet: at.sheet }, at.line);
  if (!line) return null;
  return { cells: shownCells(recognition, line.cells, personalPlaces), records: [], recordCount: 0 };
}
