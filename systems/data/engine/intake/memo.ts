const MOST = 100_000;

/** Remembers what a costly function answered (记忆), in two generations so that it stays bounded and keeps what is used. */
export class Memo {
  readonly #compute: (key: string) => string;
  #young = new Map<string, string>();
  #old = new Map<string, string>();

  constructor(compute: (key: string) => string) {
    this.#compute = compute;
  }

  get(key: string): string {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const value = this.#old.get(key) ?? this.#compute(key);
    if (this.#young.size >= MOST) {
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
