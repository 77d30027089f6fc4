import type { Light } from '@sanyi/kernel';
import { StateMark, useText } from '@sanyi/ui';
import { windowsWords } from '../text/windows-words.ts';
import type { Window } from './contract.ts';

type Phase = 'not-yet' | 'open' | 'over' | 'locked';

const LIGHTS: Readonly<Record<Exclude<Phase, 'locked'>, Light>> = {
  'not-yet': 'grey',
  open: 'ongoing',
  over: 'yellow',
};

/** Where a window stands on a day (窗口阶段): being over is a matter of the calendar, being locked one of the office. */
export function phaseOf(window: Pick<Window, 'state' | 'opensOn' | 'closesOn'>, today: string): Phase {
  if (window.state === 'locked') return 'locked';
  if (today < window.opensOn) return 'not-yet';
  return today > window.closesOn ? 'over' : 'open';
}

/** The phase of a window with its shape (窗口状态). */
export function WindowState({ window, today }: { window: Window; today: string }) {
  const text = useText(windowsWords);
  const phase = phaseOf(window, today);
  const words: Readonly<Record<Phase, string>> = {
    'not-yet': text.stateNotYet,
    open: text.stateOpen,
    over: text.stateOver,
    locked: text.stateLocked,
  };
  // Locked is neither good nor bad: a padlock, not a light.
  if (phase === 'locked')
    return (
      <span className="monitoring-locked">
        <svg viewBox="0 0 12 12" width="0.85em" height="0.85em" aria-hidden="true">
          <path d="M2 5.5h8V11H2Z M4 5.5V3.6a2 2 0 0 1 4 0v1.9" />
        </svg>
        {words.locked}
      </span>
    );
  return <StateMark light={LIGHTS[phase]} word={words[phase]} />;
}
