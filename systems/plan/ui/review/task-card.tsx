import { Local, useFormat, useText } from '@sanyi/ui';
import { Fragment, memo, type ReactNode } from 'react';
import { reviewWords } from '../../text/ui-words-review.ts';
import type { ReviewTask } from '../shared/contract.ts';
import { usePhrases } from '../shared/phrases.ts';
import { Confidence, DeadlineWords, DepartmentName, TargetWords, useReason } from '../shared/task-parts.tsx';
import { weakest } from './model.ts';
import { partsOf } from './original.ts';

/** State of the review with its shape (核对状态): ○ to check, ● confirmed, ◐ corrected, × rejected. */
export function ReviewMark({ state }: { state: ReviewTask['reviewState'] }) {
  const say = usePhrases();
  const shape = { proposed: '○', confirmed: '●', corrected: '◐', rejected: '×' }[state];
  return (
    <span
      className={`rv-mark rv-mark-${state}`}
      role="img"
      aria-label={say.reviewState(state)}
      title={say.reviewState(state)}
    >
      {shape}
    </span>
  );
}

/** One task of the breakdown (分解树的一条): a line at rest, everything that was read from it when open. */
export const TaskCard = memo(function TaskCard({
  task,
  open,
  litItem,
  onPick,
  actions,
}: {
  task: ReviewTask;
  open: boolean;
  litItem: string | null;
  onPick: (taskId: string, itemId: string) => void;
  actions: ReactNode;
}) {
  const text = useText(reviewWords);
  const format = useFormat();
  const say = usePhrases();
  const weak = weakest(task);
  const lead = task.responsibilities.filter(({ role }) => role === 'lead');
  return (
    <li
      className={`rv-task rv-task-${task.reviewState} ${open ? 'rv-task-open' : ''}`}
      data-row={task.id}
      aria-current={open ? 'true' : undefined}
    >
      <button type="button" className="rv-head" aria-expanded={open} onClick={() => onPick(task.id, task.id)}>
        <ReviewMark state={task.reviewState} />
        <span className="rv-title">
          {task.number && <i>{task.number}</i>}
          {task.title}
        </span>
        {task.reviewState === 'proposed' && <Confidence value={weak.confidence} reason={weak.reason} />}
      </button>
      {!open && (
        <p className="rv-line">
          <span>
            {lead.length === 0 && text.noDepartment}
            {lead.map(({ id, raw, organisation }, place) => (
              <Fragment key={id}>
                {place > 0 && say.words.joinList}
                <Local text={{ zh: raw, en: organisation?.name.en ?? raw }} />
              </Fragment>
            ))}
          </span>
          {(task.dueOn ?? task.ongoing) && (
            <span>{task.dueOn ? format.day(task.dueOn) : say.words.ongoing}</span>
          )}
          {task.targets.length > 0 && (
            <span>
              {say.words.target} {task.targets.length}
            </span>
          )}
        </p>
      )}
      {open && <Parts task={task} litItem={litItem} onPick={onPick} />}
      {open && <OriginalBeside task={task} />}
      {open && actions}
    </li>
  );
});

function Parts({
  task,
  litItem,
  onPick,
}: {
  task: ReviewTask;
  litItem: string | null;
  onPick: (taskId: string, itemId: string) => void;
}) {
  const text = useText(reviewWords);
  const reason = useReason();
  const { words } = usePhrases();
  const row = (
    part: { id: string; confidence: number | null; reason: string | null },
    kind: string,
    label: string,
    content: ReactNode,
  ) => (
    <li
      key={part.id}
      className={`rv-part ${part.id === litItem ? 'rv-part-lit' : ''}`}
      data-row={part.id}
      onClick={() => onPick(task.id, part.id)}
    >
      <span className={`rv-shape rv-shape-${kind}`} aria-hidden="true" />
      <span className="rv-part-label">{label}</span>
      <span className="rv-part-words">{content}</span>
      <span className="rv-part-why">
        {reason(part.reason)} <Confidence value={part.confidence} reason={part.reason} />
      </span>
    </li>
  );
  return (
    <ul className="rv-parts">
      {task.responsibilities.length === 0 && <li className="rv-part rv-part-none">{text.noDepartment}</li>}
      {task.responsibilities.map((one) =>
        row(
          one,
          'department',
          words[one.role],
          <>
            <DepartmentName department={one} />
            {one.organisation === null && <em className="rv-warn"> {text.unsettled}</em>}
          </>,
        ),
      )}
      {task.openEnded && <li className="rv-part rv-part-none">{text.openEnded}</li>}
      {task.deadlines.map((one) => row(one, 'deadline', words.deadline, <DeadlineWords deadline={one} />))}
      {task.targets.map((one) => row(one, 'target', words.target, <TargetWords target={one} />))}
      {task.citations.map((one) =>
        row(
          { id: one.id, confidence: null, reason: null },
          'citation',
          words.citation,
          [one.title, one.docNumber].filter(Boolean).join(' '),
        ),
      )}
    </ul>
  );
}

/** What the reader proposed, beside a task that a person changed (读出的原样). */
function OriginalBeside({ task }: { task: ReviewTask }) {
  const text = useText(reviewWords);
  const say = usePhrases();
  if (task.reviewState !== 'corrected') return null;
  const parts = partsOf(task, task.original, say);
  if (parts === null) return <p className="rv-original">{text.noOriginal}</p>;
  const changed = parts.filter(({ differs }) => differs);
  if (changed.length === 0) return null;
  const labels = {
    number: text.number,
    title: text.title,
    lead: say.words.lead,
    coop: say.words.coop,
    deadlines: say.words.deadline,
    targets: say.words.target,
  };
  return (
    <dl className="rv-original">
      <dt>{text.original}</dt>
      {changed.map((part) => (
        <dd key={part.id}>
          <span>{labels[part.id]}</span> <del>{part.read || '—'}</del>
        </dd>
      ))}
    </dl>
  );
}
