import { GoLink, NavIcon, useLocale, useText } from '@sanyi/ui';
import { useRouterState } from '@tanstack/react-router';
import { menuGroups, type Place } from './site-map.ts';
import { words } from './text.ts';

/** The menu (菜单), derived from the manifests and the session's permissions and nothing else. */
export function SideMenu({ places, onGo }: { places: readonly Place[]; onGo?: () => void }) {
  const text = useText(words);
  const { say } = useLocale();
  const path = useRouterState({ select: (state) => state.location.pathname });
  // The longest menu address that the current one begins with is where we are.
  const here = places
    .map(({ page }) => page.path)
    .filter((own) => path === own || path.startsWith(`${own}/`))
    .toSorted((one, other) => other.length - one.length)[0];
  return (
    <nav className="shell-menu" aria-label={text.menu}>
      {menuGroups(places).map((group) => (
        <section key={group.manifest?.id ?? group.places[0]?.page.path}>
          {group.manifest && <h2>{say(group.manifest.title)}</h2>}
          <ul>
            {group.places.map(({ page }) => (
              <li key={page.path}>
                <GoLink
                  href={page.path}
                  aria-current={page.path === here ? 'page' : undefined}
                  onClick={() => onGo?.()}
                >
                  <NavIcon name={page.nav?.icon ?? ''} />
                  {say(page.title)}
                </GoLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
