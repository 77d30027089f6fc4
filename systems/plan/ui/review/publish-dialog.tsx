import { ProblemNote, useText } from '@sanyi/ui';
import { Button, Modal } from 'antd';
import { reviewWords } from '../../text/ui-words-review.ts';
import type { ReviewTask } from '../shared/contract.ts';
import { remainsOf } from './model.ts';

/** Publishing (发布): says what remains, each one click away, and what publishing means. */
export function PublishDialog({
  open,
  tasks,
  busy,
  problem,
  onCancel,
  onSee,
  onPublish,
}: {
  open: boolean;
  tasks: readonly ReviewTask[];
  busy: boolean;
  problem: unknown;
  onCancel: () => void;
  onSee: (taskId: string) => void;
  onPublish: () => void;
}) {
  const text = useText(reviewWords);
  const { unreviewed, noLead, unsettled } = remainsOf(tasks);
  const remains = [
    [text.remainUnreviewed(unreviewed.length), unreviewed],
    [text.remainNoLead(noLead.length), noLead],
    [text.remainUnsettled(unsettled.length), unsettled],
  ] as const;
  const open_ = remains.filter(([, items]) => items.length > 0);
  return (
    <Modal
      open={open}
      title={text.publishTitle}
      okText={open_.length > 0 ? text.publishAnyway : text.publishNow}
      cancelText={text.keepReviewing}
      confirmLoading={busy}
      onCancel={onCancel}
      onOk={onPublish}
    >
      <div className="rv-publish">
        <p>{text.publishText}</p>
        {open_.length === 0 ? (
          <p className="rv-ready">{text.remainsNothing}</p>
        ) : (
          <ul aria-label={text.remains}>
            {open_.map(([sentence, items]) => (
              <li key={sentence}>
                {sentence}
                <Button type="link" size="small" onClick={() => items[0] && onSee(items[0].id)}>
                  {text.see}
                </Button>
              </li>
            ))}
          </ul>
        )}
        <ProblemNote problem={problem} />
      </div>
    </Modal>
  );
}
