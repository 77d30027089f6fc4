import { recordAudit, type Tx } from '@sanyi/records';
import { sql } from 'kysely';
import { dataTables } from './tables.ts';

/**
 * Why rows under a number need not stay (可清理的原因): no record names the number; its batch never counted; its file was undone.
 * Of an undone file past days still count its rows, so they go only when that is asked for.
 */
export type Leftover = 'unnamed' | 'never-counted' | 'undone';

interface Named {
  readonly batchNo: number;
  readonly fileNo: number;
  readonly scopePath: string;
  /** `null` where the rows count, have counted, or could count again. */
  readonly leftover: Leftover | null;
}

/** What the records say about numbers of rows (编号登记情况). */
export interface NumbersInUse {
  /** Numbers from here on may belong to an import that is writing this very moment; nothing is said about them. */
  readonly below: number;
  /** Imports under way. */
  readonly importing: number;
  readonly named: ReadonlyMap<number, Named>;
}

/**
 * Reads which numbers are named and by what (读编号登记). Needs `asSystem`. Batches and rows take their numbers from one
 * sequence, so whatever an import writes has a higher number than its batch.
 */
export async function numbersInUse(tx: Tx): Promise<NumbersInUse> {
  const { rows: sequence } = await sql<{ last: bigint | number; used: boolean }>`
    select last_value as last, is_called as used from data.number`.execute(tx);
  const { rows: active } = await sql<{ batch_no: number | null }>`
    select max(b.batch_no) as batch_no from data.file f
    left join data.batch b on b.file_no = f.file_no
    left join platform.job j on j.id = f.job_id
    where f.state = 'importing' and (j.id is null or j.state in ('waiting', 'running', 'cancelling'))
    group by f.file_no`.execute(tx);
  const next = Number(sequence[0]?.last ?? 0) + (sequence[0]?.used ? 1 : 0);
  const below = Math.min(next, ...active.flatMap(({ batch_no }) => (batch_no === null ? [] : [batch_no])));
  const chunks = await dataTables(tx)
    .selectFrom('data.chunk as k')
    .innerJoin('data.batch as b', 'b.batch_no', 'k.batch_no')
    .innerJoin('data.file as f', 'f.file_no', 'b.file_no')
    .select(['k.rows_no', 'k.batch_no', 'f.file_no', 'f.scope_path', 'f.state'])
    .select(sql<boolean>`exists (select from data.counted c where c.batch_no = k.batch_no)`.as('counted'))
    .execute();
  return {
    below,
    importing: active.length,
    named: new Map(
      chunks.map((chunk) => [
        chunk.rows_no,
        {
          batchNo: chunk.batch_no,
          fileNo: chunk.file_no,
          scopePath: chunk.scope_path,
          leftover: !chunk.counted ? 'never-counted' : chunk.state === 'undone' ? 'undone' : null,
        },
      ]),
    ),
  };
}

/**
 * Takes the names off numbers whose rows are about to go (注销编号), first of all: cut short, the rows lie under numbers that
 * nobody names, and the next sweep finds them. What counts by now keeps its name.
 *
 * @returns the numbers that are free to go
 */
export async function unname(tx: Tx, numbers: readonly number[], inUse: NumbersInUse): Promise<number[]> {
  const freed = await dataTables(tx)
    .deleteFrom('data.chunk')
    .where('rows_no', '=', sql<number>`any(${[...numbers]}::integer[])`)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('data.counted as c')
            .select('c.id')
            .whereRef('c.batch_no', '=', 'data.chunk.batch_no')
            .where('c.counted_until', 'is', null),
        ),
      ),
    )
    .returning('rows_no')
    .execute();
  const files = new Map<number, string>();
  for (const { rows_no } of freed) {
    const named = inUse.named.get(rows_no);
    if (named?.leftover === 'undone') files.set(named.fileNo, named.scopePath);
  }
  for (const [fileNo, scopePath] of files) await noteSwept(tx, fileNo, scopePath);
  return freed.map((row) => row.rows_no);
}

/** An undone file says that its rows are gone: past days are from now on counted without it. */
async function noteSwept(tx: Tx, fileNo: number, scopePath: string): Promise<void> {
  const text = {
    zh: '已清理撤销后留下的数据行；按过去某天统计时也不再包含本文件，原文件仍在，可重新导入',
    en: 'The rows left after undoing were removed; past days no longer include this file. The file itself is kept and can be imported again',
  };
  await dataTables(tx)
    .insertInto('data.history')
    .values({ scope_path: scopePath, file_no: fileNo, who: '数据清理', action: 'sweep', ...text })
    .execute();
  await recordAudit(tx, {
    actor: { system: 'data sweep' },
    action: 'data.sweep',
    subjectKind: 'data-file',
    subjectId: String(fileNo),
    scopePath,
    requestId: null,
    detail: { text },
  });
}
