import { Figure, StateMark, useFormat, useText } from '@sanyi/ui';
import { taskWords } from '../../text/task-words.ts';
import type { Target } from '../shared/contract.ts';
import { TargetWords } from '../shared/task-parts.tsx';
import type { TaskProgress } from './monitoring-route.ts';

/** The targets of a task, each beside the latest value reported for it (目标与现值); both open. */
export function TargetList({
  targets,
  progress,
}: {
  targets: readonly Target[];
  progress: TaskProgress | null;
}) {
  const text = useText(taskWords);
  const format = useFormat();
  if (targets.length === 0) return null;
  return (
    <section className="sanyi-section">
      <h2>{text.targets}</h2>
      <table className="plan-targets">
        <thead>
          <tr>
            <th scope="col">{text.target}</th>
            <th scope="col">{text.due}</th>
            {progress && <th scope="col">{text.value}</th>}
            {progress && <th scope="col">{text.light}</th>}
          </tr>
        </thead>
        <tbody>
          {targets.map((target) => {
            const state = progress?.targets.find(({ targetId }) => targetId === target.id);
            const value = state?.value;
            return (
              <tr key={target.id}>
                <td>
                  <TargetWords target={target} />
                  {target.population && <small className="sanyi-faint"> {target.population}</small>}
                </td>
                <td>{target.dueOn ? format.day(target.dueOn) : ''}</td>
                {progress && (
                  <td>
                    {value ? (
                      <>
                        <Figure
                          size="text"
                          value={{ text: value.result, unit: value.unit }}
                          source={{ system: 'indicators', kind: 'value', id: value.id }}
                          label={target.indicator}
                          numerator={value.denominator === null ? null : value.numerator}
                          denominator={value.denominator}
                        />{' '}
                        <small className="sanyi-faint">{format.period(value.period)}</small>
                      </>
                    ) : (
                      <span className="sanyi-faint">{text.noValue}</span>
                    )}
                  </td>
                )}
                {progress && <td>{state && <StateMark light={state.light} />}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
