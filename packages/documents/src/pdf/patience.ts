/** After this many times its length a wait ends even if the processor was busy elsewhere. */
const WALL = 5;

/**
 * Waits until `milliseconds` have passed and the work has also had that much of a processor (耐心). On a machine that is
 * busy with other things an honest file thus gets its turn, while one that spins is stopped on time. The time of one
 * thread cannot be asked for; it is at most what the whole process used and at most what the thread was awake.
 *
 * @param awake milliseconds the thread has been busy since it began
 * @returns stops the wait
 */
export function waitWorked(milliseconds: number, awake: () => number, onSpent: () => void): () => void {
  const started = performance.now();
  const before = process.cpuUsage();
  const awakeBefore = awake();
  let timer = setTimeout(check, milliseconds);
  function check(): void {
    const used = process.cpuUsage(before);
    const worked = Math.min((used.user + used.system) / 1000, awake() - awakeBefore);
    const passed = performance.now() - started;
    if (worked >= milliseconds || passed >= milliseconds * WALL) onSpent();
    else
      timer = setTimeout(check, Math.max(20, Math.min(milliseconds - worked, milliseconds * WALL - passed)));
  }
  return () => clearTimeout(timer);
}
