/** Lists up to this length are plain arrays. */
const PLAIN = 100_000;

/**
 * A list whose entries are made when they are asked for (按需列表), for millions of small things: a plain array while it
 * is short, a read-only view that behaves like one beyond.
 */
export function leanList<Item extends object>(length: number, at: (index: number) => Item): readonly Item[] {
  if (length <= PLAIN) return Array.from({ length }, (_, index) => at(index));
  const own = new LeanMethods(length, at);
  // Array methods ask for `length`, `has` and indexes only, so they work on the view unchanged; the usual ones are
  // replaced because a trap for each entry is slow.
  const target: Item[] = [];
  return new Proxy(target, {
    get(_, key, receiver) {
      if (key === 'length') return length;
      const index = indexOf(key, length);
      if (index !== undefined) return at(index);
      if (typeof key !== 'symbol' && Object.hasOwn(own.methods, key)) return own.methods[key];
      if (key === Symbol.iterator) return own.methods['values'];
      return Reflect.get(target, key, receiver) as unknown;
    },
    has: (_, key) => indexOf(key, length) !== undefined || Reflect.has(target, key),
    set: () => false,
    defineProperty: () => false,
    deleteProperty: () => false,
  });
}

function indexOf(key: string | symbol, length: number): number | undefined {
  if (typeof key === 'symbol' || !/^\d+$/.test(key)) return undefined;
  const index = Number(key);
  return index < length ? index : undefined;
}

class LeanMethods<Item> {
  readonly methods: Readonly<Record<string, unknown>>;

  constructor(length: number, at: (index: number) => Item) {
    function* values(): Generator<Item, void, undefined> {
      for (let index = 0; index < length; index += 1) yield at(index);
    }
    const find = (test: (item: Item, index: number) => unknown): number => {
      for (let index = 0; index < length; index += 1) if (test(at(index), index)) return index;
      return -1;
    };
    this.methods = {
      values,
      at: (index: number) => {
        const from = index < 0 ? length + index : index;
        return from >= 0 && from < length ? at(from) : undefined;
      },
      forEach: (tell: (item: Item, index: number) => void) =>
        void find((item, index) => {
          tell(item, index);
          return false;
        }),
      map: <Result>(make: (item: Item, index: number) => Result): Result[] => {
        const results: Result[] = [];
        for (let index = 0; index < length; index += 1) results.push(make(at(index), index));
        return results;
      },
      filter: (test: (item: Item, index: number) => unknown): Item[] => {
        const kept: Item[] = [];
        for (let index = 0; index < length; index += 1) {
          const item = at(index);
          if (test(item, index)) kept.push(item);
        }
        return kept;
      },
      find: (test: (item: Item, index: number) => unknown) => {
        const index = find(test);
        return index < 0 ? undefined : at(index);
      },
      findIndex: find,
      some: (test: (item: Item, index: number) => unknown) => find(test) >= 0,
      every: (test: (item: Item, index: number) => unknown) => find((item, index) => !test(item, index)) < 0,
    };
  }
}
