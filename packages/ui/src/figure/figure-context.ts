import type { FigureRef } from '@sanyi/kernel';
import { createContext, useContext } from 'react';

export interface FigureHostApi {
  /** Opens the drawer and writes `?figure=…`. */
  readonly open: (source: FigureRef) => void;
  /** Shows the small card beside the element after a moment. */
  readonly peek: (source: FigureRef, anchor: HTMLElement) => void;
  readonly unpeek: () => void;
}

const noHost: FigureHostApi = {
  open: () => {
    throw new Error('a figure was opened outside of FigureHost');
  },
  peek: () => undefined,
  unpeek: () => undefined,
};

/** The host that all figures of a page share. */
export const FigureHostContext = createContext<FigureHostApi>(noHost);

/** Opening and peeking at figures (数字抽屉的入口); `Figure` uses it. */
export function useFigureHost(): FigureHostApi {
  return useContext(FigureHostContext);
}

/** Opens a figure from a place that is no `Figure`, such as a point of a chart. */
export function useOpenFigure(): (source: FigureRef) => void {
  return useFigureHost().open;
}
