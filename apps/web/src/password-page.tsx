import { ProblemNote, useGo, useRouteMutation, useText, useUndo } from '@sanyi/ui';
import { Button, Form, Input } from 'antd';
import { sessionRoutes } from './session-routes.ts';
import { words } from './text.ts';

interface Given {
  readonly current: string;
  readonly next: string;
  readonly again: string;
}

/** Changing one's password (修改密码); `first` when the initial password must be replaced before anything else. */
export function PasswordPage({ first = false }: { first?: boolean }) {
  const text = useText(words);
  const go = useGo();
  const tell = useUndo();
  const change = useRouteMutation(sessionRoutes.changePassword, {
    invalidates: [sessionRoutes.session],
    onDone: () => {
      if (first) return;
      tell({ text: text.passwordSet });
      go('/');
    },
  });
  return (
    <section className="shell-form">
      <h1>{first ? text.firstPassword : text.changePassword}</h1>
      {first && <p>{text.firstPasswordWhy}</p>}
      <Form<Given>
        layout="vertical"
        requiredMark={false}
        onFinish={({ current, next }) => change.mutate({ body: { current, next } })}
      >
        <Form.Item
          name="current"
          label={text.currentPassword}
          rules={[{ required: true, message: text.currentPassword }]}
        >
          <Input.Password autoComplete="current-password" autoFocus />
        </Form.Item>
        <Form.Item
          name="next"
          label={text.newPassword}
          extra={text.passwordHint}
          rules={[{ required: true, message: text.newPassword }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label={text.repeatPassword}
          dependencies={['next']}
          rules={[
            { required: true, message: text.repeatPassword },
            ({ getFieldValue }) => ({
              validator: (_, value) =>
                !value || value === getFieldValue('next')
                  ? Promise.resolve()
                  : Promise.reject(new Error(text.passwordsDiffer)),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <ProblemNote problem={change.error} />
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {text.setPassword}
        </Button>
      </Form>
    </section>
  );
}
