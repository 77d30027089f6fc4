import type { Viewer } from '@sanyi/kernel';
import type { Tx } from '@sanyi/records';
import { sql } from 'kysely';
import { dataTables } from './tables.ts';

/** How far a viewer sees (可见范围): the whole region, or the own organisation and its institutions. */
export interface Reach {
  /** Path of the organisation whose files are seen; `null` for all of the region. */
  readonly senderPath: string | null;
  /** Institutions whose rows are seen; `null` for all of the region. */
  readonly institutions: readonly string[] | null;
}

const ALL: Reach = { senderPath: null, institutions: null };

/**
 * How far the transaction's viewer sees: regions and their departments the whole region, a hospital, centre or town itself
 * only. Work that runs as the system sees everything.
 */
export async function reachOf(tx: Tx): Promise<Reach> {
  const own = await tx
    .selectFrom('platform.organisation')
    .select(['kind', 'path'])
    .where('id', '=', sql<string>`platform.viewer_organisation()`)
    .executeTakeFirst();
  if (!own || own.kind === 'region' || own.kind === 'department') return ALL;
  const rows = await dataTables(tx)
    .selectFrom('data.institution as i')
    .innerJoin('platform.organisation as o', 'o.id', 'i.organisation_id')
    .select('i.institution_code')
    .where(sql<boolean>`starts_with(o.path, ${own.path})`)
    .orderBy('i.institution_code')
    .execute();
  return { senderPath: own.path, institutions: rows.map((row) => row.institution_code) };
}

/** Organisations a viewer may send files for (可代报机构): all of the scope, or the own one. */
export async function maySendFor(tx: Tx, viewer: Viewer, organisationId: string): Promise<boolean> {
  const reach = await reachOf(tx);
  const organisation = await tx
    .selectFrom('platform.organisation')
    .select('path')
    .where('id', '=', organisationId)
    .executeTakeFirst();
  if (!organisation) return false;
  return organisation.path.startsWith(reach.senderPath ?? viewer.scopePath);
}
