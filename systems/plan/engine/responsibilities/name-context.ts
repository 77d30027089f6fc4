import type { AliasEntry } from '@sanyi/codes';

/** What the reader knows when it resolves names. */
export interface NameContext {
  onDay: string | null;
  aliases: readonly AliasEntry[];
}
