import { json, type Tx } from '@sanyi/records';
import { sql } from 'kysely';
import type { FormatId, Issue } from '../engine/contract.ts';
import { dataProblems } from '../problems.ts';
import type { FileReport } from './file-report.ts';
import { type Actor, changeFile, fileRow, noteHistory } from './files.ts';
import { dataTables, type FileRow } from './tables.ts';

/** What an import found, ready to count (待生效的批次). */
export interface FinishedImport {
  readonly batchNo: number;
  readonly format: FormatId;
  readonly contentHash: string;
  readonly report: FileReport;
  readonly issues: readonly Issue[];
  /** Files that no longer count from this moment on. */
  readonly supersedes: readonly number[];
  readonly remarks: number;
}

/** Only one at a time decides what counts in a region; taken at the beginning of such a transaction. */
export async function holdRegion(tx: Tx, scopePath: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`data:${scopePath}`}, 0))`.execute(tx);
}

/** Makes a finished import count (生效): rows, superseded files, report and audit in one transaction. */
export async function makeCurrent(tx: Tx, actor: Actor, file: FileRow, done: FinishedImport): Promise<void> {
  const now = actor.clock.now();
  await stopCounting(tx, file.file_no, now);
  for (const old of done.supersedes) {
    await stopCounting(tx, old, now);
    await changeFile(tx, old, { state: 'superseded', superseded_by: file.file_no });
    const row = await dataTables(tx)
      .selectFrom('data.file')
      .selectAll()
      .where('file_no', '=', old)
      .executeTakeFirstOrThrow();
    await noteHistory(tx, actor, row, 'superseded', {
      zh: `被 ${file.file_no} 号文件（${file.name}）替换，不再计入数据`,
      en: `Superseded by file ${file.file_no} (${file.name}); it no longer counts`,
    });
  }
  await dataTables(tx)
    .insertInto('data.counted')
    .values({
      scope_path: file.scope_path,
      batch_no: done.batchNo,
      file_no: file.file_no,
      counted_from: now,
      counted_until: null,
    })
    .execute();
  for (const overlap of done.report.overlaps)
    if (!done.supersedes.includes(overlap.fileNo))
      await dataTables(tx)
        .insertInto('data.left_out')
        .values({
          batch_no: done.batchNo,
          file_no: overlap.fileNo,
          scope_path: file.scope_path,
          identical: overlap.identical,
          different: overlap.different,
          covers: overlap.covers,
        })
        .execute();
  await writeOutcome(tx, file, done, {
    state: 'current',
    imported_at: now,
    supersedes: done.supersedes[0] ?? null,
    superseded_by: null,
    same_as: null,
  });
  const { read, accepted, rejected, alreadyThere } = done.report;
  await noteHistory(
    tx,
    actor,
    file,
    'import',
    {
      zh: `入库：读到 ${read} 条，收下 ${accepted} 条，退回 ${rejected} 条，已有 ${alreadyThere} 条`,
      en: `Imported: ${read} records read, ${accepted} taken, ${rejected} set aside, ${alreadyThere} there already`,
    },
    { batchNo: done.batchNo, supersedes: done.supersedes },
  );
}

/** Writes what an import found without making it count: refused, or the same as an earlier file (不生效的结果). */
export async function writeOutcome(
  tx: Tx,
  file: FileRow,
  done: Omit<FinishedImport, 'batchNo' | 'supersedes'>,
  state: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { report } = done;
  await changeFile(tx, file.file_no, {
    format: done.format,
    content_hash: done.contentHash,
    read: report.read,
    accepted: report.accepted,
    rejected: report.rejected,
    remarks: done.remarks,
    institutions: [...report.institutions],
    months: [...report.months],
    report: json(report),
    ...state,
  });
  await writeIssues(tx, file, done.issues);
}

async function writeIssues(tx: Tx, file: FileRow, issues: readonly Issue[]): Promise<void> {
  await dataTables(tx).deleteFrom('data.issue').where('file_no', '=', file.file_no).execute();
  for (let at = 0; at < issues.length; at += 500)
    await dataTables(tx)
      .insertInto('data.issue')
      .values(
        issues.slice(at, at + 500).map((issue, index) => ({
          file_no: file.file_no,
          seq: at + index + 1,
          scope_path: file.scope_path,
          sheet: issue.sheet,
          line: issue.line,
          field: issue.field,
          code: issue.code,
          aspect: issue.aspect,
          severity: issue.severity,
          value: issue.value,
          facts: json(issue.facts),
        })),
      )
      .execute();
}

/** Ends the time in which a file's rows count; a file that does not count is as good. */
async function stopCounting(tx: Tx, fileNo: number, now: string): Promise<boolean> {
  const ended = await dataTables(tx)
    .updateTable('data.counted')
    .set({ counted_until: now })
    .where('file_no', '=', fileNo)
    .where('counted_until', 'is', null)
    .returning('id')
    .execute();
  return ended.length > 0;
}

/**
 * Undoes a file (撤销文件): its rows no longer count, and files it had superseded count again. Files that had left rows out
 * because of it are told so in their history: they can be imported again.
 *
 * @param stay files that must not count again, because others have brought some of their rows meanwhile
 * @throws Problem `data/no-such-file`, `data/not-current`
 */
export async function undoFile(
  tx: Tx,
  actor: Actor,
  fileNo: number,
  stay: ReadonlySet<number> = new Set(),
): Promise<void> {
  const found = await fileRow(tx, fileNo);
  await holdRegion(tx, found.scope_path);
  const file = await fileRow(tx, fileNo, true);
  const now = actor.clock.now();
  if (!(await stopCounting(tx, fileNo, now))) throw dataProblems.problem('not-current', { fileNo });
  await changeFile(tx, fileNo, { state: 'undone', supersedes: null });
  await noteHistory(tx, actor, file, 'undo', {
    zh: '已撤销，不再计入数据',
    en: 'Undone; it no longer counts',
  });
  const superseded = await dataTables(tx)
    .selectFrom('data.file')
    .selectAll()
    .where('superseded_by', '=', fileNo)
    .where('state', '=', 'superseded')
    .execute();
  for (const old of superseded) {
    if (stay.has(old.file_no)) {
      await noteHistory(tx, actor, old, 'not-restored', {
        zh: `替换它的 ${fileNo} 号文件已撤销，但其中有行已由别的文件带来，没有自动恢复；请重新导入本文件`,
        en: `File ${fileNo}, which had superseded it, was undone, but other files hold rows of it by now, so it was not restored; import it again`,
      });
      continue;
    }
    const last = await dataTables(tx)
      .selectFrom('data.counted')
      .select('batch_no')
      .where('file_no', '=', old.file_no)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    await dataTables(tx)
      .insertInto('data.counted')
      .values({
        scope_path: old.scope_path,
        batch_no: last.batch_no,
        file_no: old.file_no,
        counted_from: now,
        counted_until: null,
      })
      .execute();
    await changeFile(tx, old.file_no, { state: 'current', superseded_by: null });
    await noteHistory(tx, actor, old, 'restored', {
      zh: `替换它的 ${fileNo} 号文件已撤销，重新计入数据`,
      en: `File ${fileNo}, which had superseded it, was undone; it counts again`,
    });
  }
  const waiting = await dataTables(tx)
    .selectFrom('data.left_out as l')
    .innerJoin('data.counted as c', (join) =>
      join.onRef('c.batch_no', '=', 'l.batch_no').on('c.counted_until', 'is', null),
    )
    .innerJoin('data.file as f', 'f.file_no', 'c.file_no')
    .select(['f.file_no', 'f.scope_path', 'l.identical', 'l.different'])
    .where('l.file_no', '=', fileNo)
    .execute();
  for (const other of waiting)
    await noteHistory(tx, actor, other, 'left-out-missing', {
      zh: `${fileNo} 号文件已撤销；本文件曾因与它重复而略去 ${other.identical + other.different} 行，请重新导入本文件补齐`,
      en: `File ${fileNo} was undone; ${other.identical + other.different} rows of this file had been left out because of it. Import this file again to have them`,
    });
}
