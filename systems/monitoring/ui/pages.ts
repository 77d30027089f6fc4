import { manifest } from '../manifest.ts';

const pageOf = (id: (typeof manifest.pages)[number]['id']) => {
  const page = manifest.pages.find((item) => item.id === id);
  if (!page) throw new Error(`monitoring has no page ${id}`);
  return page;
};

/** Pages that others of this system lead to (页面地址). */
export const windowsPage = pageOf('windows');
export const windowPage = pageOf('window');
export const reportPage = pageOf('report');
export const rulePage = pageOf('rule');
export const casePage = pageOf('case');
export const supervisionPage = pageOf('supervision');
export const formPage = pageOf('form');
export const interviewPage = pageOf('interview');
export const evaluationPage = pageOf('evaluation');
