import { createContext, useContext } from 'react';

/** The stories of a wall screen (大屏故事) as they have come to stand on the page. */
export interface WallStage {
  /** The story that is shown; null while there is none. */
  readonly shown: string | null;
  /** Takes a story in; answers what takes it out again. */
  readonly enter: (id: string, label: string, element: HTMLElement) => () => void;
}

/** Null where the page is no wall screen: then everything is shown, one below the other. */
export const WallContext = createContext<WallStage | null>(null);

/** The wall screen this part of the page stands on (所在大屏), null on an ordinary page. */
export function useWallStage(): WallStage | null {
  return useContext(WallContext);
}
