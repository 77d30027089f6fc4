/** Rows and money of a table in a month of an institution (分表分月分机构合计). */
export interface SummaryEntry {
  readonly table: string;
  readonly institution: string;
  /** `YYYY-MM`, or '' where the table has no day. */
  readonly month: string;
  readonly rows: number;
  /** 0 where the table has no money. */
  readonly fen: number;
}

/** Adds up what was written (书写合计), apart from the engine's own sums, so that importers can be checked against it. */
export class Summary {
  readonly #sums = new Map<string, [number, number]>();

  add(table: string, institution: string, day: string, fen = 0): void {
    this.#plus(`${table}\t${institution}\t${day.slice(0, 7)}`, 1, fen);
  }

  /** Takes another summary in; the order does not matter. */
  merge(entries: readonly SummaryEntry[]): void {
    for (const { table, institution, month, rows, fen } of entries)
      this.#plus(`${table}\t${institution}\t${month}`, rows, fen);
  }

  entries(): SummaryEntry[] {
    return [...this.#sums]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, [rows, fen]]) => {
        const [table = '', institution = '', month = ''] = key.split('\t');
        return { table, institution, month, rows, fen };
      });
  }

  #plus(key: string, rows: number, fen: number): void {
    const sum = this.#sums.get(key);
    if (sum) {
      sum[0] += rows;
      sum[1] += fen;
    } else this.#sums.set(key, [rows, fen]);
  }
}
