import type { PageDeclaration, SystemManifest } from '@sanyi/kernel';
import { type SearchHit, type Session, sessionMay, type WebBinding } from '@sanyi/ui';

/** A page with the system that declares it. */
export interface Place {
  readonly manifest: SystemManifest;
  readonly page: PageDeclaration;
}

/** All pages of all systems (网站地图). @throws Error when two pages have the same address. */
export function placesOf(bindings: readonly WebBinding[]): readonly Place[] {
  const places = bindings.flatMap(({ manifest }) => manifest.pages.map((page) => ({ manifest, page })));
  const paths = places.map(({ page }) => page.path);
  const twice = paths.find((path, place) => paths.indexOf(path) !== place);
  if (twice !== undefined) throw new Error(`two pages at ${twice}`);
  return places;
}

/** The pages of the menu that a session may open, in menu order. */
export function menuPlaces(places: readonly Place[], session: Session): readonly Place[] {
  return places
    .filter(({ page }) => page.nav && sessionMay(session, page.access))
    .toSorted((one, other) => (one.page.nav?.order ?? 0) - (other.page.nav?.order ?? 0));
}

export interface MenuGroup {
  /** Absent for pages that stand on top by themselves. */
  readonly manifest: SystemManifest | null;
  readonly places: readonly Place[];
}

/** Homes have an order below this and stand on top without a heading. */
const TOP_ORDER = 100;

/** The menu in groups by system (菜单分组), in order of each group's first page; a system with one page needs no heading. */
export function menuGroups(places: readonly Place[]): readonly MenuGroup[] {
  const top = places.filter(({ page }) => (page.nav?.order ?? 0) < TOP_ORDER);
  const rest = places.filter((place) => !top.includes(place));
  const systems = [...new Set(rest.map(({ manifest }) => manifest))];
  return [
    ...(top.length > 0 ? [{ manifest: null, places: top }] : []),
    ...systems.map((manifest) => {
      const own = rest.filter((place) => place.manifest === manifest);
      return { manifest: own.length > 1 ? manifest : null, places: own };
    }),
  ];
}

/** The page that a path pattern belongs to. */
export function placeAt(places: readonly Place[], pattern: string): Place | null {
  return places.find(({ page }) => page.path === pattern) ?? null;
}

/** The pages above a page (上级页面): those of the same system whose address is the beginning of its address. */
export function placesAbove(places: readonly Place[], { manifest, page }: Place): readonly Place[] {
  return places
    .filter((other) => other.manifest === manifest && page.path.startsWith(`${other.page.path}/`))
    .toSorted((one, other) => one.page.path.length - other.page.path.length);
}

/** The menu's pages as search results. */
export function pageHits(places: readonly Place[]): readonly SearchHit[] {
  return places
    .filter(({ page }) => !page.path.includes('$'))
    .map(({ manifest, page }) => ({
      id: `${manifest.id}.${page.id}`,
      kind: { zh: '页面', en: 'Page' },
      title: page.title,
      ...(manifest.title.zh === page.title.zh ? {} : { detail: manifest.title }),
      href: page.path,
    }));
}
