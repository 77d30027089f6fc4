import type { ComparableTask } from './comparable.ts';
import { bigramsOf, plainWords, wordsOfTask } from './plain-words.ts';

/** Shares of the parts in the likeness of two tasks; they add up to 1. */
const WEIGHTS = { text: 0.55, title: 0.27, departments: 0.08, section: 0.06, numbers: 0.04 } as const;

/** Likeness of every left task with every right one, row by row, 0 to 1. */
export interface SimilarityTable {
  readonly columns: number;
  readonly values: Float64Array;
}

/** Likeness of one pair (相似度), 0 to 1. */
export function similarityAt(table: SimilarityTable, left: number, right: number): number {
  return table.values[left * table.columns + right] ?? 0;
}

/**
 * Likeness of all pairs (相似度): cosine of weighted character bigrams of text, title and section, where a bigram that
 * is rare in both plans weighs more, plus shared departments and numbers. Exactly the same when the sides are swapped.
 */
export function similarityTable(
  left: readonly ComparableTask[],
  right: readonly ComparableTask[],
): SimilarityTable {
  const values = new Float64Array(left.length * right.length);
  addCosine(values, left.map(wordsOfTask), right.map(wordsOfTask), WEIGHTS.text);
  addCosine(
    values,
    left.map(({ title }) => plainWords(title)),
    right.map(({ title }) => plainWords(title)),
    WEIGHTS.title,
  );
  addCosine(
    values,
    left.map(({ sectionTitle }) => plainWords(sectionTitle)),
    right.map(({ sectionTitle }) => plainWords(sectionTitle)),
    WEIGHTS.section,
  );
  addShared(values, left.map(bodiesOf), right.map(bodiesOf), WEIGHTS.departments);
  addShared(values, left.map(numbersOf), right.map(numbersOf), WEIGHTS.numbers);
  return { columns: right.length, values };
}

interface Posting {
  readonly left: { readonly at: number; readonly count: number }[];
  readonly right: { readonly at: number; readonly count: number }[];
}

function addCosine(
  values: Float64Array,
  left: readonly string[],
  right: readonly string[],
  weight: number,
): void {
  const postings = new Map<string, Posting>();
  const post = (side: 'left' | 'right', words: readonly string[]) =>
    words.forEach((text, at) => {
      for (const [gram, count] of bigramsOf(text)) {
        const posting = postings.get(gram) ?? { left: [], right: [] };
        posting[side].push({ at, count });
        postings.set(gram, posting);
      }
    });
  post('left', left);
  post('right', right);
  const documents = left.length + right.length;
  const lengthLeft = new Float64Array(left.length);
  const lengthRight = new Float64Array(right.length);
  const dots = new Float64Array(values.length);
  // Sorted, so that sums are formed in the same order whichever side stands left.
  for (const gram of [...postings.keys()].sort()) {
    const posting = postings.get(gram);
    if (!posting) continue;
    const rarity = Math.log((documents + 1) / (posting.left.length + posting.right.length));
    for (const { at, count } of posting.left)
      lengthLeft[at] = (lengthLeft[at] ?? 0) + (damped(count) * rarity) ** 2;
    for (const { at, count } of posting.right)
      lengthRight[at] = (lengthRight[at] ?? 0) + (damped(count) * rarity) ** 2;
    for (const one of posting.left) {
      const row = one.at * right.length;
      const mine = damped(one.count) * rarity;
      for (const other of posting.right)
        dots[row + other.at] = (dots[row + other.at] ?? 0) + mine * (damped(other.count) * rarity);
    }
  }
  for (let l = 0; l < left.length; l += 1)
    for (let r = 0; r < right.length; r += 1) {
      const scale = Math.sqrt((lengthLeft[l] ?? 0) * (lengthRight[r] ?? 0));
      const place = l * right.length + r;
      const cosine =
        left[l] === right[r] && left[l] !== ''
          ? 1
          : scale === 0
            ? 0
            : Math.min(1, (dots[place] ?? 0) / scale);
      values[place] = (values[place] ?? 0) + weight * cosine;
    }
}

/** A word said three times does not count three times. */
function damped(count: number): number {
  return count === 1 ? 1 : 1 + Math.log(count);
}

function addShared(
  values: Float64Array,
  left: readonly ReadonlySet<string>[],
  right: readonly ReadonlySet<string>[],
  weight: number,
): void {
  left.forEach((one, l) =>
    right.forEach((other, r) => {
      let shared = 0;
      for (const item of one) if (other.has(item)) shared += 1;
      const all = one.size + other.size - shared;
      // Two tasks without any are alike in this, too.
      values[l * right.length + r] =
        (values[l * right.length + r] ?? 0) + weight * (all === 0 ? 1 : shared / all);
    }),
  );
}

function bodiesOf(task: ComparableTask): ReadonlySet<string> {
  return new Set(task.departments.map(({ departmentId, name }) => departmentId ?? name));
}

function numbersOf(task: ComparableTask): ReadonlySet<string> {
  return new Set(task.targets.map(({ value, unit }) => `${value ?? ''}${unit}`));
}
