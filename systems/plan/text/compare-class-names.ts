import type { CompareMode, PairClass } from '../engine/compare/comparable.ts';
import type { compareWords } from './ui-words-compare.ts';

/** Names of the classes of a comparison (比对类别名称): against a parent they say what is fulfilled, not what is new. */
export function classNamesOf(
  text: (typeof compareWords)['en'],
  mode: CompareMode,
): Readonly<Record<PairClass, string>> {
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
