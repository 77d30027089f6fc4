import { GoLink, pageHref, useCurrentCrumb, useLocale, usePageParams, useText } from '@sanyi/ui';
import { useRouterState } from '@tanstack/react-router';
import { type Place, placeAt, placesAbove } from './site-map.ts';
import { words } from './text.ts';

/** Where the page stands (面包屑): system, pages above it by address, and what the page calls itself. */
export function Breadcrumbs({ places }: { places: readonly Place[] }) {
  const text = useText(words);
  const { say } = useLocale();
  const params = usePageParams();
  const crumb = useCurrentCrumb();
  const pattern = useRouterState({ select: (state): string => String(state.matches.at(-1)?.fullPath ?? '') });
  const place = placeAt(places, pattern);
  if (!place) return null;
  const above = placesAbove(places, place);
  const own = crumb ?? say(place.page.title);
  const system = say(place.manifest.title);
  return (
    <nav className="shell-crumbs" aria-label={text.path}>
      <ol>
        {system !== own && !above.some((other) => say(other.page.title) === system) && <li>{system}</li>}
        {above.map((other) => (
          <li key={other.page.path}>
            <GoLink href={pageHref(other.page, params)}>{say(other.page.title)}</GoLink>
          </li>
        ))}
        <li aria-current="page">{own}</li>
      </ol>
    </nav>
  );
}
