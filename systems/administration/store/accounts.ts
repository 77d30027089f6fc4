import type { RoleId } from '@sanyi/kernel';
import type { Tx } from '@sanyi/records';
import { sql } from 'kysely';

/** Accounts that the viewer administers (账号列表): those of the own scope, not those of the regions above it. */
export function selectAccounts(tx: Tx) {
  return tx
    .selectFrom('platform.account as a')
    .innerJoin('platform.organisation as o', 'o.id', 'a.organisation_id')
    .select(['a.id', 'a.username', 'a.display_zh', 'a.display_en', 'a.role', 'a.organisation_id'])
    .select(['a.disabled_at', 'a.must_change_password', 'a.version', 'o.name_zh', 'o.name_en'])
    .where(sql<boolean>`platform.in_scope(o.path)`)
    .orderBy('o.path')
    .orderBy('a.username');
}

export type AccountRow = Awaited<ReturnType<ReturnType<typeof selectAccounts>['execute']>>[number];

/** The account in its wire form. */
export function accountView(row: AccountRow) {
  return {
    id: row.id,
    username: row.username,
    displayName: { zh: row.display_zh, en: row.display_en || row.display_zh },
    role: row.role as RoleId,
    organisationId: row.organisation_id,
    organisationName: { zh: row.name_zh, en: row.name_en || row.name_zh },
    disabled: row.disabled_at !== null,
    mustChangePassword: row.must_change_password,
    version: row.version,
  };
}

/** What a login needs; read by the system, because a viewer never sees a hash. */
export function findLogin(tx: Tx, username: string) {
  return tx
    .selectFrom('platform.account as a')
    .innerJoin('platform.organisation as o', 'o.id', 'a.organisation_id')
    .select([
      'a.id',
      'a.username',
      'a.display_zh',
      'a.password_hash',
      'a.locked_until',
      'a.disabled_at',
      'o.path',
    ])
    .where((eb) => eb(eb.fn<string>('lower', ['a.username']), '=', username.trim().toLowerCase()))
    .executeTakeFirst();
}

/** Wrong passwords in a row after which a name rests, and for how long. */
export const ATTEMPTS = 8;
const REST_MINUTES = 10;

/** End of the rest of a name that was tried too often. */
export function restUntil(now: string): string {
  return new Date(Date.parse(now) + REST_MINUTES * 60_000).toISOString();
}

/**
 * Counts an attempt before its password is looked at, so that guesses sent at once are counted too; the right password
 * takes the count back. False while the account rests.
 */
export async function claimAttempt(tx: Tx, id: string, now: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('platform.account')
    .set((eb) => {
      const last = eb('failed_attempts', '>=', ATTEMPTS - 1);
      return {
        failed_attempts: eb
          .case()
          .when(last)
          .then(0)
          .else(eb('failed_attempts', '+', 1))
          .end(),
        locked_until: eb
          .case()
          .when(last)
          .then(sql<string>`${restUntil(now)}::timestamptz`)
          .else(null)
          .end(),
      };
    })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('locked_until', 'is', null), eb('locked_until', '<=', now)]))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function noteLogin(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('platform.account')
    .set({ failed_attempts: 0, locked_until: null })
    .where('id', '=', id)
    .execute();
}

export interface NewAccount {
  readonly username: string;
  readonly display_zh: string;
  readonly display_en: string;
  readonly role: RoleId;
  readonly organisation_id: string;
  readonly password_hash: string;
  readonly must_change_password: boolean;
}

/** Writes an account and returns its id; the database refuses a second one of the same name. */
export async function insertAccount(tx: Tx, account: NewAccount): Promise<string> {
  const row = await tx
    .insertInto('platform.account')
    .values(account)
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/**
 * Administrators of the viewer's scope that can sign in (在用管理员). They stay locked until the transaction ends, so that
 * two of them cannot retire each other at the same moment.
 */
export async function administratorsToKeep(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom('platform.account')
    .select('id')
    .where('role', '=', 'administrator')
    .where('disabled_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map((row) => row.id);
}
