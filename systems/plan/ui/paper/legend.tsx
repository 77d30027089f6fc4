import { useRemembered, useText } from '@sanyi/ui';
import { useMemo } from 'react';
import { paperWords } from '../../text/ui-words-paper.ts';
import { terms } from '../../text/ui-words-terms.ts';
import type { Highlight } from '../shared/contract.ts';
import { type MarkKind, markKinds } from './typeset.ts';
import './paper.css';

const isList = (text: string): text is string => typeof text === 'string';

/** Which marks are hidden, remembered on this machine (隐藏的标注). */
export function useHiddenMarks(): readonly [readonly MarkKind[], (kind: MarkKind) => void] {
  const [remembered, remember] = useRemembered('sanyi.plan.marks', '', isList);
  const hidden = useMemo(
    () => markKinds.filter((kind) => remembered.split(' ').includes(kind)),
    [remembered],
  );
  const toggle = (kind: MarkKind) =>
    remember((hidden.includes(kind) ? hidden.filter((one) => one !== kind) : [...hidden, kind]).join(' '));
  return [hidden, toggle];
}

/** The legend of the marks (图例): each with its own line and shape, its number, and a switch. */
export function Legend({
  highlights,
  hidden,
  onToggle,
}: {
  highlights: readonly Highlight[];
  hidden: readonly MarkKind[];
  onToggle: (kind: MarkKind) => void;
}) {
  const text = useText(paperWords);
  const words = useText(terms);
  const counts = useMemo(() => {
    const all = new Map<string, number>();
    for (const { kind } of highlights) all.set(kind, (all.get(kind) ?? 0) + 1);
    return all;
  }, [highlights]);
  return (
    <ul className="plan-legend" aria-label={text.legend}>
      {markKinds
        .filter((kind) => counts.has(kind))
        .map((kind) => (
          <li key={kind}>
            <button
              type="button"
              aria-pressed={!hidden.includes(kind)}
              title={text.shown(words[kind], counts.get(kind) ?? 0)}
              onClick={() => onToggle(kind)}
            >
              <i className={`plan-mark plan-mark-first plan-mark-${kind}`}>{kind === 'task' ? '1.' : '文'}</i>
              {words[kind]}
              <small>{counts.get(kind)}</small>
            </button>
          </li>
        ))}
    </ul>
  );
}
