import type { RoleId } from '@sanyi/kernel';
import type { Tx } from '@sanyi/records';

/** Accounts the viewer may see (账号列表), by organisation and username; at most some thousands. */
export function listAccounts(tx: Tx) {
  return tx
    .selectFrom('platform.account as a')
    .innerJoin('platform.organisation as o', 'o.id', 'a.organisation_id')
    .select(['a.id', 'a.username', 'a.display_zh', 'a.display_en', 'a.role', 'a.organisation_id'])
    .select(['a.disabled_at', 'a.must_change_password', 'a.version', 'o.name_zh', 'o.name_en'])
    .orderBy('o.path')
    .orderBy('a.username')
    .execute();
}

export type AccountRow = Awaited<ReturnType<typeof listAccounts>>[number];

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
    .selectFrom('platform.account')
    .select(['id', 'username', 'password_hash', 'failed_attempts', 'locked_until', 'disabled_at'])
    .where((eb) => eb(eb.fn<string>('lower', ['username']), '=', username.trim().toLowerCase()))
    .executeTakeFirst();
}

/** Wrong passwords in a row after which the account rests, and for how long. */
const ATTEMPTS = 8;
const REST_MINUTES = 10;

export async function noteFailedLogin(
  tx: Tx,
  id: string,
  failedAttempts: number,
  now: string,
): Promise<void> {
  const rests = failedAttempts + 1 >= ATTEMPTS;
  await tx
    .updateTable('platform.account')
    .set({
      failed_attempts: rests ? 0 : failedAttempts + 1,
      locked_until: rests ? new Date(Date.parse(now) + REST_MINUTES * 60_000).toISOString() : null,
    })
    .where('id', '=', id)
    .execute();
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
