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

  // Measured again when the content has come, because its height decides whether it fits below.
  useLayoutEffect(() => {
    const box = anchor.getBoundingClientRect();
    const size = card.current?.getBoundingClientRect();
    if (!size) return;
    const below = box.bottom + GAP;
    const top = below + size.height > window.innerHeight ? Math.max(GAP, box.top - GAP - size.height) : below;
    const left = Math.min(Math.max(GAP, box.left), Math.max(GAP, window.innerWidth - size.width - GAP));
    setPlace((old) => (old?.left === left && old.top === top ? old : { left, top }));
  }, [anchor, data, error]);

  return createPortal(
    <div
      ref={card}
      role="tooltip"
      className="sanyi-figure-peek"
      style={{ left: place?.left ?? 0, top: place?.top ?? 0, visibility: place ? 'visible' : 'hidden' }}
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
