/**
 * The first characters of a diagnosis code (诊断编码前几位), the dot not counted and set again behind the third: four of `K35.100x001` are
 * `K35.1`.
 */
export function firstCharacters(code: string, count: number): string {
  const plain = code.replace('.', '').slice(0, count);
  return plain.length > 3 ? `${plain.slice(0, 3)}.${plain.slice(3)}` : plain;
}

/** The longest entry of a table that a code begins with (最长前缀); undefined for none. */
export class Beginnings<Value> {
  readonly #values = new Map<string, Value>();
  readonly #lengths: readonly number[];

  constructor(entries: Iterable<readonly [string, Value]>) {
    for (const [text, value] of entries) this.#values.set(text, value);
    this.#lengths = [...new Set([...this.#values.keys()].map((text) => text.length))].sort(
      (one, other) => other - one,
    );
  }

  of(code: string): Value | undefined {
    for (const length of this.#lengths) {
      if (length > code.length) continue;
      const value = this.#values.get(code.slice(0, length));
      if (value !== undefined) return value;
    }
    return undefined;
  }
}
