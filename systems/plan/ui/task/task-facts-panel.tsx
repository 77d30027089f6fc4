import { StateMark, useFormat, useLocale, useText } from '@sanyi/ui';
import { taskWords } from '../../text/task-words.ts';
import { LightCell, RuleVersion } from '../ledger/row-parts.tsx';
import type { TaskPage } from '../shared/contract.ts';
import { DeadlineWords, useReason } from '../shared/task-parts.tsx';
import { AssignEdit } from './assign-edit.tsx';
import { RaiseDispute } from './disputes.tsx';
import type { ProgressLight, TaskProgress } from './monitoring-route.ts';
import { Steps } from './steps.tsx';
import { DueEdit, PersonEdit } from './task-edits.tsx';
import type { Saving } from './use-saving.tsx';

/** The newest of the lights that monitoring keeps by period. */
export function newestLight(lights: readonly ProgressLight[]): ProgressLight | null {
  return lights.toSorted((one, other) => (one.period < other.period ? 1 : -1))[0] ?? null;
}

/** Beside the task: what can be done now, its light and why, who and when (办理与要点). */
export function TaskFacts({
  page,
  progress,
  saving,
}: {
  page: TaskPage;
  progress: TaskProgress | null;
  saving: Saving;
}) {
  const text = useText(taskWords);
  const because = useReason();
  const { task, rights } = page;
  return (
    <aside className="plan-task-facts">
      <section>
        <h2>{text.steps}</h2>
        <Steps page={page} saving={saving} />
      </section>
      <section>
        <h2>{text.light}</h2>
        <LightReasons page={page} light={newestLight(progress?.lights ?? [])} />
      </section>
      <section>
        <dl>
          <dt>{text.due}</dt>
          <dd>
            <DueEdit task={task} saving={saving} editable={rights.review} />
            {page.overdueDays !== null && <b className="plan-over">{text.overdueBy(page.overdueDays)}</b>}
          </dd>
          {task.deadlines.length > 0 && <dt>{text.deadlines}</dt>}
          {task.deadlines.length > 0 && (
            <dd className="plan-lines">
              {task.deadlines.map((deadline) => (
                <span key={deadline.id} title={because(deadline.reason)}>
                  {deadline.quote && <q>{deadline.quote}</q>} <DeadlineWords deadline={deadline} />
                </span>
              ))}
            </dd>
          )}
          <dt>{text.person}</dt>
          <dd>
            <PersonEdit task={task} saving={saving} rights={rights} />
          </dd>
          <dt>{text.responsible}</dt>
          <dd>
            <AssignEdit task={task} saving={saving} editable={rights.assign} />
            <RaiseDispute page={page} saving={saving} />
          </dd>
        </dl>
      </section>
    </aside>
  );
}

/** The light with the reasons of the rule; where a person set another, both lights stand side by side. */
function LightReasons({ page, light }: { page: TaskPage; light: ProgressLight | null }) {
  const text = useText(taskWords);
  const { say } = useLocale();
  const format = useFormat();
  if (!light)
    return (
      <div className="plan-light">
        <LightCell light={page.light} />
        <p>
          {page.light.rule === null && page.light.light === 'grey' ? text.noRule : say(page.light.reason)}
        </p>
        {page.light.rule && <RuleVersion version={page.light.rule} />}
      </div>
    );
  return (
    <div className="plan-light">
      {light.override && (
        <div className="plan-light-override">
          <StateMark light={light.override.light} /> <b>{text.overridden}</b>
          <p>{light.override.reason}</p>
          <small className="sanyi-faint">
            {text.overrideFact(light.override.by, format.day(light.override.until))}
          </small>
        </div>
      )}
      <div>
        <StateMark light={light.computed} /> <b>{text.byRule}</b>
        <ul>
          {light.reasons.map((reason) => (
            <li key={reason.code + reason.text.zh}>
              <StateMark light={reason.light} bare /> {say(reason.text)}
            </li>
          ))}
        </ul>
        <small className="sanyi-faint">{format.period(light.period)} · </small>
        <RuleVersion version={light.ruleVersion} />
      </div>
    </div>
  );
}
