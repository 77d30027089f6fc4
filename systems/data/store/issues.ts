import type { Tx } from '@sanyi/records';
import { dataTables } from './tables.ts';

export const ISSUES_PER_PAGE = 50;

/** One page of a file's issues in the order of its lines (行问题). */
export async function listIssues(
  tx: Tx,
  fileNo: number,
  choice: {
    readonly code?: string | undefined;
    readonly field?: string | undefined;
    readonly severity?: 'reject' | 'warn' | undefined;
    readonly page: number;
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
    .limit(ISSUES_PER_PAGE)
    .offset(Math.min(choice.page - 1, 1_000_000) * ISSUES_PER_PAGE)
    .execute();
  return { rows, total: Number(total) };
}
