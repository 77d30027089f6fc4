import type { SqlParameter, Width } from './sql-form.ts';

/** Gathers the values of a statement's parameters (参数收集): the same value of the same type has one place. */
export class SqlParameters {
  readonly #prefix: string;
  readonly #width: Width;
  readonly #places = new Map<string, { readonly place: string; readonly value: SqlParameter }>();

  constructor(prefix: string, width: Width) {
    this.#prefix = prefix;
    this.#width = width;
  }

  whole(value: bigint): string {
    return this.#place(`Int${this.#width}`, value.toString());
  }

  text(value: string): string {
    return this.#place('String', value);
  }

  texts(values: readonly string[]): string {
    return this.#place('Array(String)', values);
  }

  day(value: string): string {
    return this.#place('Date32', value);
  }

  /** The values a text has places for; a number whose size is not asked for leaves some behind. */
  valuesIn(sql: string): Readonly<Record<string, SqlParameter>> {
    return Object.fromEntries(
      [...this.#places.values()]
        .filter(({ place }) => sql.includes(place))
        .map(({ place, value }) => [place.slice(1, place.indexOf(':')), value]),
    );
  }

  #place(type: string, value: SqlParameter): string {
    const key = `${type} ${JSON.stringify(value)}`;
    const known = this.#places.get(key);
    if (known) return known.place;
    const place = `{${this.#prefix}${this.#places.size + 1}:${type}}`;
    this.#places.set(key, { place, value });
    return place;
  }
}
