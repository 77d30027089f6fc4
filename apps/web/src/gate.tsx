import {
  AppearanceProvider,
  CrumbProvider,
  FigureHost,
  ProblemNote,
  type SearchProvider,
  type Session,
  SessionProvider,
  UndoProvider,
  useAddress,
  useRoute,
  useText,
} from '@sanyi/ui';
import { Outlet } from '@tanstack/react-router';
import { LoginPage } from './login-page.tsx';
import { PasswordPage } from './password-page.tsx';
import { sessionRoutes } from './session-routes.ts';
import { Shell } from './shell.tsx';
import type { Place } from './site-map.ts';
import { words } from './text.ts';

/** What stands before every page (入口): the session decides between login, first password and the product. */
export function Gate({
  places,
  providers,
}: {
  places: readonly Place[];
  providers: readonly SearchProvider[];
}) {
  const [query] = useAddress();
  const wall = query['wall'] === '1';
  return (
    <AppearanceProvider wall={wall}>
      <Inside places={places} providers={providers} />
    </AppearanceProvider>
  );
}

function Inside({ places, providers }: { places: readonly Place[]; providers: readonly SearchProvider[] }) {
  const text = useText(words);
  const { data, error, refetch } = useRoute<Session>(sessionRoutes.session, { fresh: 300_000 });
  if (error && !data)
    return (
      <main className="shell-alone">
        <h1>{text.cannotStart}</h1>
        <ProblemNote problem={error} onRetry={() => void refetch()} />
      </main>
    );
  if (!data) return <main className="shell-alone" aria-busy="true" aria-label={text.loading} />;
  return (
    <SessionProvider session={data}>
      {!data.viewer ? (
        <LoginPage />
      ) : data.viewer.mustChangePassword ? (
        <main className="shell-alone">
          <PasswordPage first />
        </main>
      ) : (
        <FigureHost>
          <UndoProvider>
            <CrumbProvider>
              <Shell places={places} providers={providers}>
                <Outlet />
              </Shell>
            </CrumbProvider>
          </UndoProvider>
        </FigureHost>
      )}
    </SessionProvider>
  );
}
