import { createHash } from 'node:crypto';
import type { Viewer } from '@sanyi/kernel';
import { sql } from 'kysely';
import { json } from './json.ts';
import type { AuditEntryTable, Tx } from './tables.ts';

/** Who acted: a viewer, or the product itself under a name such as `demonstration`. */
export type AuditActor = Pick<Viewer, 'accountId' | 'displayName'> | { readonly system: string };

export interface AuditRecord {
  readonly actor: AuditActor;
  /** `<system>.<verb>`, such as `plan.assign`. */
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** Who may read the entry: everybody whose scope contains or lies under this path. */
  readonly scopePath: string;
  readonly requestId?: string | null;
  /** What changed, plain JSON: before and after, or the reason. Never secrets. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/**
 * Writes an audit entry (审计留痕) in the transaction of the change itself: both are kept or neither.
 *
 * The entry joins the hash chain when the transaction commits and can be read from then on.
 * A viewer's transaction can only write entries of that very viewer.
 */
export async function recordAudit(tx: Tx, record: AuditRecord): Promise<void> {
  const { actor } = record;
  const system = 'system' in actor;
  await tx
    .insertInto('platform.audit_draft')
    .values({
      actor_account_id: system ? null : actor.accountId,
      actor_name: system ? `system:${actor.system}` : actor.displayName,
      action: record.action,
      subject_kind: record.subjectKind,
      subject_id: record.subjectId,
      scope_path: record.scopePath,
      request_id: record.requestId ?? null,
      detail: json(record.detail ?? {}),
    })
    .execute();
}

export interface AuditHead {
  readonly seq: bigint;
  readonly hash: string;
}

export interface AuditVerdict {
  readonly entries: bigint;
  /** The last sound entry; `null` for an empty trail. Kept elsewhere, it also shows a trail cut short. */
  readonly head: AuditHead | null;
  /** The first entry that does not fit, and why; `null` when the chain is whole. */
  readonly break: {
    readonly seq: bigint;
    readonly reason: 'changed' | 'missing' | 'unlinked' | 'cut';
  } | null;
}

type TextEntry = Omit<AuditEntryTable, 'detail'> & { detail: string };

const PAGE = 1_000;
const BEFORE_FIRST = '0'.repeat(64);

/**
 * Walks the whole chain (核验审计链) and names the first break; the hashes are computed here, not by the database.
 *
 * `changed`: the entry's content no longer fits its hash. `missing`: the entry is gone. `unlinked`: it points at
 * another predecessor. `cut`: the trail ends before, or differs from, the `known` head of an earlier check.
 * Needs `asSystem`: a viewer sees only a part of the chain.
 */
export async function verifyAudit(tx: Tx, known?: AuditHead): Promise<AuditVerdict> {
  let head: AuditHead | null = null;
  for (;;) {
    const page: TextEntry[] = await tx
      .selectFrom('platform.audit_entry')
      .select([
        'seq',
        'at',
        'actor_account_id',
        'actor_name',
        'action',
        'subject_kind',
        'subject_id',
        'scope_path',
        'request_id',
        sql<string>`detail::text`.as('detail'),
        'previous_hash',
        'hash',
      ])
      .where('seq', '>', head?.seq ?? 0n)
      .orderBy('seq')
      .limit(PAGE)
      .execute();
    for (const entry of page) {
      const expected: bigint = (head?.seq ?? 0n) + 1n;
      const reason = faultOf(entry, expected, head?.hash ?? BEFORE_FIRST);
      if (reason) return { entries: expected - 1n, head, break: { seq: expected, reason } };
      if (known?.seq === entry.seq && known.hash !== entry.hash)
        return { entries: expected - 1n, head, break: { seq: entry.seq, reason: 'cut' } };
      head = { seq: entry.seq, hash: entry.hash };
    }
    if (page.length < PAGE) break;
  }
  const entries = head?.seq ?? 0n;
  if (known && known.seq > entries) return { entries, head, break: { seq: entries + 1n, reason: 'cut' } };
  return { entries, head, break: null };
}

function faultOf(
  entry: TextEntry,
  expected: bigint,
  previous: string,
): 'changed' | 'missing' | 'unlinked' | null {
  if (entry.seq !== expected) return 'missing';
  if (entry.previous_hash !== previous) return 'unlinked';
  return auditHash(entry) === entry.hash ? null : 'changed';
}

/**
 * sha256 over the canonical JSON of an entry: an array of its texts in the order of the columns, `", "` between them,
 * absent ones `null`, `detail` as the database writes jsonb. The same as `platform.audit_hash` in SQL.
 */
export function auditHash(entry: Omit<TextEntry, 'hash'>): string {
  const parts = [
    String(entry.seq),
    entry.at,
    entry.actor_account_id,
    entry.actor_name,
    entry.action,
    entry.subject_kind,
    entry.subject_id,
    entry.scope_path,
    entry.request_id,
    entry.detail,
    entry.previous_hash,
  ];
  const canonical = `[${parts.map((part) => JSON.stringify(part)).join(', ')}]`;
  return createHash('sha256').update(canonical).digest('hex');
}
