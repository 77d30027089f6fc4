import { useText } from '@sanyi/ui';
import { compareWords } from '../../text/ui-words-compare.ts';
import type { CompareMode, PairClass } from '../shared/contract.ts';

/** Names of the classes (类别名): against a parent, the same classes answer another question. */
export function useClassNames(mode: CompareMode): Readonly<Record<PairClass, string>> {
  const text = useText(compareWords);
  const parent = mode === 'parent';
  return {
    new: parent ? text.parentNew : text.new,
    dropped: parent ? text.parentDropped : text.dropped,
    unchanged: parent ? text.parentUnchanged : text.unchanged,
    reworded: parent ? text.parentReworded : text.reworded,
    tightened: parent ? text.parentTightened : text.tightened,
    loosened: parent ? text.parentLoosened : text.loosened,
    'moved-owner': parent ? text.parentMovedOwner : text.movedOwner,
    'renamed-body': text.renamedBody,
  };
}
