import type { PageDeclaration } from '@sanyi/kernel';
import { useParams, useRouter, useRouterState } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';

/** Everything after the `?` of the address as plain texts; nothing is guessed to be a number. */
export type AddressQuery = Readonly<Record<string, string>>;

/** Reads `?a=1&b=` as texts, for the router. */
export function parseQuery(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

/** What may stand in a query. */
export type QueryValues = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Writes a query, leaving out what is empty. */
export function writeQuery(query: QueryValues): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  const text = search.toString();
  return text ? `?${text}` : '';
}

/**
 * The address of a declared page (页面地址) with its `$name` parameters filled in.
 *
 * @throws Error when a parameter has no value.
 */
export function pageHref(
  page: Pick<PageDeclaration, 'id' | 'path'>,
  params: Readonly<Record<string, string | number>> = {},
  query: QueryValues = {},
): string {
  const path = page.path.replace(/\$([a-zA-Z][a-zA-Z0-9]*)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined || value === '') throw new Error(`page ${page.id}: no value for $${name}`);
    return encodeURIComponent(String(value));
  });
  return `${path}${writeQuery(query)}`;
}

/** The `$name` parameters of the current page. */
export function usePageParams(): Readonly<Record<string, string>> {
  return useParams({ strict: false });
}

/** One `$name` parameter of the current page; its absence is a fault of the manifest and throws. */
export function usePageParam(name: string): string {
  const value = usePageParams()[name];
  if (value === undefined) throw new Error(`this page has no parameter $${name}`);
  return value;
}

export type ChangeQuery = (
  change: Readonly<Record<string, string | null | undefined>>,
  how?: { readonly push?: boolean },
) => void;

/** Changes members of the query (改地址参数) without re-rendering on every change; `null` or empty removes one. */
export function useChangeQuery(): ChangeQuery {
  const router = useRouter();
  return useCallback(
    (change, how) => {
      const { pathname, search, hash } = router.history.location;
      const next = `${pathname}${writeQuery({ ...parseQuery(search), ...change })}${hash}`;
      if (how?.push) router.history.push(next);
      else router.history.replace(next);
    },
    [router],
  );
}

/** The query of the address and how to change it (地址参数); `push` adds a step to the browser's history. */
export function useAddress(): readonly [AddressQuery, ChangeQuery] {
  const text = useRouterState({ select: (state) => state.location.searchStr });
  const query = useMemo(() => parseQuery(text), [text]);
  return [query, useChangeQuery()];
}

/**
 * Filters kept in the address (筛选条件): texts with their resting values, which the address does not show.
 * `set({ status: 'red' })` changes some; `reset()` removes all.
 */
export function useAddressFilters<Name extends string>(resting: Readonly<Record<Name, string>>) {
  const [query, change] = useAddress();
  const names = Object.keys(resting) as Name[];
  const filters = Object.fromEntries(names.map((name) => [name, query[name] ?? resting[name]])) as Record<
    Name,
    string
  >;
  const set = useCallback(
    (some: Partial<Record<Name, string>>) =>
      change(
        Object.fromEntries(
          Object.entries<string | undefined>(some).map(([name, value]) => [
            name,
            value === resting[name as Name] ? null : value,
          ]),
        ),
      ),
    [change, resting],
  );
  const reset = useCallback(
    () => change(Object.fromEntries(Object.keys(resting).map((name) => [name, null]))),
    [change, resting],
  );
  const active = names.filter((name) => filters[name] !== resting[name]).length;
  return { filters, set, reset, active } as const;
}

/** Goes to an address of the product. */
export function useGo(): (href: string, how?: { readonly replace?: boolean }) => void {
  const router = useRouter();
  return useCallback(
    (href, how) => (how?.replace ? router.history.replace(href) : router.history.push(href)),
    [router],
  );
}
