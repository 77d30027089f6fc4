import { type FigureRef, figureKey, figureRefOf } from '@sanyi/kernel';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useAddress } from '../shell/address.ts';
import { FigureCard } from './figure-card.tsx';
import { FigureHostContext } from './figure-context.ts';
import { FigureDrawer } from './figure-drawer.tsx';

const PEEK_AFTER_MS = 260;

/** The one drawer and the one hover card that all figures of the page share (数字抽屉): a thousand cells cost nothing. */
export function FigureHost({ children }: { children: ReactNode }) {
  const [query, change] = useAddress();
  const [peeked, setPeeked] = useState<{ source: FigureRef; anchor: HTMLElement } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const opener = useRef<HTMLElement | null>(null);

  const unpeek = useCallback(() => {
    clearTimeout(timer.current);
    setPeeked(null);
  }, []);
  const peek = useCallback((source: FigureRef, anchor: HTMLElement) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setPeeked({ source, anchor }), PEEK_AFTER_MS);
  }, []);
  const open = useCallback(
    (source: FigureRef) => {
      unpeek();
      if (document.activeElement instanceof HTMLElement) opener.current ??= document.activeElement;
      change({ figure: figureKey(source) }, { push: true });
    },
    [change, unpeek],
  );
  const close = useCallback(() => {
    change({ figure: null });
    const back = opener.current;
    opener.current = null;
    setTimeout(() => back?.focus(), 0);
  }, [change]);

  useEffect(() => unpeek, [unpeek]);
  const api = useMemo(() => ({ open, peek, unpeek }), [open, peek, unpeek]);
  const opened = useMemo(() => (query['figure'] ? figureRefOf(query['figure']) : null), [query]);

  return (
    <FigureHostContext value={api}>
      {children}
      {peeked && <FigureCard source={peeked.source} anchor={peeked.anchor} />}
      <FigureDrawer
        source={opened}
        unreadable={query['figure'] && !opened ? query['figure'] : null}
        onClose={close}
      />
    </FigureHostContext>
  );
}
