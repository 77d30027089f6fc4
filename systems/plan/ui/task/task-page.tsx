import {
  GoLink,
  PageHeader,
  ProblemNote,
  pageHref,
  QuoteBlock,
  useGo,
  usePageParam,
  useRoute,
  useText,
} from '@sanyi/ui';
import { Alert, Button, Skeleton } from 'antd';
import { taskWords } from '../../text/task-words.ts';
import { WorkStateMark } from '../ledger/row-parts.tsx';
import { planPage, planRoute, type TaskPage } from '../shared/contract.ts';
import { Comments } from './comments.tsx';
import { Disputes } from './disputes.tsx';
import { Evidence } from './evidence.tsx';
import { History } from './history.tsx';
import { Measures } from './measures.tsx';
import { Milestones } from './milestones.tsx';
import { ABSENT, type TaskProgress, taskProgressRoute } from './monitoring-route.ts';
import { Progress } from './progress.tsx';
import { TargetList } from './target-list.tsx';
import { TaskFacts } from './task-facts-panel.tsx';
import { useSaving } from './use-saving.tsx';
import './task.css';

const STALE = [planRoute('task'), planRoute('ledger'), planRoute('home')];

export default function TaskPageView() {
  const text = useText(taskWords);
  const taskId = usePageParam('taskId');
  const { data: page, error, refetch } = useRoute<TaskPage>(planRoute('task'), { params: { taskId } });
  const monitoring = useRoute<TaskProgress>(taskProgressRoute, {
    params: { taskId },
    enabled: page !== undefined,
  });
  const saving = useSaving(STALE);
  if (!page)
    return error ? (
      <ProblemNote problem={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton active paragraph={{ rows: 10 }} />
    );
  const progressFault =
    monitoring.error && !ABSENT.includes(monitoring.error.status) ? monitoring.error : null;
  return (
    <div className="plan-task" key={taskId}>
      <TaskHead page={page} />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      <ProblemNote problem={saving.problem} onRetry={saving.dismiss} />
      {page.plan.status === 'review' && <Alert type="warning" showIcon title={text.notPublished} />}
      <div className="plan-task-columns">
        <TaskFacts page={page} progress={monitoring.data ?? null} saving={saving} />
        <div className="sanyi-stack">
          <section className="sanyi-section" aria-label={text.sentence}>
            {page.context ? (
              <QuoteBlock
                quote={page.context}
                caption={[page.plan.title, page.plan.docNumber].filter(Boolean).join(' ')}
              />
            ) : (
              <p className="sanyi-soft">{text.noPlace}</p>
            )}
          </section>
          <Disputes page={page} saving={saving} />
          <TargetList targets={page.task.targets} progress={monitoring.data ?? null} />
          <Measures page={page} saving={saving} />
          <Milestones page={page} saving={saving} />
          <Evidence page={page} saving={saving} />
          <ProblemNote problem={progressFault} onRetry={() => void monitoring.refetch()} />
          {monitoring.data && <Progress progress={monitoring.data} />}
          <Comments page={page} saving={saving} />
          <History revisions={page.revisions} />
        </div>
      </div>
      {saving.dialog}
    </div>
  );
}

function TaskHead({ page }: { page: TaskPage }) {
  const text = useText(taskWords);
  const go = useGo();
  const { task, plan, sectionPath, mine } = page;
  const section = sectionPath.at(-1);
  const to = (id: string | null, label: string, sign: string) => (
    <Button
      disabled={id === null}
      aria-label={label}
      title={label}
      onClick={() => id !== null && go(pageHref(planPage('task'), { taskId: id }))}
    >
      {sign}
    </Button>
  );
  return (
    <PageHeader
      title={`${task.number} ${task.title}`.trim()}
      facts={[
        <WorkStateMark key="state" state={task.workState} />,
        mine && (mine === 'lead' ? text.leadHere : text.coopHere),
        <GoLink
          key="ledger"
          href={pageHref(planPage('ledger'), {}, { planId: plan.id, sectionId: section?.id ?? null })}
        >
          {section ? `${section.number} ${section.title}`.trim() : text.ledger}
        </GoLink>,
        <GoLink key="plan" href={pageHref(planPage('plan'), { planId: plan.id })}>
          {plan.title}
        </GoLink>,
      ].filter(Boolean)}
      actions={
        <span className="plan-stepping" role="group" aria-label={text.stepThrough}>
          {to(page.previousId, text.previous, '←')}
          {to(page.nextId, text.next, '→')}
        </span>
      }
    />
  );
}
