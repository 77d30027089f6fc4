import { UserOutlined } from '@ant-design/icons';
import { roles } from '@sanyi/kernel';
import {
  useAppearance,
  useChangeQuery,
  useGo,
  useLocale,
  useRouteMutation,
  useText,
  useViewer,
} from '@sanyi/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Dropdown, type MenuProps } from 'antd';
import { sessionRoutes } from './session-routes.ts';
import { words } from './text.ts';

/** Who is signed in (账号菜单), and on a phone the switches that the bar has no room for. */
export function AccountMenu({ narrow }: { narrow: boolean }) {
  const text = useText(words);
  const { say, locale, setLocale } = useLocale();
  const { mode, setMode, density, setDensity } = useAppearance();
  const viewer = useViewer();
  const go = useGo();
  const change = useChangeQuery();
  const client = useQueryClient();
  const signOut = useRouteMutation(sessionRoutes.signOut, {
    onDone: () => {
      go('/', { replace: true });
      void client.resetQueries();
    },
  });
  const role = roles.find((one) => one.id === viewer.role);

  const switches: MenuProps['items'] = narrow
    ? [
        { key: 'language', label: text.language },
        { key: 'mode', label: mode === 'dark' ? text.toLight : text.toDark },
        { key: 'density', label: density === 'compact' ? text.toComfortable : text.toCompact },
      ]
    : [];
  const actions: Record<string, () => void> = {
    language: () => setLocale(locale === 'en' ? 'zh-CN' : 'en'),
    mode: () => setMode(mode === 'dark' ? 'light' : 'dark'),
    density: () => setDensity(density === 'compact' ? 'comfortable' : 'compact'),
    wall: () => change({ wall: '1' }, { push: true }),
    password: () => go('/account/password'),
    leave: () => signOut.mutate({}),
  };
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items: [
          {
            key: 'who',
            type: 'group',
            label: (
              <span className="shell-who">
                <strong>{say(viewer.displayName)}</strong>
                <span>{say(viewer.organisationName)}</span>
                {role && <span>{say(role.title)}</span>}
              </span>
            ),
          },
          { type: 'divider' },
          ...switches,
          ...(narrow ? [] : [{ key: 'wall', label: text.wall }]),
          { key: 'password', label: text.changePassword },
          { type: 'divider' },
          { key: 'leave', label: text.signOut },
        ],
        onClick: ({ key }) => actions[key]?.(),
      }}
    >
      <Button type="text" icon={<UserOutlined />} aria-label={`${text.account} ${say(viewer.displayName)}`}>
        {narrow ? null : say(viewer.displayName)}
      </Button>
    </Dropdown>
  );
}
