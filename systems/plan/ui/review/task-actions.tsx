import { useText } from '@sanyi/ui';
import { Button } from 'antd';
import { reviewWords } from '../../text/ui-words-review.ts';
import type { ReviewTask } from '../shared/contract.ts';

export interface Commands {
  readonly accept: () => void;
  readonly edit: () => void;
  readonly split: () => void;
  readonly merge: () => void;
  readonly reject: () => void;
  readonly restore: () => void;
  readonly undo: () => void;
}

/** What can be done with the lit task (核对操作), each with its key. */
export function TaskActions({
  task,
  mayMerge,
  busy,
  commands,
}: {
  task: ReviewTask;
  mayMerge: boolean;
  busy: boolean;
  commands: Commands;
}) {
  const text = useText(reviewWords);
  const inPaper = task.span !== null;
  const button = (label: string, key: string | null, act: () => void, shown = true, primary = false) =>
    shown && (
      <Button
        key={label}
        size="small"
        type={primary ? 'primary' : 'default'}
        disabled={busy}
        onClick={(event) => {
          event.stopPropagation();
          act();
        }}
      >
        {label}
        {key && <kbd>{key}</kbd>}
      </Button>
    );
  const rejected = task.reviewState === 'rejected';
  return (
    <div className="rv-actions">
      {button(text.accept, 'a', commands.accept, task.reviewState === 'proposed', true)}
      {button(text.edit, 'e', commands.edit, !rejected)}
      {button(text.split, 's', commands.split, inPaper && !rejected)}
      {button(text.merge, 'm', commands.merge, mayMerge && !rejected)}
      {button(text.reject, 'r', commands.reject, !rejected)}
      {button(
        text.restore,
        null,
        commands.restore,
        task.original !== null && (rejected || task.reviewState === 'corrected'),
      )}
    </div>
  );
}
