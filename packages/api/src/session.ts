import { createHash, randomBytes } from 'node:crypto';
import type { Clock, RoleId, Viewer } from '@sanyi/kernel';
import type { Records } from '@sanyi/records';

export const SESSION_COOKIE = '__Host-sanyi-session';

export interface SessionLimits {
  /** Minutes without a request after which a session ends. */
  readonly idleMinutes: number;
  /** Hours after which a session ends whatever happens. */
  readonly absoluteHours: number;
}

function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function later(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}

/**
 * Sessions (会话) in records: the browser holds a random token in a `__Host-` cookie, the store only its hash.
 */
export function createSessions(records: Records, clock: Clock, limits: SessionLimits) {
  return {
    /** Starts a session and returns the token for the cookie. */
    async start(accountId: string, userAgent: string): Promise<string> {
      const token = randomBytes(32).toString('base64url');
      const now = clock.now();
      await records.asSystem('start session', async (tx) => {
        await tx.deleteFrom('platform.session').where('expires_at', '<', now).execute();
        await tx
          .insertInto('platform.session')
          .values({
            token_hash: tokenHash(token),
            account_id: accountId,
            created_at: now,
            last_seen_at: now,
            expires_at: later(now, limits.absoluteHours * 3_600_000),
            user_agent: userAgent.slice(0, 200),
          })
          .execute();
      });
      return token;
    },

    async end(token: string): Promise<void> {
      await records.asSystem('end session', (tx) =>
        tx.deleteFrom('platform.session').where('token_hash', '=', tokenHash(token)).execute(),
      );
    },

    /** Ends every session of an account, for a changed password or a disabled account. */
    async endAll(accountId: string): Promise<void> {
      await records.asSystem('end sessions', (tx) =>
        tx.deleteFrom('platform.session').where('account_id', '=', accountId).execute(),
      );
    },

    /** Who holds the token; `null` for an unknown, idle, expired or disabled one. */
    async viewerOf(token: string): Promise<Viewer | null> {
      const now = clock.now();
      // Every request asks this; it is no news for the log.
      return records.asSystem(
        'read session',
        async (tx) => {
          const row = await tx
            .selectFrom('platform.session as s')
            .innerJoin('platform.account as a', 'a.id', 's.account_id')
            .innerJoin('platform.organisation as o', 'o.id', 'a.organisation_id')
            .select([
              's.token_hash',
              's.last_seen_at',
              'a.id',
              'a.username',
              'a.display_zh',
              'a.role',
              'a.organisation_id',
              'a.must_change_password',
              'o.path',
            ])
            .where('s.token_hash', '=', tokenHash(token))
            .where('s.expires_at', '>', now)
            .where('s.last_seen_at', '>', later(now, -limits.idleMinutes * 60_000))
            .where('a.disabled_at', 'is', null)
            .executeTakeFirst();
          if (!row) return null;
          // One write a minute is enough to know that somebody is still there.
          if (Date.parse(now) - Date.parse(row.last_seen_at) > 60_000) {
            await tx
              .updateTable('platform.session')
              .set({ last_seen_at: now })
              .where('token_hash', '=', row.token_hash)
              .execute();
          }
          const region = await tx
            .selectFrom('platform.organisation')
            .select(['path'])
            .where('kind', '=', 'region')
            .where(({ eb, fn, val }) => eb(fn<boolean>('starts_with', [val(row.path), 'path']), '=', true))
            .orderBy((eb) => eb.fn('length', ['path']), 'desc')
            .executeTakeFirst();
          return {
            accountId: row.id,
            username: row.username,
            displayName: row.display_zh,
            role: row.role as RoleId,
            organisationId: row.organisation_id,
            scopePath: region?.path ?? row.path,
            mustChangePassword: row.must_change_password,
          };
        },
        { quiet: true },
      );
    },
  };
}

export type Sessions = ReturnType<typeof createSessions>;
