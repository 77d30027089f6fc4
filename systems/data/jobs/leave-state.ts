import type { Platform } from '@sanyi/api';
import { Problem } from '@sanyi/kernel';
import type { JobContext } from '@sanyi/records';
import { type Actor, changeFile, noteHistory } from '../store/files.ts';
import { dataTables } from '../store/tables.ts';

/** After a failure or a cancel the file says how it stands; a job that is only interrupted leaves it as it is. */
export async function leaveState(
  platform: Platform,
  context: JobContext,
  actor: Actor,
  fileNo: number,
  error: unknown,
): Promise<void> {
  const { signal } = context;
  const cancelled =
    signal.aborted && String((signal.reason as Error | undefined)?.message).endsWith('cancel');
  const final = error instanceof Problem && !signal.aborted;
  if (!cancelled && !final) return;
  await platform.records.asSystem('state of a file after its job', async (tx) => {
    const file = await dataTables(tx)
      .selectFrom('data.file as f')
      .leftJoin('data.counted as c', (join) =>
        join.onRef('c.file_no', '=', 'f.file_no').on('c.counted_until', 'is', null),
      )
      .select(['f.file_no', 'f.scope_path', 'f.state', 'c.batch_no'])
      .where('f.file_no', '=', fileNo)
      .executeTakeFirst();
    if (!file) return;
    if (file.state === 'importing' || file.state === 'checking') {
      const refused = error instanceof Problem && error.code === 'data/overlap-refused';
      const state =
        file.batch_no !== null ? 'current' : cancelled ? 'received' : refused ? 'refused' : 'failed';
      await changeFile(tx, fileNo, { state });
    }
    if (error instanceof Problem && !cancelled)
      await noteHistory(
        tx,
        actor,
        file,
        'failed',
        { zh: error.detail.zh, en: error.detail.en },
        { code: error.code },
      );
    else await noteHistory(tx, actor, file, 'cancel', { zh: '已取消', en: 'Cancelled' });
  });
}
