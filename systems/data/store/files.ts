import type { Clock, LocalText, Viewer } from '@sanyi/kernel';
import { json, recordAudit, type SealedContent, type Tx } from '@sanyi/records';
import { sql } from 'kysely';
import type { FormatId, Recognition } from '../engine/contract.ts';
import { dataProblems } from '../problems.ts';
import type { Page } from './page.ts';
import { maySendFor, reachOf } from './reach.ts';
import { dataTables, type FileRow, type FileState } from './tables.ts';

/** Who changes something (操作人). */
export interface Actor {
  readonly viewer: Viewer;
  readonly clock: Clock;
  readonly requestId: string | null;
}

export interface ArrivedFile extends SealedContent {
  readonly name: string;
  readonly senderId: string;
  readonly recognitions: readonly Recognition[];
}

/**
 * Registers a sealed file (登记文件). The same bytes are one file: the second time the first one is answered and nothing
 * changes.
 *
 * @throws Problem `data/not-your-sender`
 */
export async function registerFile(
  tx: Tx,
  actor: Actor,
  arrived: ArrivedFile,
): Promise<{ readonly row: FileRow; readonly known: boolean }> {
  const { viewer } = actor;
  if (!(await maySendFor(tx, viewer, arrived.senderId)))
    throw dataProblems.problem('not-your-sender', { sender: arrived.senderId });
  const inserted = await dataTables(tx)
    .insertInto('data.file')
    .values({
      scope_path: viewer.scopePath,
      sender_id: arrived.senderId,
      name: arrived.name,
      bytes: BigInt(arrived.bytes),
      sha256: arrived.sha256,
      received_by: viewer.accountId,
      received_by_name: viewer.displayName,
      recognitions: json(arrived.recognitions),
      choice: null,
      format: arrived.recognitions[0]?.format ?? null,
      report: null,
      dry_run: null,
    })
    .onConflict((conflict) => conflict.columns(['scope_path', 'sha256']).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (inserted) {
    await noteHistory(tx, actor, inserted, 'receive', {
      zh: `收到文件 ${arrived.name}（${arrived.bytes} 字节）`,
      en: `Received ${arrived.name} (${arrived.bytes} bytes)`,
    });
    return { row: inserted, known: false };
  }
  const row = await dataTables(tx)
    .selectFrom('data.file')
    .selectAll()
    .where('scope_path', '=', viewer.scopePath)
    .where('sha256', '=', arrived.sha256)
    .executeTakeFirstOrThrow();
  await noteHistory(tx, actor, row, 'receive-again', {
    zh: `再次收到完全相同的文件（${arrived.name}），没有新增内容`,
    en: `The very same file arrived again (${arrived.name}); nothing new in it`,
  });
  return { row, known: true };
}

/** Finds a file that the transaction's viewer may see. @throws Problem `data/no-such-file` */
export async function fileRow(tx: Tx, fileNo: number, lock = false): Promise<FileRow> {
  const reach = await reachOf(tx);
  let query = dataTables(tx).selectFrom('data.file').selectAll().where('file_no', '=', fileNo);
  if (reach.senderPath !== null) query = query.where(sentFrom(reach.senderPath));
  const row =
    Number.isInteger(fileNo) && fileNo > 0 && fileNo < 2 ** 31
      ? await (lock ? query.forUpdate() : query).executeTakeFirst()
      : undefined;
  if (!row) throw dataProblems.problem('no-such-file', { fileNo });
  return row;
}

/** Condition: the sender is the organisation of the path or lies below it. */
function sentFrom(path: string) {
  return sql<boolean>`exists (select from platform.organisation o where o.id = sender_id and starts_with(o.path, ${path}))`;
}

export interface FileChoice extends Page {
  readonly state?: string | undefined;
  readonly format?: string | undefined;
  readonly sender?: string | undefined;
  readonly month?: string | undefined;
}

/** Files the viewer may see, newest first, one page (文件列表). */
export async function listFiles(
  tx: Tx,
  choice: FileChoice,
): Promise<{ readonly rows: FileRow[]; readonly total: number }> {
  const reach = await reachOf(tx);
  let query = dataTables(tx).selectFrom('data.file');
  if (reach.senderPath !== null) query = query.where(sentFrom(reach.senderPath));
  if (choice.state) query = query.where('state', '=', choice.state as FileState);
  if (choice.format) query = query.where('format', '=', choice.format as FormatId);
  if (choice.sender) query = query.where('sender_id', '=', choice.sender);
  if (choice.month) query = query.where(sql<boolean>`${choice.month} = any(months)`);
  const { total } = await query
    .select((eb) => eb.fn.countAll<bigint>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await query
    .selectAll()
    .orderBy('received_at', 'desc')
    .orderBy('file_no', 'desc')
    .limit(choice.size)
    .offset((choice.page - 1) * choice.size)
    .execute();
  return { rows, total: Number(total) };
}

/** Changes a file and counts its version up. */
export async function changeFile(
  tx: Tx,
  fileNo: number,
  change: Readonly<Record<string, unknown>>,
): Promise<void> {
  await dataTables(tx)
    .updateTable('data.file')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('file_no', '=', fileNo)
    .execute();
}

/** Writes a line of a file's history and the audit trail with the change itself (留痕). */
export async function noteHistory(
  tx: Tx,
  actor: Actor,
  file: Pick<FileRow, 'file_no' | 'scope_path'>,
  action: string,
  text: LocalText,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await dataTables(tx)
    .insertInto('data.history')
    .values({
      scope_path: file.scope_path,
      file_no: file.file_no,
      who: actor.viewer.displayName,
      action,
      zh: text.zh,
      en: text.en,
    })
    .execute();
  await recordAudit(tx, {
    actor: actor.viewer,
    action: `data.${action}`,
    subjectKind: 'data-file',
    subjectId: String(file.file_no),
    scopePath: file.scope_path,
    requestId: actor.requestId,
    detail: { text, ...detail },
  });
}

export async function historyOf(tx: Tx, fileNo: number) {
  const rows = await dataTables(tx)
    .selectFrom('data.history')
    .selectAll()
    .where('file_no', '=', fileNo)
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => ({
    at: row.at,
    who: row.who,
    action: row.action,
    text: { zh: row.zh, en: row.en },
  }));
}

/** Writes what is no change of a file into the audit trail: exports, lines that were looked at (留痕). */
export async function noteAudit(
  tx: Tx,
  actor: Actor,
  verb: string,
  subjectKind: string,
  subjectId: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  await recordAudit(tx, {
    actor: actor.viewer,
    action: `data.${verb}`,
    subjectKind,
    subjectId,
    scopePath: actor.viewer.scopePath,
    requestId: actor.requestId,
    detail,
  });
}
