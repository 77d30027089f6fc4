import type { Light } from '@sanyi/kernel';
import { StateMark, useText } from '@sanyi/ui';
import { windowsWords } from '../text/windows-words.ts';
import type { Window } from './contract.ts';

type Phase = 'not-yet' | 'open' | 'over' | 'locked';

const LIGHTS: Readonly<Record<Phase, Light>> = {
  'not-yet': 'grey',
  open: 'ongoing',
  over: 'yellow',
  locked: 'green',
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
  return <StateMark light={LIGHTS[phase]} word={words[phase]} />;
}
