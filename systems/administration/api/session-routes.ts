import { hashPassword, passwordMatches, route } from '@sanyi/api';
import { permissionsOfRole } from '@sanyi/kernel';
import { recordAudit } from '@sanyi/records';
import { administrationProblems } from '../problems.ts';
import { claimAttempt, findLogin, noteLogin, restUntil } from '../store/accounts.ts';
import * as schemas from './schemas.ts';
import { claimUnknownName } from './unknown-names.ts';

/** Shortest password that a person may choose. */
const LEAST_PASSWORD = 10;

export const sessionRoutes = {
  session: route({
    response: schemas.session,
    handle: async ({ platform, viewerOrNull }) => {
      const { installation, records, facts, manifests } = platform;
      const organisation = viewerOrNull
        ? await records.asViewer(viewerOrNull, (tx) =>
            tx
              .selectFrom('platform.organisation')
              .innerJoin('platform.account', 'platform.account.organisation_id', 'platform.organisation.id')
              .select(['name_zh', 'name_en', 'display_zh', 'display_en'])
              .where('platform.account.id', '=', viewerOrNull.accountId)
              .executeTakeFirstOrThrow(),
          )
        : null;
      return {
        viewer:
          viewerOrNull && organisation
            ? {
                accountId: viewerOrNull.accountId,
                username: viewerOrNull.username,
                displayName: {
                  zh: organisation.display_zh,
                  en: organisation.display_en || organisation.display_zh,
                },
                role: viewerOrNull.role,
                organisationId: viewerOrNull.organisationId,
                organisationName: {
                  zh: organisation.name_zh,
                  en: organisation.name_en || organisation.name_zh,
                },
                mustChangePassword: viewerOrNull.mustChangePassword,
              }
            : null,
        permissions: viewerOrNull ? [...permissionsOfRole(manifests, viewerOrNull.role)] : [],
        installation: {
          name: installation.name,
          demonstration: installation.demonstration,
          demonstrationLogins: [...installation.demonstrationLogins],
          recordsEngine: records.engine,
          factsEngine: facts ? facts.engine : null,
          version: installation.version,
        },
      };
    },
  }),

  'sign-in': route({
    body: schemas.signIn,
    response: 'nothing',
    handle: async ({ platform, body, session, requestId }) => {
      const { records, clock } = platform;
      const now = clock.now();
      const { account, locked } = await records.asSystem('sign in', async (tx) => {
        const found = await findLogin(tx, body.username);
        if (!found) return { account: null, locked: claimUnknownName(records, body.username, now) };
        const free = await claimAttempt(tx, found.id, now);
        return { account: found, locked: free ? null : (found.locked_until ?? restUntil(now)) };
      });
      if (locked) throw administrationProblems.problem('too-many-attempts', { until: shanghaiTime(locked) });
      // An unknown name costs as much time as a wrong password, so that names cannot be found out by timing.
      const matches = await passwordMatches(body.password, account?.password_hash ?? (await decoyHash()));
      if (!account || account.disabled_at || !matches) {
        if (account) {
          await records.asSystem('failed sign in', (tx) =>
            recordAudit(tx, {
              actor: { system: 'sign-in' },
              action: 'administration.sign-in-failed',
              subjectKind: 'account',
              subjectId: account.id,
              scopePath: account.path,
              requestId,
              detail: { username: account.username },
            }),
          );
        }
        throw administrationProblems.problem('wrong-login');
      }
      await records.asSystem('sign in', async (tx) => {
        await noteLogin(tx, account.id);
        await recordAudit(tx, {
          actor: { accountId: account.id, displayName: account.display_zh },
          action: 'administration.sign-in',
          subjectKind: 'account',
          subjectId: account.id,
          scopePath: account.path,
          requestId,
          detail: {},
        });
      });
      await session.start(account.id);
    },
  }),

  'sign-out': route({
    response: 'nothing',
    withInitialPassword: true,
    handle: ({ session }) => session.end(),
  }),

  'change-password': route({
    body: schemas.changePassword,
    response: 'nothing',
    withInitialPassword: true,
    handle: async ({ platform, viewer, body, session, requestId }) => {
      const { records } = platform;
      const account = await records.asSystem('change password', (tx) => findLogin(tx, viewer.username));
      if (!account || !(await passwordMatches(body.current, account.password_hash))) {
        throw administrationProblems.problem('wrong-login');
      }
      const next = body.next.normalize('NFKC');
      if (
        [...next].length < LEAST_PASSWORD ||
        next.toLowerCase() === viewer.username.toLowerCase() ||
        next === body.current.normalize('NFKC')
      ) {
        throw administrationProblems.problem('weak-password', { least: LEAST_PASSWORD });
      }
      const hash = await hashPassword(next);
      await records.asSystem('change password', async (tx) => {
        await tx
          .updateTable('platform.account')
          .set((eb) => ({ password_hash: hash, must_change_password: false, version: eb('version', '+', 1) }))
          .where('id', '=', viewer.accountId)
          .execute();
        await tx.deleteFrom('platform.session').where('account_id', '=', viewer.accountId).execute();
        await recordAudit(tx, {
          actor: viewer,
          action: 'administration.change-password',
          subjectKind: 'account',
          subjectId: viewer.accountId,
          scopePath: viewer.scopePath,
          requestId,
          detail: {},
        });
      });
      await session.start(viewer.accountId);
    },
  }),
};

let decoy: Promise<string> | undefined;
function decoyHash(): Promise<string> {
  decoy ??= hashPassword('no account has this password');
  return decoy;
}

function shanghaiTime(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 16);
}
