import { useFormat, useText } from '@sanyi/ui';
import { compareWords } from '../../text/ui-words-compare.ts';
import type { Comparison } from '../shared/contract.ts';
import { classCounts, example } from './model.ts';

/** What came out, in one sentence (结论句). */
export function useFinding(): (comparison: Comparison) => string {
  const text = useText(compareWords);
  const { phrase } = useFormat();
  return (comparison) => {
    const counts = classCounts(comparison.pairs);
    const count = (name: Parameters<typeof counts.get>[0]) => counts.get(name) ?? 0;
    const such = (of: 'tightened' | 'loosened') => {
      const words = example(comparison, of, phrase);
      return words === null ? '' : text.example(words);
    };
    if (comparison.mode === 'parent') {
      const all = comparison.pairs.filter(({ left }) => left !== null).length;
      const parts = [
        count('dropped') > 0 ? text.parentGap(all, count('dropped')) : text.parentFull(all),
        ...(count('loosened') > 0 ? [text.parentWeak(count('loosened'))] : []),
        ...(count('new') > 0 ? [text.parentMore(count('new'))] : []),
      ];
      return `${parts.join(text.semicolon)}${text.stop}`;
    }
    const name = (plan: Comparison['left']) => (plan.year === null ? plan.title : text.year(plan.year));
    const said = [
      ...(count('new') > 0 ? [text.sNew(count('new'))] : []),
      ...(count('dropped') > 0 ? [text.sDropped(count('dropped'))] : []),
      ...(count('tightened') > 0 ? [text.sTightened(count('tightened'), such('tightened'))] : []),
      ...(count('loosened') > 0 ? [text.sLoosened(count('loosened'), such('loosened'))] : []),
      ...(count('moved-owner') > 0 ? [text.sMoved(count('moved-owner'))] : []),
    ];
    const rest = comparison.pairs.filter((pair) =>
      ['unchanged', 'reworded', 'renamed-body'].includes(pair.class),
    ).length;
    const body = said.length === 0 ? text.sNothing : said.join(text.comma);
    return `${text.sentencePrevious(name(comparison.left), name(comparison.right))}${body}${rest > 0 ? `${text.semicolon}${text.sRest(rest)}` : ''}${text.stop}`;
  };
}
