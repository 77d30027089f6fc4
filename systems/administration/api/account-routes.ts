import { hashPassword, route } from '@sanyi/api';
import type { Problem } from '@sanyi/kernel';
import { isUniqueViolation, recordAudit, type Tx } from '@sanyi/records';
import { administrationProblems } from '../problems.ts';
import { accountView, administratorsToKeep, insertAccount, selectAccounts } from '../store/accounts.ts';
import { insertOrganisation, listOrganisations } from '../store/organisations.ts';
import { initialPassword } from './initial-password.ts';
import * as schemas from './schemas.ts';

async function oneAccount(tx: Tx, id: string) {
  const row = await selectAccounts(tx).where('a.id', '=', id).executeTakeFirst();
  if (!row) throw administrationProblems.problem('no-such-account');
  return { ...accountView(row), lastSeenAt: null };
}

async function organisationPath(tx: Tx, id: string): Promise<string> {
  const row = await tx
    .selectFrom('platform.organisation')
    .select('path')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw administrationProblems.problem('no-such-organisation', { id });
  return row.path;
}

export const accountRoutes = {
  organisations: route({
    response: schemas.organisations,
    handle: async ({ transact }) => ({ organisations: await transact(listOrganisations) }),
  }),

  'create-organisation': route({
    body: schemas.newOrganisation,
    response: schemas.organisation,
    handle: ({ transact, body, viewer, requestId }) =>
      transact(async (tx) => {
        // Ids are unique over all regions, those outside the viewer's scope included; so the database has the last word.
        const path = await insertOrganisation(tx, body).catch(
          whenTaken(administrationProblems.problem('organisation-exists', { id: body.id })),
        );
        if (!path) throw administrationProblems.problem('no-such-organisation', { id: body.parentId });
        await recordAudit(tx, {
          actor: viewer,
          action: 'administration.create-organisation',
          subjectKind: 'organisation',
          subjectId: body.id,
          scopePath: path,
          requestId,
          detail: { name: body.name.zh, parentId: body.parentId },
        });
        return { ...body, path, accounts: 0 };
      }),
  }),

  accounts: route({
    response: schemas.accounts,
    handle: async ({ platform, transact }) => {
      const rows = await transact((tx) => selectAccounts(tx).execute());
      const seen = await platform.records.asSystem('last seen of accounts', (tx) =>
        tx
          .selectFrom('platform.session')
          .select((eb) => ['account_id', eb.fn.max('last_seen_at').as('last_seen_at')])
          .groupBy('account_id')
          .execute(),
      );
      const lastSeen = new Map(seen.map((row) => [row.account_id, row.last_seen_at]));
      return {
        accounts: rows.map((row) => ({ ...accountView(row), lastSeenAt: lastSeen.get(row.id) ?? null })),
      };
    },
  }),

  'create-account': route({
    body: schemas.newAccount,
    response: schemas.accountWithPassword,
    handle: async ({ transact, body, viewer, requestId }) => {
      const password = initialPassword();
      const hash = await hashPassword(password);
      return transact(async (tx) => {
        const scopePath = await organisationPath(tx, body.organisationId);
        const id = await insertAccount(tx, {
          username: body.username,
          display_zh: body.displayName.zh,
          display_en: body.displayName.en,
          role: body.role,
          organisation_id: body.organisationId,
          password_hash: hash,
          must_change_password: true,
        }).catch(whenTaken(administrationProblems.problem('username-taken', { username: body.username })));
        await recordAudit(tx, {
          actor: viewer,
          action: 'administration.create-account',
          subjectKind: 'account',
          subjectId: id,
          scopePath,
          requestId,
          detail: { username: body.username, role: body.role },
        });
        return { account: await oneAccount(tx, id), initialPassword: password };
      });
    },
  }),

  'update-account': route({
    params: schemas.accountParams,
    body: schemas.accountChange,
    response: schemas.accountWithPassword,
    handle: async ({ platform, transact, params, body, viewer, requestId, ifMatch }) => {
      const expected = ifMatch();
      const password = body.resetPassword ? initialPassword() : null;
      const hash = password ? await hashPassword(password) : null;
      const answer = await transact(async (tx) => {
        const before = await oneAccount(tx, params.accountId);
        const changed = (current: typeof before) =>
          administrationProblems.problem(
            'account-changed',
            { yours: expected, current: current.version },
            { facts: { current, yours: body } },
          );
        if (before.version !== expected) throw changed(before);
        const role = body.role ?? before.role;
        const organisationId = body.organisationId ?? before.organisationId;
        const moved = role !== before.role || organisationId !== before.organisationId;
        if (before.role === 'administrator' && (body.disabled || moved)) {
          const others = (await administratorsToKeep(tx)).filter((id) => id !== params.accountId);
          if (others.length === 0) throw administrationProblems.problem('last-administrator');
        }
        const scopePath = await organisationPath(tx, organisationId);
        const { numUpdatedRows } = await tx
          .updateTable('platform.account')
          .set({
            display_zh: body.displayName?.zh ?? before.displayName.zh,
            display_en: body.displayName?.en ?? before.displayName.en,
            role,
            organisation_id: organisationId,
            version: expected + 1,
            ...(body.disabled === undefined
              ? {}
              : { disabled_at: body.disabled ? platform.clock.now() : null }),
            ...(hash
              ? { password_hash: hash, must_change_password: true, failed_attempts: 0, locked_until: null }
              : {}),
          })
          .where('id', '=', params.accountId)
          .where('version', '=', expected)
          .executeTakeFirst();
        // Somebody was faster between the reading above and now.
        if (numUpdatedRows === 0n) throw changed(await oneAccount(tx, params.accountId));
        await recordAudit(tx, {
          actor: viewer,
          action: 'administration.update-account',
          subjectKind: 'account',
          subjectId: params.accountId,
          scopePath,
          requestId,
          detail: { ...body },
        });
        return { account: await oneAccount(tx, params.accountId), initialPassword: password, moved };
      });
      // A session stands for what the account was when it began.
      if (body.disabled || password || answer.moved) {
        await platform.records.asSystem('end sessions of a changed account', (tx) =>
          tx.deleteFrom('platform.session').where('account_id', '=', params.accountId).execute(),
        );
      }
      return answer;
    },
  }),
};

/** Turns the database's refusal of a second one into the sentence for it. */
function whenTaken(problem: Problem): (error: unknown) => never {
  return (error) => {
    throw isUniqueViolation(error) ? problem : error;
  };
}
