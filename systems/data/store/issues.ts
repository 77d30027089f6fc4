import type { Tx } from '@sanyi/records';
import type { Page } from './page.ts';
import { dataTables } from './tables.ts';

/** One page of a file's issues in the order of its lines (行问题). */
export async function listIssues(
  tx: Tx,
  fileNo: number,
  choice: Page & {
    readonly code?: string | undefined;
    readonly field?: string | undefined;
    readonly severity?: 'reject' | 'warn' | undefined;
  },
) {
  let query = dataTables(tx).selectFrom('data.issue').where('file_no', '=', fileNo);
  if (choice.code) query = query.where('code', '=', choice.code);
  if (choice.field) query = query.where('field', '=', choice.field);
  if (choice.severity) query = query.where('severity', '=', choice.severity);
  const { total } = await query
    .select((eb) => eb.fn.countAll<bigint>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await query
    .selectAll()
    .orderBy('sheet')
    .orderBy('line')
    .orderBy('seq')
    .limit(choice.size)
    .offset((choice.page - 1) * choice.size)
    .execute();
  return { rows, total: Number(total) };
}
