import { GoLink, pageHref, useFormat, useLocale, useRouteMutation, useText } from '@sanyi/ui';
import { Button, Progress } from 'antd';
import { plansWords } from '../../text/ui-words-plans.ts';
import { type ImportState, planPage, planRoute } from '../shared/contract.ts';

/** One file on its way in (导入进度): step and per cent, then the way to its review, or why it could not be read. */
export function ImportRow({ given }: { given: ImportState }) {
  const text = useText(plansWords);
  const { say } = useLocale();
  const format = useFormat();
  const cancel = useRouteMutation<ImportState>(planRoute('cancel-import'), {
    invalidates: [planRoute('imports')],
  });
  const running = given.state === 'running' || given.state === 'queued';
  return (
    <li className={`plan-import-row plan-import-${given.state}`}>
      <div className="plan-import-line">
        <strong>{given.fileName}</strong>
        <span className="sanyi-faint">
          {given.state === 'cancelled'
            ? text.cancelled
            : given.state === 'queued'
              ? text.waiting
              : given.state === 'failed'
                ? text.failed
                : running
                  ? `${say(given.step)} ${given.percent}%`
                  : format.instant(given.createdAt)}
        </span>
        {running && (
          <Button
            size="small"
            loading={cancel.isPending}
            onClick={() => cancel.mutate({ params: { importId: given.id } })}
          >
            {text.cancel}
          </Button>
        )}
        {given.state === 'done' && given.planId && (
          <GoLink href={pageHref(planPage(given.existed ? 'plan' : 'review'), { planId: given.planId })}>
            {given.existed ? text.openPlan : text.toReview} →
          </GoLink>
        )}
      </div>
      {running && (
        <Progress percent={given.percent} showInfo={false} size="small" aria-label={given.fileName} />
      )}
      {given.existed && <p className="sanyi-soft">{text.existed}</p>}
      {given.problem && (
        <p className="plan-import-problem">
          <b>{say(given.problem.title)}</b>
          <span>{say(given.problem.detail)}</span>
          <span>{say(given.problem.cure)}</span>
        </p>
      )}
    </li>
  );
}
