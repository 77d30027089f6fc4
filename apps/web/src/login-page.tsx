import { ProblemNote, useLocale, useRouteMutation, useSession, useText } from '@sanyi/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useEffect } from 'react';
import { DemonstrationRibbon } from './demonstration-ribbon.tsx';
import { EngineFaces } from './engine-faces.tsx';
import { Mark } from './mark.tsx';
import { sessionRoutes } from './session-routes.ts';
import { words } from './text.ts';

interface Given {
  readonly username: string;
  readonly password: string;
}

/** The login (登录): the product's promise beside the form; in a demonstration, its accounts one click away. */
export function LoginPage() {
  const text = useText(words);
  const { say, locale, setLocale } = useLocale();
  const { installation } = useSession();
  const client = useQueryClient();
  const signIn = useRouteMutation(sessionRoutes.signIn, {
    onDone: () => void client.invalidateQueries(),
  });
  const logins = installation.demonstration ? (installation.demonstrationLogins ?? []) : [];
  const enter = ({ username, password }: Given) => signIn.mutate({ body: { username, password } });
  useEffect(() => {
    document.title = `${text.signIn} · 三医`;
  }, [text]);

  return (
    <div className="shell-login">
      <DemonstrationRibbon />
      <aside>
        <div className="shell-login-brand">
          <Mark size={40} />
          <div>
            <strong>{text.product}</strong>
            <span>{text.productLong}</span>
          </div>
        </div>
        <p>{text.promise}</p>
        <ol aria-hidden="true">
          {text.thread.split('|').map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <EngineFaces />
      </aside>
      <main className="shell-form">
        <div className="shell-login-top">
          <span>{say(installation.name)}</span>
          <Button type="text" size="small" onClick={() => setLocale(locale === 'en' ? 'zh-CN' : 'en')}>
            {text.language}
          </Button>
        </div>
        <h1>{text.signIn}</h1>
        <Form<Given> layout="vertical" requiredMark={false} onFinish={enter} disabled={signIn.isPending}>
          <Form.Item
            name="username"
            label={text.username}
            rules={[{ required: true, message: text.username }]}
          >
            <Input autoComplete="username" autoFocus spellCheck={false} autoCapitalize="none" />
          </Form.Item>
          <Form.Item
            name="password"
            label={text.password}
            rules={[{ required: true, message: text.password }]}
          >
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <ProblemNote problem={signIn.error} />
          <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
            {text.signIn}
          </Button>
        </Form>
        {logins.length > 0 && (
          <section className="shell-logins" aria-label={text.demonstrationLogins}>
            <h2>{text.demonstrationLogins}</h2>
            {logins.map((login) => (
              <button
                key={login.username}
                type="button"
                disabled={signIn.isPending}
                onClick={() => enter(login)}
              >
                <span>{say(login.title)}</span>
                <code>
                  {login.username} / {login.password}
                </code>
              </button>
            ))}
          </section>
        )}
      </main>
    </div>
  );
}
