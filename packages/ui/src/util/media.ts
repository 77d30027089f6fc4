import { useSyncExternalStore } from 'react';

/** Below this width tables become cards and panes become tabs. */
export const NARROW = '(max-width: 639px)';

/** Whether the window matches a media query, followed as it changes. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = globalThis.matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => globalThis.matchMedia(query).matches,
  );
}

/** A phone (窄屏). */
export function useNarrow(): boolean {
  return useMedia(NARROW);
}
