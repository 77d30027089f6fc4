/** Answers kept in a generation, where the caller does not say. */
const MOST = 100_000;

/** Remembers what a costly function answered (记忆), in two generations so that it stays bounded and keeps what is used. */
export class Memo {
  readonly #most: number;
  readonly #compute: (key: string) => string;
  #young = new Map<string, string>();
  #old = new Map<string, string>();
  #lastKey = '';
  #lastValue = '';

  constructor(compute: (key: string) => string, most = MOST) {
    this.#compute = compute;
    this.#most = most;
  }

  get(key: string): string {
    if (key === this.#lastKey && key !== '') return this.#lastValue;
    const value = this.#young.get(key) ?? this.#take(key);
    this.#lastKey = key;
    this.#lastValue = value;
    return value;
  }

  #take(key: string): string {
    const value = this.#old.get(key) ?? this.#compute(key);
    if (this.#young.size >= this.#most) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(ownText(key), value);
    return value;
  }
}

/** A copy of a text that does not keep the file's piece alive it was cut from (独立文本). */
export function ownText(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1);
}
