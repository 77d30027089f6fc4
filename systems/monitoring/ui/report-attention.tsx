import { manifest as plan } from '@sanyi/system-plan/manifest';
import { GoLink, pageHref, useFormat, useLocale, useText } from '@sanyi/ui';
import { reportWords } from '../text/report-words.ts';
import type { Snapshot, SnapshotTask } from './contract.ts';
import { LightMark } from './light-mark.tsx';

const taskPage = plan.pages.find((page) => page.id === 'task');

/** Tasks that are overdue or behind (需要关注的任务), with why, and with what their department wrote. */
export function ReportAttention({ snapshot }: { snapshot: Snapshot }) {
  const text = useText(reportWords);
  const tasks = (['red', 'yellow'] as const).flatMap((light) =>
    snapshot.tasks.filter((task) => task.light === light),
  );
  return (
    <section className="sanyi-section">
      <h2>
        {text.attention} <small className="sanyi-faint monitoring-section-note">{tasks.length}</small>
      </h2>
      {tasks.length === 0 && <p className="sanyi-soft">{text.attentionNone}</p>}
      <ul className="monitoring-attention">
        {tasks.map((task) => (
          <AttentionItem key={task.taskId} task={task} />
        ))}
      </ul>
    </section>
  );
}

function AttentionItem({ task }: { task: SnapshotTask }) {
  const text = useText(reportWords);
  const format = useFormat();
  const { say } = useLocale();
  const parts = [
    [text.progress, task.progress],
    [text.problems, task.problems],
    [text.nextSteps, task.nextSteps],
  ] as const;
  return (
    <li>
      <div>
        <LightMark light={task.light} />
        <span>{say({ zh: task.lead, en: task.leadEn ?? task.lead }) || '—'}</span>
        {task.dueOn && <span>{format.day(task.dueOn)}</span>}
      </div>
      <div>
        <h3>
          <span>{task.number}</span>{' '}
          {taskPage ? (
            <GoLink href={pageHref(taskPage, { taskId: task.taskId })}>{task.title}</GoLink>
          ) : (
            task.title
          )}{' '}
          {task.clauseHref && (
            <small>
              <GoLink href={task.clauseHref}>{text.seeSentence}</GoLink>
            </small>
          )}
        </h3>
        <ul className="monitoring-why">
          {task.reasons
            .filter((reason) => reason.light === 'red' || reason.light === 'yellow')
            .map((reason) => (
              <li key={`${reason.code} ${reason.text.zh}`}>
                <LightMark light={reason.light} bare /> {say(reason.text)}
              </li>
            ))}
        </ul>
        {task.submitted ? (
          <dl>
            {parts.map(([label, words]) =>
              words ? (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd className="monitoring-long">{words}</dd>
                </div>
              ) : null,
            )}
          </dl>
        ) : (
          <p className="sanyi-faint">{text.noEntry}</p>
        )}
      </div>
    </li>
  );
}
