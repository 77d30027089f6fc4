import { EmptyState, useText } from '@sanyi/ui';
import { type ReactNode, useMemo } from 'react';
import { reviewWords } from '../../text/ui-words-review.ts';
import { terms } from '../../text/ui-words-terms.ts';
import type { Lit } from '../paper/paper-view.tsx';
import type { Tree } from '../shared/contract.ts';
import { Confidence, TargetWords, useReason } from '../shared/task-parts.tsx';
import { type ToCheck, treeLines } from './model.ts';
import { TaskCard } from './task-card.tsx';

/** The breakdown (分解树): sections of the paper with their tasks; the lit one is open. */
export function TreePane({
  tree,
  lit,
  all,
  onPick,
  actionsOf,
}: {
  tree: Tree;
  lit: Lit;
  /** Every task open. */
  all: boolean;
  onPick: (taskId: string | null, itemId: string) => void;
  actionsOf: (taskId: string) => ReactNode;
}) {
  const text = useText(reviewWords);
  const lines = useMemo(() => treeLines(tree), [tree]);
  return (
    <>
      <ul className="rv-tree">
        {lines.map((line) =>
          line.kind === 'section' ? (
            <li
              key={line.section.id}
              className={`rv-section rv-section-${Math.min(line.section.level, 3)} ${lit.itemId === line.section.id ? 'rv-part-lit' : ''}`}
              data-row={line.section.id}
            >
              <button type="button" onClick={() => onPick(null, line.section.id)}>
                {line.section.number && <i>{line.section.number}</i>}
                {line.section.title}
              </button>
              <small>{line.open > 0 ? text.left(line.open) : line.tasks}</small>
            </li>
          ) : (
            <TaskCard
              key={line.task.id}
              task={line.task}
              open={all || lit.taskId === line.task.id}
              litItem={lit.taskId === line.task.id ? lit.itemId : null}
              onPick={onPick}
              actions={lit.taskId === line.task.id ? actionsOf(line.task.id) : null}
            />
          ),
        )}
      </ul>
      {tree.planTargets.length > 0 && (
        <section className="rv-plan-targets">
          <h3>{text.planTargets}</h3>
          <ul className="rv-parts">
            {tree.planTargets.map((target) => (
              <li
                key={target.id}
                data-row={target.id}
                className={`rv-part ${lit.itemId === target.id ? 'rv-part-lit' : ''}`}
                onClick={() => onPick(null, target.id)}
              >
                <span className="rv-shape rv-shape-target" aria-hidden="true" />
                <span className="rv-part-words">
                  <TargetWords target={target} />
                </span>
                <Confidence value={target.confidence} reason={target.reason} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** What waits for a person, the most doubtful first (待核对清单). */
export function QueuePane({
  items,
  lit,
  onPick,
  actionsOf,
}: {
  items: readonly ToCheck[];
  lit: Lit;
  onPick: (taskId: string | null, itemId: string) => void;
  actionsOf: (taskId: string) => ReactNode;
}) {
  const text = useText(reviewWords);
  const words = useText(terms);
  const reason = useReason();
  if (items.length === 0) return <EmptyState title={text.queueEmpty}>{text.queueEmptyText}</EmptyState>;
  return (
    <ul className="rv-queue">
      {items.map((item) => {
        const itemId = item.itemId ?? item.taskId ?? item.key;
        const open = lit.itemId === itemId;
        return (
          <li
            key={item.key}
            className={`rv-doubt ${open ? 'rv-task-open' : ''}`}
            data-row={itemId}
            aria-current={open ? 'true' : undefined}
          >
            <button type="button" className="rv-head" onClick={() => onPick(item.taskId, itemId)}>
              <span className={`rv-shape rv-shape-${item.what}`} aria-hidden="true" />
              <span className="rv-title">
                <b>{words[item.what]}</b> {item.quote}
              </span>
              <Confidence value={item.confidence} reason={item.reason} />
            </button>
            <p className="rv-line">
              <span>{reason(item.reason)}</span>
              {item.task && item.task.id !== itemId && (
                <span>
                  {item.task.number} {item.task.title}
                </span>
              )}
            </p>
            {open && item.taskId !== null && (
              <>
                {item.task && <TaskInside task={item.task} litItem={itemId} onPick={onPick} />}
                {actionsOf(item.taskId)}
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function TaskInside({
  task,
  litItem,
  onPick,
}: {
  task: NonNullable<ToCheck['task']>;
  litItem: string;
  onPick: (taskId: string | null, itemId: string) => void;
}) {
  return (
    <ul className="rv-tree rv-inside">
      <TaskCard task={task} open litItem={litItem} onPick={onPick} actions={null} />
    </ul>
  );
}
