import type { Platform } from '@sanyi/api';
import { rivals, supersededBy } from '../store/batches.ts';
import { undoFile } from '../store/count.ts';
import { type Actor, fileRow } from '../store/files.ts';
import { findShared, isChecked } from '../store/overlaps.ts';

/**
 * Undoes a file (撤销文件). Files it had superseded count again, unless another file has brought some of their rows meanwhile:
 * no row may count twice.
 *
 * @throws Problem `data/no-such-file`, `data/not-current`
 */
export async function undo(platform: Platform, actor: Actor, fileNo: number): Promise<void> {
  const { records, facts } = platform;
  const { viewer } = actor;
  const stay = new Set<number>();
  const found = await records.asViewer(viewer, async (tx) => {
    await fileRow(tx, fileNo);
    const restorable = await supersededBy(tx, fileNo);
    const result = [];
    for (const { file, chunks } of restorable) {
      const tables = [...new Set(chunks.map((chunk) => chunk.table))].filter(isChecked);
      const others = await rivals(tx, file, tables, file.months);
      result.push({ file, chunks, tables, others: others.filter((other) => other.fileNo !== fileNo) });
    }
    return result;
  });
  if (facts)
    for (const { file, chunks, tables, others } of found)
      for (const table of tables) {
        const numbers = chunks.filter((chunk) => chunk.table === table).map((chunk) => chunk.rowsNo);
        const rivalNumbers = others.filter((other) => other.table === table).map((other) => other.rowsNo);
        const shared = await findShared(
          facts,
          { table, numbers },
          rivalNumbers,
          new AbortController().signal,
        );
        if (shared.length > 0) stay.add(file.file_no);
      }
  await records.asViewer(viewer, (tx) => undoFile(tx, actor, fileNo, stay));
}
