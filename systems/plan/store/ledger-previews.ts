import { json, type StoredFile, type Tx } from '@sanyi/records';
import { z } from 'zod';
import { planProblems } from '../problems.ts';
import { found } from './authored.ts';
import type { Actor } from './change.ts';
import type { ReturnedLedger, ReturnedRow } from './returned-ledger.ts';
import { planTables } from './tables.ts';

const words = z.object({ zh: z.string(), en: z.string() });

/** A preview as it is stored; read back through this schema, never trusted as it is. */
const stored = z.object({
  sheet: z.string(),
  headRow: z.number().int(),
  rows: z.array(
    z.object({
      row: z.number().int(),
      taskId: z.string().nullable(),
      version: z.number().int().nullable(),
      number: z.string(),
      title: z.string(),
      status: z.enum(['change', 'same', 'error', 'conflict']),
      edit: z.object({
        title: z.string().exactOptional(),
        lead: z.array(z.string()).exactOptional(),
        coop: z.array(z.string()).exactOptional(),
        responsiblePerson: z.string().nullable().exactOptional(),
        dueOn: z.string().nullable().exactOptional(),
        ongoing: z.boolean().exactOptional(),
      }),
      changes: z.array(z.object({ field: z.string(), label: words, before: z.string(), after: z.string() })),
      errors: z.array(
        z.object({ column: z.number().int(), address: z.string(), label: words, message: words }),
      ),
      conflict: z.object({ exported: z.number().int(), current: z.number().int() }).nullable(),
    }),
  ),
});

/** Keeps what a returned workbook would change (回导预览). */
export async function savePreview(
  tx: Tx,
  actor: Actor,
  file: StoredFile,
  ledger: ReturnedLedger,
): Promise<string> {
  const row = await planTables(tx)
    .insertInto('plan.ledger_preview')
    .values({
      scope_path: actor.viewer.scopePath,
      account_id: actor.viewer.accountId,
      file_id: file.id,
      file_name: file.originalName,
      preview: json(ledger),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function loadPreview(tx: Tx, previewId: string) {
  const row = found(
    await planTables(tx)
      .selectFrom('plan.ledger_preview')
      .selectAll()
      .where('id', '=', previewId)
      .executeTakeFirst(),
  );
  return { row, ledger: stored.parse(row.preview) };
}

/** The preview as the API shows it; conflicts say who changed the task last. */
export async function previewView(tx: Tx, previewId: string) {
  const { row, ledger } = await loadPreview(tx, previewId);
  const inConflict = ledger.rows.flatMap((item) =>
    item.conflict && item.taskId !== null ? [item.taskId] : [],
  );
  const last = new Map<string, { by: string; at: string }>();
  if (inConflict.length > 0) {
    const revisions = await planTables(tx)
      .selectFrom('plan.revision')
      .select(['task_id', 'account_name', 'at'])
      .where('task_id', 'in', inConflict)
      .orderBy('id')
      .execute();
    for (const revision of revisions)
      last.set(revision.task_id ?? '', { by: revision.account_name, at: revision.at });
  }
  const counts = { change: 0, same: 0, error: 0, conflict: 0 };
  for (const item of ledger.rows) counts[item.status] += 1;
  return {
    id: row.id,
    fileName: row.file_name,
    state: row.state,
    createdAt: row.created_at,
    counts,
    rows: ledger.rows.map((item: ReturnedRow) => ({
      ...item,
      conflict: item.conflict && {
        ...item.conflict,
        changedBy: last.get(item.taskId ?? '')?.by ?? '',
        changedAt: last.get(item.taskId ?? '')?.at ?? '',
      },
    })),
  };
}

/** Takes a preview for applying, once. @throws Problem `plan/preview-applied` */
export async function claimPreview(tx: Tx, previewId: string) {
  const preview = await loadPreview(tx, previewId);
  const claimed = await planTables(tx)
    .updateTable('plan.ledger_preview')
    .set({ state: 'applied' })
    .where('id', '=', previewId)
    .where('state', '=', 'open')
    .returning('id')
    .executeTakeFirst();
  if (!claimed) throw planProblems.problem('preview-applied');
  return preview;
}
