import { GoLink, pageHref, useText } from '@sanyi/ui';
import { paperWords } from '../../text/ui-words-paper.ts';
import { terms } from '../../text/ui-words-terms.ts';
import { planPage, type ReviewTask } from '../shared/contract.ts';
import { usePhrases } from '../shared/phrases.ts';
import { DeadlineWords, DepartmentName, TargetWords } from '../shared/task-parts.tsx';

/** The task beside its sentence (原文旁的任务). */
export function PassageCard({
  task,
  planId,
  litItem,
  mayReview,
}: {
  task: ReviewTask;
  planId: string;
  litItem: string | null;
  mayReview: boolean;
}) {
  const text = useText(paperWords);
  const words = useText(terms);
  const say = usePhrases();
  const lit = (id: string) => (id === litItem ? { 'aria-current': true } : {});
  return (
    <div className="plan-passage">
      <h3>
        {task.number && <span className="sanyi-faint">{task.number} </span>}
        {task.title}
      </h3>
      <p className="sanyi-faint">{say.reviewState(task.reviewState)}</p>
      <dl>
        {(['lead', 'coop'] as const).map((role) => {
          const named = task.responsibilities.filter((one) => one.role === role);
          return named.length === 0 ? null : (
            <div key={role}>
              <dt>{words[role]}</dt>
              {named.map((one) => (
                <dd key={one.id} {...lit(one.id)}>
                  <DepartmentName department={one} />
                </dd>
              ))}
            </div>
          );
        })}
        {task.deadlines.length > 0 && (
          <div>
            <dt>{words.deadline}</dt>
            {task.deadlines.map((one) => (
              <dd key={one.id} {...lit(one.id)}>
                <DeadlineWords deadline={one} />
              </dd>
            ))}
          </div>
        )}
        {task.targets.length > 0 && (
          <div>
            <dt>{words.target}</dt>
            {task.targets.map((one) => (
              <dd key={one.id} {...lit(one.id)}>
                <TargetWords target={one} />
              </dd>
            ))}
          </div>
        )}
      </dl>
      <p className="plan-passage-links">
        <GoLink href={pageHref(planPage('task'), { taskId: task.id })}>{text.openTask} →</GoLink>
        {mayReview && (
          <GoLink href={pageHref(planPage('review'), { planId }, { at: task.id })}>
            {text.openReview} →
          </GoLink>
        )}
      </p>
    </div>
  );
}
