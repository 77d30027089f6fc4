import { Segmented } from 'antd';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { useText } from '../locale/locale.tsx';
import { words } from '../text/zh-en.ts';
import { useMedia } from '../util/media.ts';
import { anyText, useRemembered } from '../util/remembered.ts';
import './layout.css';

const LEAST = 20;
const MOST = 80;
const bounded = (share: number) => Math.min(MOST, Math.max(LEAST, Math.round(share)));

export interface Pane {
  readonly title: string;
  readonly content: ReactNode;
}

/**
 * Two panes bound to each other (双栏工作台): paper and tree, case and reasoning. Resizable with the mouse and with
 * ← →; below 900 px they are two tabs. `active` shows one of the tabs, for when a click on one side lights the other.
 */
export function SplitPane({
  id,
  left,
  right,
  initial = 50,
  active,
  onActive,
}: {
  /** Names the pane on this machine, for its remembered width. */
  id: string;
  left: Pane;
  right: Pane;
  /** Share of the left pane in percent. */
  initial?: number;
  active?: 'left' | 'right';
  onActive?: (side: 'left' | 'right') => void;
}) {
  const text = useText(words);
  const tabs = useMedia('(max-width: 899px)');
  const [remembered, remember] = useRemembered(`sanyi.split.${id}`, String(initial), anyText);
  const [own, setOwn] = useState<'left' | 'right'>('left');
  const frame = useRef<HTMLDivElement>(null);
  const share = bounded(Number(remembered) || initial);
  const side = active ?? own;

  function drag(event: PointerEvent<HTMLElement>) {
    const box = frame.current?.getBoundingClientRect();
    if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    remember(String(bounded(((event.clientX - box.left) / box.width) * 100)));
  }
  function step(event: KeyboardEvent<HTMLElement>) {
    const next = { ArrowLeft: share - 4, ArrowRight: share + 4, Home: LEAST, End: MOST }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    remember(String(bounded(next)));
  }

  if (tabs) {
    return (
      <div className="sanyi-split-tabs">
        <Segmented<'left' | 'right'>
          block
          value={side}
          options={[
            { value: 'left', label: left.title },
            { value: 'right', label: right.title },
          ]}
          onChange={(value) => {
            setOwn(value);
            onActive?.(value);
          }}
        />
        {/* Both stay mounted, so that neither loses its place. */}
        <section aria-label={left.title} hidden={side !== 'left'}>
          {left.content}
        </section>
        <section aria-label={right.title} hidden={side !== 'right'}>
          {right.content}
        </section>
      </div>
    );
  }
  return (
    <div
      ref={frame}
      className="sanyi-split"
      style={{ gridTemplateColumns: `minmax(0, ${share}fr) 9px minmax(0, ${100 - share}fr)` }}
    >
      <section aria-label={left.title}>
        <h2>{left.title}</h2>
        <div className="sanyi-split-body">{left.content}</div>
      </section>
      {/* A focusable separator is the ARIA pattern for a splitter. */}
      <div
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={text.resize}
        aria-valuenow={share}
        aria-valuemin={LEAST}
        aria-valuemax={MOST}
        className="sanyi-split-bar"
        onKeyDown={step}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onDoubleClick={() => remember(String(initial))}
      />
      <section aria-label={right.title}>
        <h2>{right.title}</h2>
        <div className="sanyi-split-body">{right.content}</div>
      </section>
    </div>
  );
}
