import { parseQuery, sessionMay, useSession, type WebBinding, writeQuery } from '@sanyi/ui';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  Outlet,
} from '@tanstack/react-router';
import { Gate } from './gate.tsx';
import { FaultPage, ForbiddenPage, NotFoundPage, NothingYetPage } from './notice-pages.tsx';
import { Opening } from './opening.tsx';
import { PasswordPage } from './password-page.tsx';
import { menuPlaces, placesOf } from './site-map.ts';

/** The router of the app (路由), generated from the bindings: one lazily loaded route per declared page. */
export function webRouter(bindings: readonly WebBinding[]) {
  const places = placesOf(bindings);
  const providers = bindings.flatMap((binding) => binding.search);

  const root = createRootRoute({
    component: () => <Gate places={places} providers={providers} />,
    notFoundComponent: NotFoundPage,
    errorComponent: ({ error, reset }) => <FaultPage fault={error} onRetry={reset} />,
  });

  function Home() {
    const first = menuPlaces(places, useSession()).find(({ page }) => !page.path.includes('$'));
    return first ? <Navigate to={first.page.path} replace /> : <NothingYetPage />;
  }

  const pages = bindings.flatMap(({ manifest, pages: loaders }) =>
    manifest.pages.map((page) => {
      const load = loaders[page.id];
      if (!load) throw new Error(`system ${manifest.id}: page ${page.id} has no file`);
      const Guard = () => (sessionMay(useSession(), page.access) ? <Outlet /> : <ForbiddenPage />);
      const guarded = createRoute({
        getParentRoute: () => root,
        id: `guard:${manifest.id}.${page.id}`,
        component: Guard,
      });
      const route = createRoute({
        getParentRoute: () => guarded,
        path: page.path,
        component: lazyRouteComponent(load),
      });
      return guarded.addChildren([route]);
    }),
  );
  const password = createRoute({
    getParentRoute: () => root,
    path: '/account/password',
    component: () => <PasswordPage />,
  });
  const home = createRoute({ getParentRoute: () => root, path: '/', component: Home });
  const hasHome = places.some(({ page }) => page.path === '/');

  return createRouter({
    routeTree: root.addChildren([...(hasHome ? [] : [home]), password, ...pages]),
    parseSearch: parseQuery,
    stringifySearch: writeQuery,
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultPendingComponent: Opening,
    defaultErrorComponent: ({ error, reset }) => <FaultPage fault={error} onRetry={reset} />,
    defaultNotFoundComponent: NotFoundPage,
  });
}
