import type { Page } from 'playwright-core';

/** One page to take a picture of. */
export interface ShotPage {
  readonly name: string;
  /** `<system>.<page id>` of the manifests. */
  readonly pageId: string;
  readonly username: string;
  /** Full address; may ask the running product for an id. */
  readonly address: (page: Page, root: string) => Promise<string> | string;
}

function at(path: string): ShotPage['address'] {
  return (_, root) => `${root}${path}`;
}

/** Every page of the systems that work, seen by somebody whose page it is. */
export const shotPages: readonly ShotPage[] = [
  {
    name: 'administration-accounts',
    pageId: 'administration.accounts',
    username: 'admin',
    address: at('/administration/accounts'),
  },
  {
    name: 'administration-audit',
    pageId: 'administration.audit',
    username: 'admin',
    address: at('/administration/audit'),
  },
  {
    name: 'administration-status',
    pageId: 'administration.status',
    username: 'admin',
    address: at('/administration/status'),
  },
];
