import { roles, routeOf } from '@sanyi/kernel';
import {
  DataTable,
  EmptyState,
  PageHeader,
  ProblemNote,
  SidePanel,
  useAddress,
  useFormat,
  useLocale,
  useRoute,
  useText,
} from '@sanyi/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { manifest } from '../manifest.ts';
import { words } from '../text/words.ts';
import { AccountForm } from './account-form.tsx';
import type { Account, Accounts, Organisations } from './contract.ts';
import { InitialPassword, type IssuedPassword } from './initial-password.tsx';
import { OrganisationForm } from './organisation-form.tsx';

export default function AccountsPage() {
  const text = useText(words);
  const format = useFormat();
  const { say } = useLocale();
  const [query, change] = useAddress();
  const [issued, setIssued] = useState<IssuedPassword | null>(null);
  const accounts = useRoute<Accounts>(routeOf(manifest, 'accounts'));
  const organisations = useRoute<Organisations>(routeOf(manifest, 'organisations'));
  const rows = accounts.data?.accounts ?? [];
  const open = rows.find((account) => account.id === query['open']);
  const close = () => change({ open: null });
  const done = (password: IssuedPassword | null) => {
    setIssued(password);
    close();
  };
  const stateOf = (account: Account) =>
    account.disabled ? text.disabled : account.mustChangePassword ? text.mustChange : text.active;

  return (
    <>
      <PageHeader
        title={text.accounts}
        summary={text.accountsSummary}
        facts={accounts.data ? [text.count(rows.length)] : []}
        actions={
          <>
            <Button onClick={() => change({ open: 'organisation' })}>{text.newOrganisation}</Button>
            <Button type="primary" onClick={() => change({ open: 'new' })}>
              {text.newAccount}
            </Button>
          </>
        }
      />
      <ProblemNote problem={accounts.error} onRetry={() => void accounts.refetch()} />
      <DataTable
        id="administration.accounts"
        label={text.accounts}
        rows={rows}
        loading={accounts.isPending}
        rowKey={(account) => account.id}
        openKey={open?.id ?? null}
        onOpen={(account) => change({ open: account.id })}
        empty={<EmptyState title={text.noAccounts} />}
        columns={[
          {
            id: 'name',
            title: text.name,
            matters: 1,
            pinned: true,
            render: (account) => say(account.displayName),
          },
          { id: 'username', title: text.username, matters: 2, render: (account) => account.username },
          {
            id: 'role',
            title: text.role,
            matters: 3,
            render: ({ role }) =>
              say(roles.find((item) => item.id === role)?.title ?? { zh: role, en: role }),
          },
          {
            id: 'organisation',
            title: text.organisation,
            render: (account) => say(account.organisationName),
          },
          { id: 'state', title: text.state, render: stateOf },
          {
            id: 'seen',
            title: text.lastSeen,
            render: ({ lastSeenAt }) => (lastSeenAt ? format.instant(lastSeenAt) : text.never),
          },
        ]}
      />
      <SidePanel
        open={Boolean(open) || query['open'] === 'new'}
        title={open ? say(open.displayName) : text.newAccount}
        onClose={close}
      >
        {(open || query['open'] === 'new') && (
          <AccountForm
            key={open ? `${open.id} ${open.version}` : 'new'}
            account={open ?? null}
            organisations={organisations.data?.organisations ?? []}
            onDone={done}
          />
        )}
      </SidePanel>
      <SidePanel open={query['open'] === 'organisation'} title={text.newOrganisation} onClose={close}>
        {query['open'] === 'organisation' && (
          <OrganisationForm organisations={organisations.data?.organisations ?? []} onDone={close} />
        )}
      </SidePanel>
      <InitialPassword issued={issued} onClose={() => setIssued(null)} />
    </>
  );
}
