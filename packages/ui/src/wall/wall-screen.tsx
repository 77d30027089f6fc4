import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { useText } from '../locale/locale.tsx';
import { words } from '../text/zh-en.ts';
import { useMedia } from '../util/media.ts';
import { WallContext } from './wall-context.ts';
import './wall.css';

interface Entered {
  readonly id: string;
  readonly label: string;
  readonly element: HTMLElement;
}

/** How long one story stays: long enough to read a chart and its sentence from five metres. */
const STORY_MILLISECONDS = 20_000;

/**
 * A page on a wall screen (大屏): its stories one after the other. It rests while somebody points at it, has the focus in
 * it or has pressed pause, and never moves by itself where motion is not wanted; arrow keys turn it by hand.
 */
export function WallScreen({ children }: { children: ReactNode }) {
  const text = useText(words);
  const [stories, setStories] = useState<readonly Entered[]>([]);
  const [current, setCurrent] = useState<string | null>(null);
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const [paused, setPaused] = useState(false);
  const still = useMedia('(prefers-reduced-motion: reduce)');

  const enter = useCallback((id: string, label: string, element: HTMLElement) => {
    setStories((before) =>
      [...before.filter((one) => one.id !== id), { id, label, element }].toSorted((one, other) =>
        one.element.compareDocumentPosition(other.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
      ),
    );
    return () => setStories((before) => before.filter((one) => one.id !== id));
  }, []);
  const found = stories.findIndex(({ id }) => id === current);
  const place = Math.max(0, found);
  const shown = stories[place]?.id ?? null;
  const turn = useCallback(
    (step: 1 | -1) => {
      const next = stories[(place + step + stories.length) % stories.length];
      if (next) setCurrent(next.id);
    },
    [stories, place],
  );

  const moving = stories.length > 1 && !still && !paused && !pointed && !focused;
  useEffect(() => {
    if (!moving) return;
    // A timer for each story: whoever turns by hand gets the whole time again.
    const timer = setTimeout(() => turn(1), STORY_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [moving, turn]);
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key === 'ArrowRight') turn(1);
      if (event.key === 'ArrowLeft') turn(-1);
    };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, [turn]);

  const stage = useMemo(() => ({ shown, enter }), [shown, enter]);
  return (
    <WallContext value={stage}>
      <div
        onPointerEnter={() => setPointed(true)}
        onPointerLeave={() => setPointed(false)}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
      >
        {children}
        {stories.length > 1 && (
          <nav className="sanyi-wall-stories" aria-label={text.stories}>
            <button type="button" aria-label={text.storyBefore} onClick={() => turn(-1)}>
              ‹
            </button>
            <span aria-live="off">
              {place + 1} / {stories.length} {stories[place]?.label}
            </span>
            <button type="button" aria-label={text.storyNext} onClick={() => turn(1)}>
              ›
            </button>
            {!still && (
              <button type="button" aria-pressed={paused} onClick={() => setPaused(!paused)}>
                {paused ? text.storiesGoOn : text.storiesPause}
              </button>
            )}
          </nav>
        )}
      </div>
    </WallContext>
  );
}
