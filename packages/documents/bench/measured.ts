export interface Measured<Result> {
  readonly result: Result;
  readonly seconds: number;
  /** Seconds of processor time of this process, all its threads. */
  readonly worked: number;
  /** Highest resident memory above that at the start, in bytes. */
  readonly memory: number;
  /** Longest time the event loop was not heard of, in milliseconds. */
  readonly silence: number;
}

/** Runs a piece of work and watches time, memory and the event loop (计量). */
export async function measured<Result>(work: () => Promise<Result>): Promise<Measured<Result>> {
  const before = process.memoryUsage.rss();
  const processor = process.cpuUsage();
  const started = performance.now();
  let heard = started;
  let silence = 0;
  let peak = before;
  const timer = setInterval(() => {
    const now = performance.now();
    silence = Math.max(silence, now - heard - 5);
    heard = now;
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 5);
  try {
    const result = await work();
    const seconds = (performance.now() - started) / 1000;
    const used = process.cpuUsage(processor);
    silence = Math.max(silence, performance.now() - heard - 5);
    peak = Math.max(peak, process.memoryUsage.rss());
    return { result, seconds, worked: (used.user + used.system) / 1e6, memory: peak - before, silence };
  } finally {
    clearInterval(timer);
  }
}
