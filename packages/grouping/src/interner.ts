/** Codes as small numbers (编码驻留): 0 stands for every code the scheme does not know, the others for one code each. */
export class Interner {
  readonly #ids = new Map<string, number>();
  readonly #codes: string[] = [''];

  /** Number of ids, the unknown one counted. */
  get size(): number {
    return this.#codes.length;
  }

  /** The id of a code, given to it now if it has none. */
  add(code: string): number {
    const known = this.#ids.get(code);
    if (known !== undefined) return known;
    const id = this.#codes.length;
    this.#ids.set(code, id);
    this.#codes.push(code);
    return id;
  }

  /** The id of a code, 0 for one that was never added. */
  idOf(code: string): number {
    return this.#ids.get(code) ?? 0;
  }

  codeOf(id: number): string {
    return this.#codes[id] ?? '';
  }
}

/** A set of ids as bits (编码集合). */
export type BitSet = Uint32Array;

/** The set of ids as bits (编码集合) over `size` ids; ids of 0, the unknown, are left out. */
export function bitSet(ids: Iterable<number>, size: number): BitSet {
  const bits = new Uint32Array((size + 31) >>> 5);
  for (const id of ids) if (id > 0) bits[id >>> 5] = (bits[id >>> 5] ?? 0) | (1 << (id & 31));
  return bits;
}

/** Whether an id is in the set; the unknown id never is. */
export function hasBit(bits: BitSet, id: number): boolean {
  return (((bits[id >>> 5] ?? 0) >>> (id & 31)) & 1) === 1;
}
