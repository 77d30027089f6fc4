import { type IdOf, routeOf } from '@sanyi/kernel';
import { manifest } from '../../manifest.ts';

export type * from '../../api/schemas.ts';

/** A declared route of the plan system (接口), by its id. */
export function planRoute(id: IdOf<(typeof manifest)['routes']>) {
  return routeOf(manifest, id);
}

/** A declared page of the plan system (页面), by its id, for `pageHref`. */
export function planPage(id: IdOf<(typeof manifest)['pages']>) {
  const page = manifest.pages.find((one) => one.id === id);
  if (!page) throw new Error(`no page ${id}`);
  return page;
}
