import type { Tx } from '@sanyi/records';

const PAGE = 100;

/** One use of personal data (使用记录). */
export interface Use {
  readonly seq: number;
  readonly at: string;
  readonly actorName: string;
  readonly action: string;
  readonly personKey: string;
  readonly reason: string;
  readonly fields: string[];
}

/** Who used personal data in the scope (人员信息使用记录), newest first, 100 at a time. Index: audit_entry_subject. */
export async function listUses(tx: Tx, before: number | null, action: string | null): Promise<Use[]> {
  let query = tx
    .selectFrom('platform.audit_entry')
    .select(['seq', 'at', 'actor_name', 'action', 'subject_id', 'detail'])
    .where('subject_kind', '=', 'person')
    .where('action', 'like', action ? `identities.${action}` : 'identities.%')
    .orderBy('seq', 'desc')
    .limit(PAGE);
  if (before !== null) query = query.where('seq', '<', BigInt(before));
  return (await query.execute()).map((row) => ({
    seq: Number(row.seq),
    at: row.at,
    actorName: row.actor_name,
    action: row.action.replace('identities.', ''),
    personKey: row.subject_id,
    reason: typeof row.detail['reason'] === 'string' ? row.detail['reason'] : '',
    fields: Array.isArray(row.detail['fields']) ? row.detail['fields'].map(String) : [],
  }));
}
