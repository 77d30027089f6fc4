import { StateMark, useFormat } from '@sanyi/ui';
import type { LightName } from '../../engine/ledger/words.ts';
import { LIGHT_ORDER, useLightWords } from './light-words.ts';
import './home.css';

/**
 * Tasks as a row of their lights (灯色条): one shape a task, so that length is load and the shapes are its state; nothing
 * to decode in print. Read aloud as counts.
 */
export function LightBar({ counts }: { counts: Readonly<Record<LightName, number>> }) {
  const format = useFormat();
  const words = useLightWords();
  const present = LIGHT_ORDER.filter((light) => counts[light] > 0);
  return (
    <>
      <span className="sanyi-hidden">
        {format.list(present.map((light) => `${words[light]} ${counts[light]}`))}
      </span>
      <span className="plan-light-bar" aria-hidden="true">
        {present.map((light) => (
          <span key={light} title={`${words[light]} ${counts[light]}`}>
            {Array.from({ length: counts[light] }, (_, place) => (
              <StateMark key={place} light={light} bare />
            ))}
            <small>{counts[light]}</small>
          </span>
        ))}
      </span>
    </>
  );
}
