import type { StoredFile, Tx } from '@sanyi/records';
import { type Selectable, sql } from 'kysely';
import { planProblems } from '../problems.ts';
import { authoredBy, authoredView, found, refuseOthers } from './authored.ts';
import { type Actor, recordChange } from './change.ts';
import { loadOrganisations, type OrganisationEntry } from './organisations.ts';
import { planTables } from './tables.ts';
import { openTask, refuseStrangers, refuseUnworkable, versionConflict } from './task-lock.ts';
import type { EvidenceTable } from './work-tables.ts';

type EvidenceRow = Selectable<EvidenceTable>;

/** What may be sent as evidence (佐证文件类型), judged by content; at most 20 MB each. */
export const EVIDENCE_FILES = {
  types: [
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/pdf',
    'image/png',
    'image/jpeg',
    'text/plain',
  ],
  maxBytes: 20 * 1024 * 1024,
} as const;

export function evidenceView(
  row: EvidenceRow,
  organisations: ReadonlyMap<string, OrganisationEntry>,
  actor: Actor,
) {
  const { viewer } = actor;
  return {
    id: row.id,
    taskId: row.task_id,
    milestoneId: row.milestone_id,
    fileName: row.file_name,
    mediaType: row.media_type,
    bytes: Number(row.bytes),
    sha256: row.sha256,
    note: row.note,
    verdict: row.verdict,
    verifiedBy:
      row.verified_by === null ? null : { accountId: row.verified_by, name: row.verified_by_name ?? '' },
    verifiedAt: row.verified_at,
    verdictNote: row.verdict_note,
    mayVerify: viewer.role === 'inspector' && row.account_id !== viewer.accountId,
    mayWithdraw: row.verdict === 'unverified' && row.organisation_id === viewer.organisationId,
    ...authoredView(row, organisations),
  };
}

/** Hangs a stored file on a task as evidence (佐证材料). */
export async function addEvidence(
  tx: Tx,
  actor: Actor,
  taskId: string,
  file: StoredFile,
  given: { readonly note: string | null; readonly milestoneId: string | null },
) {
  const db = planTables(tx);
  const opened = await openTask(tx, actor, taskId);
  refuseStrangers(actor, opened);
  if (given.milestoneId !== null)
    found(
      await db
        .selectFrom('plan.milestone')
        .select('id')
        .where('id', '=', given.milestoneId)
        .where('task_id', '=', taskId)
        .executeTakeFirst(),
    );
  const row = await db
    .insertInto('plan.evidence')
    .values({
      ...authoredBy(actor, opened.task),
      milestone_id: given.milestoneId,
      file_id: file.id,
      file_name: file.originalName,
      media_type: file.mediaType,
      bytes: BigInt(file.bytes),
      sha256: file.sha256,
      note: given.note,
      verified_by: null,
      verified_by_name: null,
      verified_at: null,
      verdict_note: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await recordChange(tx, actor, {
    action: 'evidence-added',
    planId: row.plan_id,
    taskId,
    scopePath: row.scope_path,
    before: {},
    after: { evidence: row.file_name, sha256: row.sha256 },
    note: row.note,
  });
  return evidenceView(row, await loadOrganisations(tx), actor);
}

/** The refusals that need no file, before an upload is kept. */
export async function refuseEvidence(tx: Tx, actor: Actor, taskId: string): Promise<void> {
  refuseStrangers(actor, await openTask(tx, actor, taskId));
}

/** The stored file behind a piece of evidence the viewer may see. */
export async function evidenceFileId(tx: Tx, evidenceId: string): Promise<string> {
  const row = await planTables(tx)
    .selectFrom('plan.evidence')
    .select('file_id')
    .where('id', '=', evidenceId)
    .executeTakeFirst();
  return found(row).file_id;
}

/**
 * Judges a piece of evidence (核验佐证), never by the person who sent it.
 *
 * @throws Problem `plan/same-person`, `plan/version-conflict`
 */
export async function verifyEvidence(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  given: { readonly verdict: 'accepted' | 'returned'; readonly note: string | null },
) {
  const db = planTables(tx);
  const row = found(await db.selectFrom('plan.evidence').selectAll().where('id', '=', id).executeTakeFirst());
  refuseUnworkable(await openTask(tx, actor, row.task_id));
  if (row.account_id === actor.viewer.accountId) throw planProblems.problem('same-person');
  if (given.verdict === 'returned' && !given.note) throw planProblems.problem('reason-needed');
  const organisations = await loadOrganisations(tx);
  const next = await db
    .updateTable('plan.evidence')
    .set({
      verdict: given.verdict,
      verdict_note: given.note,
      verified_by: actor.viewer.accountId,
      verified_by_name: actor.viewer.displayName,
      verified_at: actor.now,
      version: sql`version + 1`,
      updated_at: sql`platform.now()`,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
  if (!next) throw versionConflict(evidenceView(row, organisations, actor), version, given);
  await recordChange(tx, actor, {
    action: 'evidence-verified',
    planId: row.plan_id,
    taskId: row.task_id,
    scopePath: row.scope_path,
    before: { evidence: row.file_name, verdict: row.verdict },
    after: { evidence: row.file_name, verdict: given.verdict },
    note: given.note,
  });
  return evidenceView(next, organisations, actor);
}

/** Withdraws evidence nobody has judged yet; the file itself stays in the vault. */
export async function removeEvidence(tx: Tx, actor: Actor, id: string, version: number): Promise<void> {
  const db = planTables(tx);
  const row = found(await db.selectFrom('plan.evidence').selectAll().where('id', '=', id).executeTakeFirst());
  refuseStrangers(actor, await openTask(tx, actor, row.task_id));
  refuseOthers(actor, row);
  if (row.verdict !== 'unverified')
    throw planProblems.problem('already-verified', { name: row.file_name, by: row.verified_by_name ?? '' });
  if (row.version !== version)
    throw versionConflict(evidenceView(row, await loadOrganisations(tx), actor), version, null);
  await db.deleteFrom('plan.evidence').where('id', '=', id).execute();
  await recordChange(tx, actor, {
    action: 'evidence-removed',
    planId: row.plan_id,
    taskId: row.task_id,
    scopePath: row.scope_path,
    before: { evidence: row.file_name, sha256: row.sha256 },
    after: {},
  });
}
