import type { CellInput, SheetSpec } from '@sanyi/documents';
import type { Locale, LocalText } from '@sanyi/kernel';
import { inLocale } from '@sanyi/kernel';
import type { StoredComparison } from '../store/compare.ts';
import { classNamesOf } from '../text/compare-class-names.ts';
import { compareWords } from '../text/ui-words-compare.ts';

type Pair = StoredComparison['pairs'][number];
/** Ids of the two sides, null where a side has no task. */
export type PairKey = readonly [left: string | null, right: string | null];

const flat = (text: string) => text.replace(/\s+/g, '');
/** The number a phrase such as `≥ 75%` holds; null where it says a range or a trend. */
const numberIn = (phrase: string | null): string | null => {
  const [one, other] = phrase?.match(/[+−-]?\d+(?:\.\d+)?/g) ?? [];
  return one === undefined || other !== undefined ? null : one.replace('−', '-').replace('+', '');
};

/**
 * A comparison as the sheets of a workbook (比对工作簿): the pairs with their sentences and real dates, and every target
 * that differs with both values as numbers.
 *
 * @param chosen the pairs in the order to be written; all of them without
 */
export function comparisonSheets(
  comparison: StoredComparison,
  locale: Locale,
  chosen: readonly PairKey[] | undefined,
): SheetSpec[] {
  const text = compareWords[locale];
  const say = (words: LocalText) => inLocale(words, locale);
  const names = classNamesOf(text, comparison.mode);
  const pairs = chosenPairs(comparison, chosen);
  const classes = (pair: Pair) => pair.classes.map((one) => names[one]).join(' ');
  const side = (task: Pair['left']): CellInput[] => [
    task?.number ?? null,
    task?.title ?? null,
    task ? flat(task.text) : null,
    task ? task.departments.map(say).join(text.listComma) : null,
    task?.dueOn ?? null,
  ];
  const columns = (title: string) =>
    [
      { title: `${title} ${text.number}`, kind: 'text', width: 10 },
      { title: `${title} ${text.task}`, kind: 'text', width: 26 },
      { title: `${title} ${text.words}`, kind: 'text', width: 44 },
      { title: `${title} ${text.departments}`, kind: 'text', width: 22 },
      { title: `${title} ${text.due}`, kind: 'date' },
    ] as const;
  return [
    {
      name: text.sheetPairs,
      columns: [
        { title: text.class, kind: 'text', width: 12 },
        ...columns(comparison.left.title),
        ...columns(comparison.right.title),
        { title: text.alike, kind: 'percent', digits: 1 },
        { title: text.explanation, kind: 'text', width: 44 },
      ],
      rows: pairs.map((pair) => [
        classes(pair),
        ...side(pair.left),
        ...side(pair.right),
        pair.left && pair.right ? String(pair.similarity) : null,
        say(pair.explanation),
      ]),
    },
    {
      name: text.sheetTargets,
      columns: [
        { title: text.indicator, kind: 'text', width: 34 },
        { title: text.class, kind: 'text', width: 14 },
        { title: text.valueBefore, kind: 'decimal' },
        { title: text.valueAfter, kind: 'decimal' },
        { title: text.wordsBefore, kind: 'text', width: 24 },
        { title: text.wordsAfter, kind: 'text', width: 24 },
        { title: text.task, kind: 'text', width: 30 },
      ],
      rows: pairs.flatMap((pair) =>
        pair.targetChanges
          .filter(({ change }) => change !== 'same')
          .map((one) => [
            one.indicator,
            text[`change_${one.change}`],
            numberIn(one.before),
            numberIn(one.after),
            one.before,
            one.after,
            pair.right?.title ?? pair.left?.title ?? null,
          ]),
      ),
    },
  ];
}

function chosenPairs(comparison: StoredComparison, chosen: readonly PairKey[] | undefined): readonly Pair[] {
  if (chosen === undefined) return comparison.pairs;
  const keyOf = (left: string | null | undefined, right: string | null | undefined) =>
    `${left ?? ''}~${right ?? ''}`;
  const known = new Map(comparison.pairs.map((pair) => [keyOf(pair.left?.id, pair.right?.id), pair]));
  return chosen.flatMap(([left, right]) => known.get(keyOf(left, right)) ?? []);
}
