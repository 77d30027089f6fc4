/** Answers kept before all are forgotten. */
const MOST = 2_000;

/**
 * Remembers what was read for as long as nothing was written (读到改动为止). Only where this process alone writes to the database: there a
 * remembered answer is exactly what reading again would give.
 */
export class ReadMemory {
  #changes = 0;
  #seen = 0;
  readonly #answers = new Map<string, unknown>();

  /** Something may have been written: nothing read before counts any more. */
  changed(): void {
    this.#changes += 1;
  }

  /** @param key says what is read, and for whom */
  async of<T>(key: string, read: () => Promise<T>): Promise<T> {
    if (this.#seen !== this.#changes || this.#answers.size >= MOST) {
      this.#answers.clear();
      this.#seen = this.#changes;
    }
    if (this.#answers.has(key)) return this.#answers.get(key) as T;
    const before = this.#changes;
    const answer = await read();
    if (before === this.#changes && before === this.#seen) this.#answers.set(key, answer);
    return answer;
  }
}

const READS = /^\s*(select|begin|savepoint|release|rollback)\b/i;
/** A function of a schema of ours may do anything; those of the engine that a select calls change no table. */
const CALLS_OURS = /\.\s*"?\w+"?\(/;

/** Whether a statement can only read (只读语句); what is not plainly so counts as writing. */
export function onlyReads(sql: string): boolean {
  return READS.test(sql) && !sql.includes(';') && !CALLS_OURS.test(sql);
}
