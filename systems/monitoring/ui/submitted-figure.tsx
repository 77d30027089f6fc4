import { Figure, useFormat, useText } from '@sanyi/ui';
import { windowsWords } from '../text/windows-words.ts';
import type { Window } from './contract.ts';

/** How many of the expected reports came in, n/N (已填报): opens down to the tasks that are missing. */
export function SubmittedFigure({ window, size = 'cell' }: { window: Window; size?: 'cell' | 'text' }) {
  const text = useText(windowsWords);
  const format = useFormat();
  return (
    <Figure
      size={size}
      value={{ text: `${window.submitted}/${window.expected}`, unit: text.tasksUnit }}
      source={{ system: 'monitoring', kind: 'window-submitted', id: window.id }}
      label={text.submittedLabel(format.period(window.period))}
    />
  );
}
