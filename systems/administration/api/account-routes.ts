import { hashPassword, route } from '@sanyi/api';
import { recordAudit, type Tx } from '@sanyi/records';
import { administrationProblems } from '../problems.ts';
import { accountView, insertAccount, listAccounts } from '../store/accounts.ts';
import { insertOrganisation, listOrganisations } from '../store/organisations.ts';
import { initialPassword } from './initial-password.ts';
import * as schemas from './schemas.ts';

async function oneAccount(tx: Tx, id: string) {
  const row = (await listAccounts(tx)).find((account) => account.id === id);
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
        if ((await listOrganisations(tx)).some((item) => item.id === body.id)) {
          throw administrationProblems.problem('organisation-exists', { id: body.id });
        }
        const path = await insertOrganisation(tx, body);
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
      const rows = await transact(listAccounts);
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
    handle: async ({ platform, transact, body, viewer, requestId }) => {
      const password = initialPassword();
      const hash = await hashPassword(password);
      const taken = await platform.records.asSystem('is the username taken', (tx) =>
        tx
          .selectFrom('platform.account')
          .select('id')
          .where((eb) => eb(eb.fn<string>('lower', ['username']), '=', body.username.toLowerCase()))
          .executeTakeFirst(),
      );
      if (taken) throw administrationProblems.problem('username-taken', { username: body.username });
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
        });
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
        if (before.version !== expected) {
          throw administrationProblems.problem(
            'account-changed',
            { yours: expected, current: before.version },
            { facts: { current: before, yours: body } },
          );
        }
        if (body.disabled || (body.role && body.role !== 'administrator'))
          await keepOneAdministrator(tx, params.accountId);
        const scopePath = await organisationPath(tx, body.organisationId ?? before.organisationId);
        await tx
          .updateTable('platform.account')
          .set({
            display_zh: body.displayName?.zh ?? before.displayName.zh,
            display_en: body.displayName?.en ?? before.displayName.en,
            role: body.role ?? before.role,
            organisation_id: body.organisationId ?? before.organisationId,
            version: expected + 1,
            ...(body.disabled === undefined
              ? {}
              : { disabled_at: body.disabled ? platform.clock.now() : null }),
            ...(hash
              ? { password_hash: hash, must_change_password: true, failed_attempts: 0, locked_until: null }
              : {}),
          })
          .where('id', '=', params.accountId)
          .execute();
        await recordAudit(tx, {
          actor: viewer,
          action: 'administration.update-account',
          subjectKind: 'account',
          subjectId: params.accountId,
          scopePath,
          requestId,
          detail: { ...body },
        });
        return { account: await oneAccount(tx, params.accountId), initialPassword: password };
      });
      if (body.disabled || password) {
        await platform.records.asSystem('end sessions of a changed account', (tx) =>
          tx.deleteFrom('platform.session').where('account_id', '=', params.accountId).execute(),
        );
      }
      return answer;
    },
  }),
};

async function keepOneAdministrator(tx: Tx, changed: string): Promise<void> {
  const others = (await listAccounts(tx)).filter(
    (account) => account.role === 'administrator' && account.disabled_at === null && account.id !== changed,
  );
  const target = (await listAccounts(tx)).find((account) => account.id === changed);
  if (target?.role === 'administrator' && others.length === 0)
    throw administrationProblems.problem('last-administrator');
}
