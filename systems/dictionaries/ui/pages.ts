import { pageHref } from '@sanyi/ui';
import { manifest } from '../manifest.ts';

const pageOf = (id: (typeof manifest.pages)[number]['id']) => {
  const page = manifest.pages.find((item) => item.id === id);
  if (!page) throw new Error(`dictionaries has no page ${id}`);
  return page;
};

/** Addresses of this system's pages (页面地址). */
export const listHref = pageHref(pageOf('list'));
export const importHref = pageHref(pageOf('import'));

/** Page of one code (编码页地址). */
export function codeHref(system: string, code: string): string {
  return pageHref(pageOf('code'), { system, code });
}
