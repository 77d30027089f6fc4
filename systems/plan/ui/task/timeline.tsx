import { daysBetween } from '@sanyi/quantity';
import { useFormat, useText } from '@sanyi/ui';
import { taskWords } from '../../text/task-words.ts';
import type { Milestone } from '../shared/contract.ts';

/** Where days stand on a line from the first to the last of them, in percent (时间轴位置). */
export function placesOnLine(days: readonly string[]): (day: string) => number {
  const sorted = days.toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined || first === last) return () => 50;
  const length = daysBetween(first, last);
  return (day) => (daysBetween(first, day) / length) * 100;
}

/** The milestones on a line with today and the due day (里程碑时间轴); the numbers are those of the list. */
export function Timeline({
  milestones,
  dueOn,
  today,
}: {
  milestones: readonly Milestone[];
  dueOn: string | null;
  today: string;
}) {
  const text = useText(taskWords);
  const format = useFormat();
  const place = placesOnLine([...milestones.map((one) => one.dueOn), ...(dueOn ? [dueOn] : []), today]);
  return (
    <div className="plan-timeline" role="img" aria-label={text.milestones}>
      <i className="plan-timeline-past" style={{ width: `${place(today)}%` }} />
      <span className="plan-timeline-today" style={{ left: `${place(today)}%` }}>
        {text.today}
      </span>
      {dueOn && (
        <span className="plan-timeline-due" style={{ left: `${place(dueOn)}%` }} title={format.day(dueOn)}>
          {text.due}
        </span>
      )}
      {milestones.map((milestone, index) => (
        <b
          key={milestone.id}
          className={
            milestone.doneOn ? 'plan-point-done' : milestone.overdue ? 'plan-point-late' : 'plan-point'
          }
          style={{ left: `${place(milestone.dueOn)}%` }}
          title={`${milestone.title} · ${format.day(milestone.dueOn)}`}
        >
          {index + 1}
        </b>
      ))}
    </div>
  );
}
