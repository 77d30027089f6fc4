import type { Records } from '@sanyi/records';
import { ATTEMPTS, restUntil } from '../store/accounts.ts';

/** Names kept at most; the oldest goes first. */
const MOST = 10_000;

interface Tried {
  readonly failed: number;
  readonly until: string | null;
}

const tried = new WeakMap<Records, Map<string, Tried>>();

/**
 * Counts attempts with a name that no account has (未知用户名), so that it comes to rest like a known one and nobody can
 * tell the two apart. Kept in memory: there is nothing to protect but the answer.
 *
 * @returns the end of its rest, or `null` while it may be tried
 */
export function claimUnknownName(records: Records, username: string, now: string): string | null {
  const names = tried.get(records) ?? new Map<string, Tried>();
  tried.set(records, names);
  const name = username.trim().toLowerCase();
  const known = names.get(name) ?? { failed: 0, until: null };
  if (known.until !== null && known.until > now) return known.until;
  const last = known.failed + 1 >= ATTEMPTS;
  names.delete(name);
  names.set(name, last ? { failed: 0, until: restUntil(now) } : { failed: known.failed + 1, until: null });
  const oldest = names.size > MOST ? names.keys().next().value : undefined;
  if (oldest !== undefined) names.delete(oldest);
  return null;
}
