/** A system as far as the classification needs it; the order of the list is the policy order. */
export interface TermOwner {
  readonly id: string;
  readonly terms: readonly string[];
}

/** A word of one or more systems, folded like the texts it is sought in. */
interface IndexedTerm {
  readonly folded: string;
  /** As written in the manifest, and by which system (its place in the policy order). */
  readonly owners: readonly { readonly place: number; readonly term: string }[];
}

/** All words of all systems (词表), grouped by first character so that a text is walked once. */
export interface TermIndex {
  readonly owners: readonly TermOwner[];
  readonly byFirst: ReadonlyMap<string, readonly IndexedTerm[]>;
}

/** An occurrence of a word in a folded text, `[start, end)`. */
export interface Occurrence {
  readonly place: number;
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Folds a text for comparison (归一化): full-width letters and digits become half-width, case is dropped, and white
 * space, quotation marks and the dashes of page breaks are removed, because papers mix all of them.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s“”‘’"'「」『』]/g, '');
}

/** Prepares the words of the systems for `occurrencesOf` (建立词表). */
export function termIndex(owners: readonly TermOwner[]): TermIndex {
  const terms = new Map<string, { place: number; term: string }[]>();
  owners.forEach((owner, place) => {
    for (const term of owner.terms) {
      const folded = foldText(term);
      const list = terms.get(folded) ?? [];
      if (folded !== '' && !list.some((entry) => entry.place === place))
        terms.set(folded, [...list, { place, term }]);
    }
  });
  const byFirst = new Map<string, IndexedTerm[]>();
  for (const [folded, list] of terms) {
    const first = folded.charAt(0);
    byFirst.set(first, [...(byFirst.get(first) ?? []), { folded, owners: list }]);
  }
  return { owners, byFirst };
}

/**
 * The words of all systems in a folded text (最长匹配): a word inside a longer word of any system does not count, so
 * 家庭医生管费用 is not also 家庭医生. The same words in two systems count for both.
 */
export function occurrencesOf(folded: string, index: TermIndex): Occurrence[] {
  const found: Occurrence[] = [];
  for (let start = 0; start < folded.length; start += 1) {
    for (const { folded: word, owners } of index.byFirst.get(folded.charAt(start)) ?? []) {
      if (folded.startsWith(word, start))
        found.push(...owners.map((owner) => ({ ...owner, start, end: start + word.length })));
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end || a.place - b.place);
  let widest = { start: -1, end: -1 };
  return found.filter((item) => {
    const inside = widest.end >= item.end && (widest.start !== item.start || widest.end !== item.end);
    if (item.end > widest.end) widest = item;
    return !inside;
  });
}
