import { GoLink, PageHeader, pageHref, useText } from '@sanyi/ui';
import { Button, Popover } from 'antd';
import { reviewWords } from '../../text/ui-words-review.ts';
import { planPage, type Tree } from '../shared/contract.ts';
import { PlanStatusMark } from '../shared/plan-status.tsx';
import { AcceptAll } from './accept-all.tsx';
import { progressOf } from './model.ts';

/** The head of the workbench (核对页头): how far it is, undo, bulk acceptance, publishing, and the keys. */
export function ReviewHead({
  tree,
  planId,
  mayReview,
  mayPublish,
  busy,
  onUndo,
  onAcceptAll,
  onPublish,
}: {
  tree: Tree | undefined;
  planId: string;
  mayReview: boolean;
  mayPublish: boolean;
  busy: boolean;
  onUndo: () => void;
  onAcceptAll: (minimum: number) => void;
  onPublish: () => void;
}) {
  const text = useText(reviewWords);
  if (!tree) return <PageHeader title={text.review} />;
  const { done, all } = progressOf(tree.tasks);
  return (
    <PageHeader
      title={tree.plan.title}
      facts={[
        <PlanStatusMark key="status" status={tree.plan.status} />,
        <span key="progress" className="rv-progress">
          <span className="plan-bar">
            <i style={{ width: `${all === 0 ? 0 : (done / all) * 100}%` }} />
          </span>
          <b aria-live="polite">{text.progress(done, all)}</b>
        </span>,
        <GoLink key="plan" href={pageHref(planPage('plan'), { planId })}>
          {tree.plan.docNumber ?? tree.plan.issuer ?? text.paper}
        </GoLink>,
      ]}
      actions={
        mayReview && (
          <>
            <Popover trigger="click" placement="bottomRight" content={<Keys />}>
              <Button type="text">{text.keys}</Button>
            </Popover>
            <Button disabled={busy} onClick={onUndo}>
              {text.undo}
            </Button>
            <AcceptAll tasks={tree.tasks} busy={busy} onAccept={onAcceptAll} />
            {mayPublish && tree.plan.status === 'review' && (
              <Button type="primary" onClick={onPublish}>
                {text.publish}
              </Button>
            )}
          </>
        )
      }
    />
  );
}

function Keys() {
  const text = useText(reviewWords);
  const keys = [
    ['j', text.keyNext],
    ['k', text.keyPrevious],
    ['a', text.accept],
    ['e', text.edit],
    ['s', text.split],
    ['m', text.merge],
    ['r', text.reject],
    ['u', text.undo],
  ] as const;
  return (
    <dl className="rv-keys">
      {keys.map(([key, label]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{label}</dd>
        </div>
      ))}
    </dl>
  );
}
