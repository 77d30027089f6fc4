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

/** A session with its account and region, whether or not it is still good; an account that is disabled has none. */
async function readSession(records: Records, hash: string) {
  const row = await records.readOnce((tables) =>
    tables
      .selectFrom('platform.session as s')
      .innerJoin('platform.account as a', 'a.id', 's.account_id')
      .innerJoin('platform.organisation as o', 'o.id', 'a.organisation_id')
      .select((eb) => [
        's.last_seen_at',
        's.expires_at',
        'a.id',
        'a.username',
        'a.display_zh',
        'a.role',
        'a.organisation_id',
        'a.must_change_password',
        'o.path',
        eb
          .selectFrom('platform.organisation as r')
          .select('r.path')
          .where('r.kind', '=', 'region')
          .where((where) => where(where.fn<boolean>('starts_with', ['o.path', 'r.path']), '=', true))
          .orderBy((order) => order.fn('length', ['r.path']), 'desc')
          .limit(1)
          .as('region_path'),
      ])
      .where('s.token_hash', '=', hash)
      .where('a.disabled_at', 'is', null)
      .executeTakeFirst(),
  );
  return row ?? null;
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
      const hash = tokenHash(token);
      // Every request asks this.
      const row = await records.remembered(`session ${hash}`, () => readSession(records, hash));
      if (!row) return null;
      const at = Date.parse(now);
      const unseen = at - Date.parse(row.last_seen_at);
      if (Date.parse(row.expires_at) <= at || unseen >= limits.idleMinutes * 60_000) return null;
      // One write a minute is enough to know that somebody is still there.
      if (unseen > 60_000)
        await records.asSystem(
          'session in use',
          (tx) =>
            tx
              .updateTable('platform.session')
              .set({ last_seen_at: now })
              .where('token_hash', '=', hash)
              .execute(),
          { quiet: true },
        );
      return {
        accountId: row.id,
        username: row.username,
        displayName: row.display_zh,
        role: row.role as RoleId,
        organisationId: row.organisation_id,
        scopePath: row.region_path ?? row.path,
        mustChangePassword: row.must_change_password,
      };
    },
  };
}

export type Sessions = ReturnType<typeof createSessions>;
