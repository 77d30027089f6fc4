import { useText } from '@sanyi/ui';
import { classNamesOf } from '../../text/compare-class-names.ts';
import { compareWords } from '../../text/ui-words-compare.ts';
import type { CompareMode, PairClass } from '../shared/contract.ts';

/** Names of the classes (类别名) in the language of the page. */
export function useClassNames(mode: CompareMode): Readonly<Record<PairClass, string>> {
  return classNamesOf(useText(compareWords), mode);
}
