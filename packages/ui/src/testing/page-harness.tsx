import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { UndoProvider } from '../feedback/undo.tsx';
import { FigureHost } from '../figure/figure-host.tsx';
import { LocaleProvider } from '../locale/locale.tsx';
import { parseQuery, writeQuery } from '../shell/address.ts';
import { type Session, SessionProvider } from '../shell/session.tsx';
import { AppearanceProvider } from '../theme/appearance.tsx';

/** A session for tests of pages: a demonstration with one account of the reform office. */
export function testSession(permissions: readonly string[] = []): Session {
  return {
    viewer: {
      accountId: 'a1',
      username: 'office',
      displayName: { zh: '测试账号', en: 'Test account' },
      role: 'reform-office',
      organisationId: 'o1',
      organisationName: { zh: '医改办', en: 'Reform office' },
      mustChangePassword: false,
    },
    permissions,
    installation: {
      name: { zh: '测试区', en: 'Test district' },
      demonstration: true,
      recordsEngine: { kind: 'pglite', version: '0', promise: { zh: '测试', en: 'Test' } },
      factsEngine: null,
      version: '0',
    },
  };
}

function Frame() {
  return (
    <FigureHost>
      <UndoProvider>
        <Outlet />
      </UndoProvider>
    </FigureHost>
  );
}

/**
 * Everything a page stands in (页面测试台), without the shell: router in memory, queries, language, session, figures.
 * `address` is the first address and `path` the pattern of the page: `/plan/$planId`.
 */
export function PageHarness({
  page: Page,
  path = '/',
  address = '/',
  session,
}: {
  page: () => ReactNode;
  path?: string;
  address?: string;
  session?: Session;
}) {
  const [router] = useState(() => {
    const root = createRootRoute({ component: Frame });
    const route = createRoute({ getParentRoute: () => root, path, component: Page });
    return createRouter({
      routeTree: root.addChildren([route]),
      history: createMemoryHistory({ initialEntries: [address] }),
      parseSearch: parseQuery,
      stringifySearch: writeQuery,
      defaultPendingMinMs: 0,
    });
  });
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: false } } }));
  return (
    <QueryClientProvider client={client}>
      <LocaleProvider>
        <AppearanceProvider>
          <SessionProvider session={session ?? testSession()}>
            <RouterProvider router={router} />
          </SessionProvider>
        </AppearanceProvider>
      </LocaleProvider>
    </QueryClientProvider>
  );
}
