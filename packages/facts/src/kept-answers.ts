import { createHash } from 'node:crypto';

/**
 * The latest answers to questions whose answer never changes (答案缓存): rows under a number are written once, so the same
 * question about the same numbers has the same answer for ever. Who asks while an answer is under way waits for it; an answer
 * that failed is asked anew. Not for long lists.
 */
export class KeptAnswers {
  readonly #most: number;
  readonly #answers = new Map<string, Promise<unknown>>();

  /** @param most how many answers are kept; the one not asked for longest goes first */
  constructor(most: number) {
    this.#most = most;
  }

  /** @param question plain JSON that says everything the answer depends on */
  get<Answer>(question: unknown, work: () => Promise<Answer>): Promise<Answer> {
    const key = createHash('sha256').update(JSON.stringify(question)).digest('base64');
    const known = this.#answers.get(key);
    this.#answers.delete(key);
    const answer = known ?? work();
    this.#answers.set(key, answer);
    if (!known) answer.catch(() => this.#answers.delete(key));
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= this.#most) break;
      this.#answers.delete(oldest);
    }
    return answer as Promise<Answer>;
  }
}
