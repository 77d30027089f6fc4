import { type Entry, entryKey, type KeptEntry } from './entry.ts';

/** What an import would do to a line (导入比对). */
export interface Comparison {
  readonly added: readonly KeptEntry[];
  readonly changed: readonly KeptEntry[];
  /** Keys that count no more, with the code that takes their place where the file says so. */
  readonly retired: readonly { readonly key: string; readonly successor: string }[];
  /** Never known here and said by the file to have ended: kept so that they are recognised. */
  readonly addedEnded: readonly KeptEntry[];
  /** Ended before; the file now says what took their place. */
  readonly succeeded: readonly { readonly key: string; readonly successor: string }[];
  readonly unchanged: number;
}

export interface ComparisonOptions {
  /** The file is the whole list: what it does not name is retired. */
  readonly complete: boolean;
  /** Keys of rows that could not be read: they stay as they are. */
  readonly untouched: ReadonlySet<string>;
  /** What ended in earlier imports, and the code that took its place, '' where none is known. */
  readonly endedBefore: ReadonlyMap<string, string>;
}

/**
 * Compares a file with what is in force (版本比对). A field that the file has no column for keeps its value. The order of the rows
 * does not matter: added and changed come in the order of the code.
 */
export function compareEdition(
  present: ReadonlyMap<string, KeptEntry>,
  incoming: readonly Entry[],
  options: ComparisonOptions,
): Comparison {
  const added: KeptEntry[] = [];
  const addedEnded: KeptEntry[] = [];
  const changed: KeptEntry[] = [];
  const retired: { key: string; successor: string }[] = [];
  const succeeded: { key: string; successor: string }[] = [];
  const named = new Set<string>();
  let unchanged = 0;
  for (const entry of incoming) {
    const key = entryKey(entry);
    named.add(key);
    const before = present.get(key);
    if (entry.ended) {
      const known = options.endedBefore.get(key);
      if (before) retired.push({ key, successor: entry.successor ?? before.successor });
      else if (known === undefined) addedEnded.push(kept(entry, undefined));
      else if (entry.successor && entry.successor !== known)
        succeeded.push({ key, successor: entry.successor });
      else unchanged += 1;
      continue;
    }
    const after = kept(entry, before);
    if (!before) added.push(after);
    else if (sameEntry(before, after)) unchanged += 1;
    else changed.push(after);
  }
  if (options.complete)
    for (const [key, entry] of present)
      if (!named.has(key) && !options.untouched.has(key)) retired.push({ key, successor: entry.successor });
  const byKey = (one: KeptEntry, other: KeptEntry) => (entryKey(one) < entryKey(other) ? -1 : 1);
  return {
    added: added.sort(byKey),
    changed: changed.sort(byKey),
    retired: retired.sort((one, other) => (one.key < other.key ? -1 : 1)),
    addedEnded: addedEnded.sort(byKey),
    succeeded: succeeded.sort((one, other) => (one.key < other.key ? -1 : 1)),
    unchanged,
  };
}

function kept(entry: Entry, before: KeptEntry | undefined): KeptEntry {
  return {
    code: entry.code,
    target: entry.target ?? '',
    name: entry.name,
    category: entry.category ?? before?.category ?? '',
    grey: entry.grey ?? before?.grey ?? false,
    successor: entry.successor ?? before?.successor ?? '',
    attributes: entry.attributes ?? before?.attributes ?? {},
  };
}

/** Whether two entries say the same (条目相同). */
export function sameEntry(one: KeptEntry, other: KeptEntry): boolean {
  return (
    one.name === other.name &&
    one.category === other.category &&
    one.grey === other.grey &&
    one.successor === other.successor &&
    sameAttributes(one.attributes, other.attributes)
  );
}

function sameAttributes(
  one: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
