import { isMeant } from '@sanyi/ui';
import type { ComparedPair, CompareMode, Comparison, PairClass } from '../shared/contract.ts';

/** Classes in the order in which a reader wants them (类别次序): against a parent the gaps come first. */
export function classOrder(mode: CompareMode): readonly PairClass[] {
  return mode === 'parent'
    ? ['dropped', 'loosened', 'moved-owner', 'tightened', 'renamed-body', 'reworded', 'unchanged', 'new']
    : ['tightened', 'loosened', 'moved-owner', 'new', 'dropped', 'renamed-body', 'reworded', 'unchanged'];
}

export interface Filters {
  readonly class: string;
  readonly find: string;
  /** `<left section>~<right section>`, or empty. */
  readonly cell: string;
}

/** The pairs that fit the filters (筛选), the leading classes first, each in the order of the papers. */
export function shownPairs(comparison: Comparison, filters: Filters): ComparedPair[] {
  const order = classOrder(comparison.mode);
  const [row, column] = filters.cell.split('~');
  const place = ({ left, right }: ComparedPair) =>
    comparison.mode === 'parent' ? (left?.seq ?? right?.seq ?? 0) : (right?.seq ?? left?.seq ?? 0);
  return comparison.pairs
    .filter(
      (pair) =>
        (filters.class === 'all' || tellingClasses(pair).some((one) => one === filters.class)) &&
        (!filters.cell || (pair.left?.sectionId === row && pair.right?.sectionId === column)) &&
        isMeant(
          filters.find,
          ...[pair.left, pair.right].flatMap((side) =>
            side
              ? [side.title, side.text, side.number, ...side.departments.flatMap(({ zh, en }) => [zh, en])]
              : [],
          ),
        ),
    )
    .sort((one, other) => order.indexOf(one.class) - order.indexOf(other.class) || place(one) - place(other));
}

/** The classes of a pair that say something: other words beside another target are no news of their own. */
export function tellingClasses(pair: ComparedPair): readonly PairClass[] {
  return [...new Set(pair.classes)].filter((one) => one === pair.class || one !== 'reworded');
}

/** What changed without the name of the indicator in front, which stands beside it. */
export function valueWords(words: string | null, indicator: string): string | null {
  return words?.startsWith(indicator) ? words.slice(indicator.length).trim() || words : words;
}

/** How many pairs each class has; a pair with several counts in each. */
export function classCounts(pairs: readonly ComparedPair[]): ReadonlyMap<PairClass, number> {
  const counts = new Map<PairClass, number>();
  for (const pair of pairs)
    for (const one of tellingClasses(pair)) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

/** One stretch of a sentence: shared with the other side, or only here. */
export interface Stretch {
  readonly from: number;
  readonly text: string;
  readonly only: boolean;
  /** Holds a number, which weighs more than a word. */
  readonly number: boolean;
  /** Belongs to the number and title with which the sentence begins. */
  readonly title: boolean;
}

/** Where the number and title at the beginning of a task's words end; 0 when the words begin otherwise. */
export function titleEnd(text: string, title: string): number {
  const at = text.indexOf(title);
  return at >= 0 && at <= 10 ? at + title.length : 0;
}

/** A sentence cut into what both sides have and what only this side has (差异标注). */
export function stretches(text: string, only: readonly (readonly [number, number])[], title = 0): Stretch[] {
  const cut: Stretch[] = [];
  const push = (from: number, to: number, mark: boolean): void => {
    if (to <= from) return;
    if (from < title && title < to) {
      push(from, title, mark);
      push(title, to, mark);
      return;
    }
    const words = text.slice(from, to);
    if (!mark) {
      cut.push({ from, text: words, only: false, number: false, title: from < title });
      return;
    }
    // Inside a difference the numbers weigh most: they are cut out of it.
    let start = from;
    for (const part of words.split(/(\d+(?:\.\d+)?[%‰]?)/)) {
      if (part)
        cut.push({ from: start, text: part, only: true, number: /^\d/.test(part), title: from < title });
      start += part.length;
    }
  };
  let at = 0;
  for (const [from, to] of only.toSorted((one, other) => one[0] - other[0])) {
    const start = Math.min(text.length, Math.max(at, from));
    const end = Math.min(text.length, Math.max(start, to));
    push(at, start, false);
    push(start, end, true);
    at = end;
  }
  push(at, text.length, false);
  return cut;
}

/** The strongest change of a class, to name it in the finding: the first target with both values. */
export function example(
  comparison: Comparison,
  of: 'tightened' | 'loosened',
  phrase: (words: string) => string,
): string | null {
  for (const pair of comparison.pairs)
    for (const change of pair.targetChanges)
      if (change.change === of && change.before !== null && change.after !== null)
        return `${change.indicator} ${phrase(valueWords(change.before, change.indicator) ?? '')} → ${phrase(valueWords(change.after, change.indicator) ?? '')}`;
  return null;
}
