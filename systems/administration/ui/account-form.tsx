import { type RoleId, roles, routeOf } from '@sanyi/kernel';
import { isMeant, ProblemNote, useLocale, useRouteMutation, useText } from '@sanyi/ui';
import { Button, Form, Input, Select, Space } from 'antd';
import { manifest } from '../manifest.ts';
import { words } from '../text/words.ts';
import type { Account, AccountWithPassword, Organisation } from './contract.ts';
import type { IssuedPassword } from './initial-password.tsx';

interface Fields {
  readonly username: string;
  readonly zh: string;
  readonly en: string;
  readonly role: RoleId;
  readonly organisationId: string;
}

/** A new account, or changes to one (账号表单). */
export function AccountForm({
  account,
  organisations,
  onDone,
}: {
  account: Account | null;
  organisations: readonly Organisation[];
  onDone: (issued: IssuedPassword | null) => void;
}) {
  const text = useText(words);
  const { say } = useLocale();
  const options = {
    invalidates: [routeOf(manifest, 'accounts'), routeOf(manifest, 'organisations')],
    onDone: ({ account: saved, initialPassword }: AccountWithPassword) =>
      onDone(initialPassword ? { username: saved.username, password: initialPassword } : null),
  };
  const create = useRouteMutation<AccountWithPassword>(routeOf(manifest, 'create-account'), options);
  const update = useRouteMutation<AccountWithPassword>(routeOf(manifest, 'update-account'), options);
  const change = (body: object) => {
    if (account) update.mutate({ params: { accountId: account.id }, body, ifMatch: account.version });
  };
  const submit = ({ username, zh, en, role, organisationId }: Fields) => {
    const body = { displayName: { zh, en: en ?? '' }, role, organisationId };
    if (account) change(body);
    else create.mutate({ body: { ...body, username } });
  };
  return (
    <Form<Fields>
      layout="vertical"
      onFinish={submit}
      initialValues={
        account
          ? {
              username: account.username,
              zh: account.displayName.zh,
              en: account.displayName.en,
              role: account.role,
              organisationId: account.organisationId,
            }
          : {}
      }
    >
      <ProblemNote problem={create.error ?? update.error} />
      <Form.Item name="username" label={text.username} rules={[{ required: true }]}>
        <Input disabled={account !== null} autoComplete="off" />
      </Form.Item>
      <Form.Item name="zh" label={text.name} rules={[{ required: true }]}>
        <Input />
      </Form.Item>
      <Form.Item name="en" label={text.nameEn}>
        <Input />
      </Form.Item>
      <Form.Item name="role" label={text.role} rules={[{ required: true }]}>
        <Select options={roles.map((role) => ({ value: role.id, label: say(role.title) }))} />
      </Form.Item>
      <Form.Item name="organisationId" label={text.organisation} rules={[{ required: true }]}>
        <Select
          showSearch={{
            filterOption: (typed, option) => option !== undefined && isMeant(typed, option.label),
          }}
          options={organisations.map((organisation) => ({
            value: organisation.id,
            label: say(organisation.name),
          }))}
        />
      </Form.Item>
      <Space wrap>
        <Button type="primary" htmlType="submit" loading={create.isPending || update.isPending}>
          {text.save}
        </Button>
        {account && <Button onClick={() => change({ resetPassword: true })}>{text.resetPassword}</Button>}
        {account && (
          <Button danger={!account.disabled} onClick={() => change({ disabled: !account.disabled })}>
            {account.disabled ? text.enable : text.disable}
          </Button>
        )}
      </Space>
    </Form>
  );
}
