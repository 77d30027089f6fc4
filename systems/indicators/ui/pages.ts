import { manifest } from '../manifest.ts';

const pageOf = (id: (typeof manifest.pages)[number]['id']) => {
  const page = manifest.pages.find((item) => item.id === id);
  if (!page) throw new Error(`indicators has no page ${id}`);
  return page;
};

/** Pages that others of this system lead to (页面地址). */
export const listPage = pageOf('list');
export const indicatorPage = pageOf('indicator');
export const computedPage = pageOf('computed');
export const entryPage = pageOf('entry');
export const submissionPage = pageOf('submission');
