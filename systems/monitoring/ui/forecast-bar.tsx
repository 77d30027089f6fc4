import { useText } from '@sanyi/ui';
import { cockpitWords } from '../text/cockpit-words.ts';
import type { CockpitTarget } from './contract.ts';
import './cockpit.css';

const WIDTH = 180;
const HEIGHT = 26;
const MARGIN = 8;
const MIDDLE = HEIGHT / 2;

/** What is to be expected of a target against its goal (预测区间): a band, a point, a tick; read aloud as numbers. */
export function ForecastBar({ target }: { target: CockpitTarget }) {
  const text = useText(cockpitWords);
  const { expected, outlook } = target.forecast;
  const goals = [target.bound.value, target.bound.value2].flatMap((goal) =>
    goal === null ? [] : [Number(goal)],
  );
  if (expected === null || goals.length === 0) return null;
  const now = target.value?.result == null ? [] : [Number(target.value.result)];
  const all = [expected.low, expected.high, ...goals, ...now];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const at = (value: number) =>
    MARGIN + (most === least ? 0.5 : (value - least) / (most - least)) * (WIDTH - 2 * MARGIN);
  const digits = (value: number) => value.toFixed(2);
  return (
    <svg
      className={`monitoring-forecast monitoring-forecast-${outlook}`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={text.barLabel(
        digits(expected.value),
        digits(expected.low),
        digits(expected.high),
        goals.map(digits).join('–'),
      )}
    >
      <line x1={MARGIN} x2={WIDTH - MARGIN} y1={MIDDLE} y2={MIDDLE} className="monitoring-forecast-axis" />
      <rect
        x={at(expected.low)}
        // A line without scatter is a band without width, which must still be seen.
        width={Math.max(at(expected.high) - at(expected.low), 2)}
        y={MIDDLE - 5}
        height={10}
        rx={2}
        className="monitoring-forecast-band"
      />
      {now.map((value) => (
        <circle key="now" cx={at(value)} cy={MIDDLE} r={3.5} className="monitoring-forecast-now" />
      ))}
      <circle cx={at(expected.value)} cy={MIDDLE} r={4} className="monitoring-forecast-point" />
      {goals.map((goal) => (
        <line
          key={goal}
          x1={at(goal)}
          x2={at(goal)}
          y1={2}
          y2={HEIGHT - 2}
          className="monitoring-forecast-goal"
        />
      ))}
    </svg>
  );
}
