import { StateMark } from '@sanyi/ui';
import type { LightName } from '../../engine/ledger/words.ts';
import { LIGHT_ORDER } from './light-words.ts';
import './home.css';

/** Counts by light as a bar in a row (灯色条): as long as the tasks are many, each part labelled with shape and number. */
export function LightBar({
  counts,
  total,
  most,
}: {
  counts: Readonly<Record<LightName, number>>;
  total: number;
  /** The longest bar of the table. */
  most: number;
}) {
  return (
    <span className="plan-light-bar" style={{ width: `${(total / most) * 100}%` }}>
      {LIGHT_ORDER.filter((light) => counts[light] > 0).map((light) => (
        <span key={light} className={`plan-light-${light}`} style={{ flexGrow: counts[light] }}>
          <StateMark light={light} bare />
          {counts[light]}
        </span>
      ))}
    </span>
  );
}
