import type { FigureRef } from '@sanyi/kernel';
import { useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useLocale, useText } from '../locale/locale.tsx';
import { useFormat } from '../locale/use-format.ts';
import { words } from '../text/zh-en.ts';
import { Quality } from './quality.tsx';
import { useDossier } from './use-dossier.ts';
import './figure.css';

const GAP = 8;

/** What a figure shows on focus or hover (数字卡): definition, period, as-of and quality. */
export function FigureCard({ source, anchor }: { source: FigureRef; anchor: HTMLElement }) {
  const { say } = useLocale();
  const text = useText(words);
  const format = useFormat();
  const { data, error } = useDossier(source);
  const card = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);

  // Its height decides whether it fits below, and changes when the content has come.
  useLayoutEffect(() => {
    const element = card.current;
    if (!element) return;
    const watch = new ResizeObserver(() => {
      const box = anchor.getBoundingClientRect();
      const size = element.getBoundingClientRect();
      const below = box.bottom + GAP;
      const fits = below + size.height <= window.innerHeight;
      const furthest = Math.max(GAP, window.innerWidth - size.width - GAP);
      setPlace({
        left: Math.min(Math.max(GAP, box.left), furthest),
        top: fits ? below : Math.max(GAP, box.top - GAP - size.height),
      });
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, [anchor]);

  return createPortal(
    <div
      ref={card}
      role="tooltip"
      className="sanyi-figure-peek"
      style={{ left: place?.left ?? 0, top: place?.top ?? 0, opacity: place ? 1 : 0 }}
    >
      {data ? (
        <>
          <strong>{say(data.title)}</strong>
          <p>{say(data.definition)}</p>
          <dl>
            {data.period && (
              <>
                <dt>{text.period}</dt>
                <dd>{format.period(data.period)}</dd>
              </>
            )}
            <dt>{text.asOf}</dt>
            <dd>{format.instant(data.asOf)}</dd>
          </dl>
          <Quality notes={data.quality} />
        </>
      ) : (
        <p>{error ? say(error.detail) : text.loading}</p>
      )}
      <footer>{text.pressEnter}</footer>
    </div>,
    document.body,
  );
}
