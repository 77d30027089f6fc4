import { type Light, lightWords } from '@sanyi/kernel';
import { useLocale } from '../locale/locale.tsx';
import './feedback.css';

const SHAPES: Readonly<Record<Light, string>> = {
  green: 'M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1Z',
  yellow: 'M6 1.2 11.4 10.8H.6Z',
  red: 'M1.4 1.4h9.2v9.2H1.4Z',
  grey: 'M6 2a4 4 0 1 0 0 8 4 4 0 0 0 0-8Z',
  ongoing: 'M6 .6 11.4 6 6 11.4.6 6Z',
};

/**
 * The state of a task or target (状态): shape, colour and word together (● ▲ ■ ○ ◆), so that print and
 * colour-blind readers lose nothing. `word` replaces the usual word; `bare` shows the shape alone, with the word
 * for screen readers and on hover.
 */
export function StateMark({ light, word, bare = false }: { light: Light; word?: string; bare?: boolean }) {
  const { say } = useLocale();
  const spoken = word ?? say(lightWords[light]);
  return (
    <span className={`sanyi-state sanyi-state-${light}`} title={bare ? spoken : undefined}>
      <svg viewBox="0 0 12 12" width="0.8em" height="0.8em" aria-hidden="true">
        <path d={SHAPES[light]} />
      </svg>
      <span className={bare ? 'sanyi-hidden' : undefined}>{spoken}</span>
    </span>
  );
}
