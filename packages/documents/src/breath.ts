import { setImmediate } from 'node:timers/promises';

const AT_MOST = 20;

/** Lets the event loop work every few milliseconds of a long task (让出线程), so that other requests are answered. */
export class Breath {
  private since = performance.now();

  async take(): Promise<void> {
    if (performance.now() - this.since < AT_MOST) return;
    await setImmediate();
    this.since = performance.now();
  }
}
