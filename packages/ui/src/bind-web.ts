import type { IdOf, SystemManifest } from '@sanyi/kernel';
import type { ComponentType } from 'react';
import type { SearchHit } from './search/search-hit.ts';

/** A page as its file exports it: `export default function LedgerPage() { … }`. */
export interface PageModule {
  readonly default: ComponentType;
}

export type PageLoader = () => Promise<PageModule>;

/** Finds things of a system for the search palette (搜索来源). */
export interface SearchProvider {
  readonly id: string;
  search(text: string, signal: AbortSignal): Promise<readonly SearchHit[]>;
}

export interface WebParts<Id extends string> {
  /** One loader per declared page; a missing or extra id does not compile. */
  readonly pages: { readonly [Page in Id]: PageLoader };
  readonly search?: readonly SearchProvider[];
}

/** What the web app needs of a system: its manifest, its lazily loaded pages and its search. */
export interface WebBinding {
  readonly manifest: SystemManifest;
  readonly pages: Readonly<Record<string, PageLoader>>;
  readonly search: readonly SearchProvider[];
}

/**
 * Binds a manifest to its pages (装配页面). The ids are literal types from `defineSystem`, so a page that is missing
 * or not declared does not compile; the same is checked when it loads.
 *
 * @throws Error that names the missing and the undeclared pages.
 */
export function bindWeb<const Manifest extends SystemManifest>(
  manifest: Manifest,
  parts: WebParts<IdOf<Manifest['pages']>>,
): WebBinding {
  const pages: Readonly<Record<string, PageLoader>> = parts.pages;
  const declared = manifest.pages.map((page) => page.id);
  const missing = declared.filter((id) => !Object.hasOwn(pages, id));
  const extra = Object.keys(pages).filter((id) => !declared.includes(id));
  if (missing.length + extra.length > 0)
    throw new Error(
      `system ${manifest.id}: pages without a file: ${missing.join(', ') || '-'}; files without a page: ${extra.join(', ') || '-'}`,
    );
  return { manifest, pages, search: parts.search ?? [] };
}
