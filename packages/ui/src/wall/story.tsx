import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useWallStage } from './wall-context.ts';

/**
 * A part of a page that stands for itself on a wall screen (大屏故事): there one is shown at a time; everywhere else it
 * is a plain part of its page.
 */
export function Story({ label, children }: { label: string; children: ReactNode }) {
  const id = useId();
  const stage = useWallStage();
  const element = useRef<HTMLDivElement>(null);
  const enter = stage?.enter;
  useEffect(
    () => (enter && element.current ? enter(id, label, element.current) : undefined),
    [enter, id, label],
  );
  return (
    <div ref={element} className="sanyi-story" hidden={stage !== null && stage.shown !== id}>
      {children}
    </div>
  );
}
