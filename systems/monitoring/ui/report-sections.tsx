import { StateMark, useLocale, useText } from '@sanyi/ui';
import { reportWords } from '../text/report-words.ts';
import type { Snapshot } from './contract.ts';
import { LIGHT_ORDER, LightMark } from './light-mark.tsx';

/** Progress in the order of the paper (各部分进展): each section opens to its tasks and their words. */
export function ReportSections({ snapshot }: { snapshot: Snapshot }) {
  const text = useText(reportWords);
  const { say } = useLocale();
  const tasks = new Map(snapshot.tasks.map((task) => [task.taskId, task]));
  return (
    <section className="sanyi-section">
      <h2>{text.sections}</h2>
      <div>
        {snapshot.sections.map((section) => {
          const own = section.taskIds.flatMap((id) => tasks.get(id) ?? []);
          return (
            <details key={section.title} className="monitoring-part">
              <summary>
                <span>{section.title}</span>
                <span>
                  {LIGHT_ORDER.map((light) => {
                    const count = own.filter((task) => task.light === light).length;
                    return count === 0 ? null : <StateMark key={light} light={light} word={String(count)} />;
                  })}
                </span>
              </summary>
              <ul>
                {own.map((task) => (
                  <li key={task.taskId}>
                    <div>
                      <LightMark light={task.light} bare />
                      <span>
                        {task.number} {task.title}
                      </span>
                      <small>{say({ zh: task.lead, en: task.leadEn ?? task.lead })}</small>
                    </div>
                    <div className="monitoring-long">
                      {task.submitted ? task.progress : <span className="sanyi-faint">{text.noEntry}</span>}
                    </div>
                  </li>
                ))}
              </ul>
            </details>
          );
        })}
      </div>
    </section>
  );
}
