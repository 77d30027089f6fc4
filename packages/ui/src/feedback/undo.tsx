import { Button } from 'antd';
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';
import { asProblem } from '../api/client-problem.ts';
import { useLocale, useText } from '../locale/locale.tsx';
import { words } from '../text/zh-en.ts';
import './feedback.css';

export interface Notice {
  /** What was done: “已将 12 项任务分派给区医保局”. */
  readonly text: string;
  /** Takes it back; without it the notice only informs. */
  readonly undo?: () => Promise<unknown> | undefined;
}

interface Shown extends Notice {
  readonly id: number;
  readonly state: 'open' | 'undone' | 'failed';
  readonly fault?: string;
}

const NoticeContext = createContext<(notice: Notice) => void>(() => undefined);
const STAYS_MS = 9_000;

/** Where notices appear (提示与撤销): bottom left, read aloud, gone after nine seconds unless pointed at. */
export function UndoProvider({ children }: { children: ReactNode }) {
  const { say } = useLocale();
  const text = useText(words);
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const next = useRef(0);
  const timers = useRef(new Map<number, ReturnType<typeof setTimeout>>());
  const drop = useCallback((id: number) => setShown((all) => all.filter((one) => one.id !== id)), []);
  const hold = useCallback((id: number) => clearTimeout(timers.current.get(id)), []);
  const release = useCallback(
    (id: number) => {
      hold(id);
      timers.current.set(
        id,
        setTimeout(() => {
          timers.current.delete(id);
          drop(id);
        }, STAYS_MS),
      );
    },
    [drop, hold],
  );
  const tell = useCallback(
    (notice: Notice) => {
      next.current += 1;
      const id = next.current;
      setShown((all) => [...all.slice(-2), { ...notice, id, state: 'open' }]);
      release(id);
    },
    [release],
  );
  const change = (id: number, state: Shown['state'], fault?: string) =>
    setShown((all) =>
      all.map((one) => (one.id === id ? { ...one, state, ...(fault ? { fault } : {}) } : one)),
    );
  async function takeBack(one: Shown) {
    try {
      await one.undo?.();
      change(one.id, 'undone');
    } catch (fault) {
      const problem = asProblem(fault);
      change(one.id, 'failed', `${say(problem.detail)}${say(problem.cure)}`);
    }
  }
  return (
    <NoticeContext value={tell}>
      {children}
      <div className="sanyi-notices" role="status" aria-live="polite">
        {shown.map((one) => (
          <div
            key={one.id}
            className={`sanyi-notice sanyi-notice-${one.state}`}
            onPointerEnter={() => hold(one.id)}
            onPointerLeave={() => release(one.id)}
            onFocus={() => hold(one.id)}
            onBlur={() => release(one.id)}
          >
            <span>{one.state === 'undone' ? text.undone : (one.fault ?? one.text)}</span>
            {one.undo && one.state === 'open' && (
              <Button type="link" size="small" onClick={() => void takeBack(one)}>
                {text.undo}
              </Button>
            )}
            <button type="button" aria-label={text.close} onClick={() => drop(one.id)}>
              ×
            </button>
          </div>
        ))}
      </div>
    </NoticeContext>
  );
}

/** Tells what was done, with a way back: `const tell = useUndo(); tell({ text, undo })`. */
export function useUndo(): (notice: Notice) => void {
  return useContext(NoticeContext);
}
