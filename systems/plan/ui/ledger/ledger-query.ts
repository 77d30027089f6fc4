import { type AddressQuery, useAddress } from '@sanyi/ui';
import { useMemo } from 'react';
import type { LedgerQueryText } from '../shared/contract.ts';

/** Every filter of the ledger by the name it has in the address, in saved views and in the interface (筛选条件). */
export const FILTER_NAMES = [
  'planId',
  'sectionId',
  'organisationId',
  'role',
  'state',
  'review',
  'light',
  'kind',
  'due',
  'dueBefore',
  'dueAfter',
  'hasTarget',
  'ongoing',
  'disputed',
  'unassigned',
  'mine',
  'text',
] as const satisfies readonly (keyof LedgerQueryText)[];

export type FilterName = (typeof FILTER_NAMES)[number];
/** How the rows are laid out, kept in the address beside the filters. */
const LAYOUT_NAMES = ['group', 'sort'] as const satisfies readonly (keyof LedgerQueryText)[];

/** In the address for “rows of all plans”; nothing at all means the plan of the year. */
export const ALL_PLANS = 'all';

export type LedgerQueryWords = Readonly<Partial<Record<FilterName | (typeof LAYOUT_NAMES)[number], string>>>;

/** What the address asks of the ledger (地址到查询): known names only, and the plan of the year when none is named. */
export function ledgerQueryOf(address: AddressQuery, usualPlanId: string | null): LedgerQueryWords {
  const query: Record<string, string> = {};
  for (const name of [...FILTER_NAMES, ...LAYOUT_NAMES]) {
    const value = address[name];
    if (value) query[name] = value;
  }
  if (query['planId'] === ALL_PLANS) delete query['planId'];
  else if (query['planId'] === undefined && usualPlanId !== null) query['planId'] = usualPlanId;
  return query;
}

/** Filters that are set, the plan left out: it is a choice of place, not a filter. */
export function activeFilters(address: AddressQuery): FilterName[] {
  return FILTER_NAMES.filter((name) => name !== 'planId' && address[name]);
}

/** Members of a comma list in the address: `red,yellow`. */
export function listOf(value: string | undefined): string[] {
  return (value ?? '').split(',').filter((item) => item !== '');
}

/** Puts a member in or out of a comma list; null when nothing is left, so that the address drops it. */
export function toggled(value: string | undefined, member: string): string | null {
  const members = listOf(value);
  const next = members.includes(member) ? members.filter((one) => one !== member) : [...members, member];
  return next.join(',') || null;
}

/** Whether two queries ask for the same, whatever the order of their members. */
export function sameQuery(one: string, other: string): boolean {
  const sorted = (text: string) =>
    [...new URLSearchParams(text)]
      .map((pair) => pair.join('='))
      .sort()
      .join('&');
  return sorted(one) === sorted(other);
}

/** The filters of the address and how to change them (地址中的筛选). */
export function useLedgerAddress() {
  const [address, change] = useAddress();
  return useMemo(
    () => ({
      address,
      change,
      active: activeFilters(address),
      clear: () =>
        change(
          Object.fromEntries(FILTER_NAMES.map((name) => [name, name === 'planId' ? address[name] : null])),
        ),
    }),
    [address, change],
  );
}

export type LedgerAddress = ReturnType<typeof useLedgerAddress>;
