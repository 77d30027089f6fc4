/** After this many times its length a wait ends even if the processor was busy elsewhere. */
const WALL = 5;

/**
 * Waits until `milliseconds` have passed and this process has also worked that long (耐心). On a machine that is busy
 * with other things an honest file thus gets its turn, while one that spins is stopped on time.
 *
 * @returns stops the wait
 */
export function waitWorked(milliseconds: number, onSpent: () => void): () => void {
  const started = performance.now();
  const before = process.cpuUsage();
  let timer = setTimeout(check, milliseconds);
  function check(): void {
    const used = process.cpuUsage(before);
    const worked = (used.user + used.system) / 1000;
    const passed = performance.now() - started;
    if (worked >= milliseconds || passed >= milliseconds * WALL) onSpent();
    else
      timer = setTimeout(check, Math.max(20, Math.min(milliseconds - worked, milliseconds * WALL - passed)));
  }
  return () => clearTimeout(timer);
}
