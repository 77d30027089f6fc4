import { createHash } from 'node:crypto';
import { json, type Tx } from '@sanyi/records';
import type { ChosenMapping, Recognition } from '../engine/contract.ts';
import { dataTables, type FileRow } from './tables.ts';

/** Stands for a table's headings (表头指纹), whatever their order. */
function headingsHash(recognition: Pick<Recognition, 'columns'>): string {
  const headings = recognition.columns.map((column) => column.heading.trim()).toSorted();
  return createHash('sha256').update(JSON.stringify(headings)).digest('hex');
}

/** The columns a person has assigned for this sender's table before (已保存的列对应). */
export async function rememberedMapping(
  tx: Tx,
  file: Pick<FileRow, 'scope_path' | 'sender_id' | 'recognitions'>,
): Promise<ChosenMapping | null> {
  const [first] = file.recognitions;
  if (!first) return null;
  const row = await dataTables(tx)
    .selectFrom('data.mapping')
    .select('mapping')
    .where('scope_path', '=', file.scope_path)
    .where('sender_id', '=', file.sender_id)
    .where('headings_hash', '=', headingsHash(first))
    .executeTakeFirst();
  return row?.mapping ?? null;
}

/** Keeps an assignment for the next file of this sender with these headings. */
export async function rememberMapping(
  tx: Tx,
  file: FileRow,
  mapping: ChosenMapping,
  savedBy: string,
): Promise<void> {
  const [first] = file.recognitions;
  if (!first) return;
  const values = { mapping: json(mapping), saved_by_name: savedBy };
  await dataTables(tx)
    .insertInto('data.mapping')
    .values({
      scope_path: file.scope_path,
      sender_id: file.sender_id,
      headings_hash: headingsHash(first),
      ...values,
    })
    .onConflict((conflict) =>
      conflict.columns(['scope_path', 'sender_id', 'headings_hash']).doUpdateSet(values),
    )
    .execute();
}
