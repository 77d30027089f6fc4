import { useText } from '@sanyi/ui';
import { Fragment, type MouseEvent, memo, type ReactNode, type Ref, useMemo } from 'react';
import { paperWords } from '../../text/ui-words-paper.ts';
import type { Paper } from '../shared/contract.ts';
import { DOUBT } from '../shared/task-parts.tsx';
import { offsetOf } from './place-of.ts';
import { type Leaf, type MarkKind, type Piece, typeset } from './typeset.ts';
import './paper.css';

/** What is lit on the sheet: a task, and inside it perhaps one of its items. */
export interface Lit {
  readonly taskId: string | null;
  readonly itemId: string | null;
}

export interface Picked extends Lit {
  /** Raw offset of the click. */
  readonly at: number | null;
}

const NOTHING: Lit = { taskId: null, itemId: null };

/**
 * The paper as an official paper is set (公文原文), with a quiet mark on everything that was read from it. Paragraphs are
 * memoised and drawn only when near the window, so a paper of 70 000 characters scrolls like a short one.
 */
export function PaperView({
  paper,
  lit = NOTHING,
  spot = null,
  hidden = [],
  cutAt = null,
  onPick,
  sheet,
}: {
  paper: Pick<Paper, 'text' | 'blocks' | 'highlights' | 'title'>;
  lit?: Lit;
  /** A cited passage, drawn with a marker pen. */
  spot?: readonly [number, number] | null;
  hidden?: readonly MarkKind[];
  /** Where a task would be split. */
  cutAt?: number | null;
  onPick?: (picked: Picked) => void;
  sheet?: Ref<HTMLElement>;
}) {
  const units = useMemo(() => typeset(paper), [paper]);

  function pick(event: MouseEvent<HTMLElement>) {
    const selection = globalThis.getSelection?.();
    if (!onPick || (selection && !selection.isCollapsed)) return;
    const piece = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-from]') : null;
    if (!piece) return;
    const item =
      event.target instanceof Element
        ? (event.target.closest<HTMLElement>('[data-item]')?.dataset['item'] ?? null)
        : null;
    const at = selection ? offsetOf(selection.anchorNode, selection.anchorOffset) : null;
    onPick({ taskId: piece.dataset['task'] ?? null, itemId: item, at });
  }

  const leaf = (one: Leaf) => {
    const here = lit.taskId !== null && one.taskIds.includes(lit.taskId);
    const item =
      lit.itemId !== null &&
      one.pieces.some(({ marks }) => marks.some(({ itemId }) => itemId === lit.itemId));
    const within = spot !== null && spot[0] < one.to && spot[1] > one.from;
    const cut = cutAt !== null && cutAt > one.from && cutAt < one.to;
    return (
      <LeafView
        key={one.key}
        leaf={one}
        litTask={here ? lit.taskId : null}
        litItem={item ? lit.itemId : null}
        spotFrom={within ? spot[0] : null}
        spotTo={within ? spot[1] : null}
        cutAt={cut ? cutAt : null}
      />
    );
  };
  return (
    // The keyboard reaches every mark through the tree beside the paper (j, k); here a click is a shortcut to it.
    <article ref={sheet} className="plan-paper" lang="zh-CN" data-hide={hidden.join(' ')} onClick={pick}>
      {units.map((unit) => {
        if (unit.kind === 'leaf') return leaf(unit.leaf);
        return (
          <div key={unit.key} className="plan-paper-table">
            <table>
              <tbody>
                {unit.rows.map((row) => (
                  <tr key={row[0]?.key}>
                    {row.map((cell) => (
                      <td key={cell.key}>{leaf(cell)}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        );
      })}
    </article>
  );
}

const LeafView = memo(function LeafView({
  leaf,
  litTask,
  litItem,
  spotFrom,
  spotTo,
  cutAt,
}: {
  leaf: Leaf;
  litTask: string | null;
  litItem: string | null;
  spotFrom: number | null;
  spotTo: number | null;
  cutAt: number | null;
}) {
  const text = useText(paperWords);
  const Tag = leaf.face === 'heading-1' ? 'h3' : leaf.face === 'heading-2' ? 'h4' : 'p';
  return (
    <>
      {leaf.newPage !== null && (
        <div className="plan-paper-page" aria-hidden="true">
          {text.pageNumber(leaf.newPage)}
        </div>
      )}
      <Tag className={`plan-leaf plan-leaf-${leaf.face}`} data-leaf={leaf.from}>
        {leaf.pieces.flatMap((piece) =>
          slices(piece, spotFrom, spotTo, cutAt).map((slice) => {
            const spotted =
              spotFrom !== null && spotTo !== null && slice.from >= spotFrom && slice.to <= spotTo;
            return (
              <Fragment key={slice.from}>
                {slice.from === cutAt && <span className="plan-cut" aria-hidden="true" />}
                {slice.spaced && ' '}
                <PieceView
                  piece={slice}
                  litTask={slice.taskId !== null && slice.taskId === litTask}
                  litItem={litItem}
                  spotted={spotted}
                />
              </Fragment>
            );
          }),
        )}
      </Tag>
    </>
  );
});

/** Cuts a piece at further places: the edges of a cited passage and the place of a split. */
function slices(piece: Piece, ...places: readonly (number | null)[]): Piece[] {
  const cuts = places.filter((at): at is number => at !== null && at > piece.from && at < piece.to);
  if (cuts.length === 0) return [piece];
  const edges = [...new Set([piece.from, ...cuts, piece.to])].sort((one, other) => one - other);
  return edges.slice(0, -1).map((from, place) => {
    const to = edges[place + 1] ?? piece.to;
    return {
      ...piece,
      from,
      to,
      text: piece.text.slice(from - piece.from, to - piece.from),
      begins: piece.begins && place === 0,
      spaced: piece.spaced && place === 0,
    };
  });
}

function PieceView({
  piece,
  litTask,
  litItem,
  spotted,
}: {
  piece: Piece;
  litTask: boolean;
  litItem: string | null;
  spotted: boolean;
}) {
  let inner: ReactNode = piece.text;
  for (const mark of piece.marks.toReversed()) {
    const first = mark.span[0] === piece.from;
    const doubtful = mark.confidence !== null && mark.confidence < DOUBT;
    inner = (
      <span
        className={`plan-mark plan-mark-${mark.kind}${first ? ' plan-mark-first' : ''}${mark.itemId === litItem ? ' plan-mark-lit' : ''}${doubtful ? ' plan-mark-doubt' : ''}`}
        data-item={mark.itemId}
        title={mark.label}
      >
        {inner}
      </span>
    );
  }
  const classes = [
    'plan-piece',
    piece.taskId ? 'plan-piece-task' : '',
    piece.begins ? 'plan-piece-begins' : '',
    litTask ? 'plan-piece-lit' : '',
    piece.strong ? 'plan-piece-strong' : '',
    spotted ? 'plan-piece-spot' : '',
  ].filter(Boolean);
  return (
    <span
      className={classes.join(' ')}
      data-from={piece.from}
      {...(piece.taskId ? { 'data-task': piece.taskId } : {})}
    >
      {inner}
    </span>
  );
}
