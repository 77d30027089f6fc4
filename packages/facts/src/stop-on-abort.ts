/** A statement that may have to be stopped (可停止的语句). */
export interface Stoppable {
  readonly marker: string;
  readonly signal: AbortSignal | undefined;
  /** Whether it still runs. */
  readonly running: () => boolean;
  readonly kill: (marker: string) => Promise<unknown>;
  readonly everyMilliseconds: number;
}

/**
 * Asks the engine to stop a statement when its signal comes (中止), again and again until it is gone: it may not have
 * begun yet. Answers what ends the watch.
 */
export function stopOnAbort({ marker, signal, running, kill, everyMilliseconds }: Stoppable): () => void {
  if (!signal) return () => undefined;
  let timer: NodeJS.Timeout | undefined;
  const killAgain = () => {
    const again = () => {
      if (running()) timer = setTimeout(killAgain, everyMilliseconds);
    };
    kill(marker).then(again, again);
  };
  if (signal.aborted) killAgain();
  else signal.addEventListener('abort', killAgain, { once: true });
  return () => {
    clearTimeout(timer);
    signal.removeEventListener('abort', killAgain);
  };
}
