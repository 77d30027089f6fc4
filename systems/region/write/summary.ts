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
  #last:
    | {
        readonly table: string;
        readonly institution: string;
        readonly month: string;
        readonly sum: [number, number];
      }
    | undefined;

  add(table: string, institution: string, day: string, fen = 0): void {
    const last = this.#last;
    // Neighbouring rows mostly belong together.
    if (last && last.table === table && last.institution === institution && last.month === day.slice(0, 7)) {
      last.sum[0] += 1;
      last.sum[1] += fen;
      return;
    }
    const month = day.slice(0, 7);
    const sum = this.#plus(`${table}\t${institution}\t${month}`, 1, fen);
    this.#last = { table, institution, month, sum };
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

  #plus(key: string, rows: number, fen: number): [number, number] {
    const sum = this.#sums.get(key) ?? [0, 0];
    sum[0] += rows;
    sum[1] += fen;
    this.#sums.set(key, sum);
    return sum;
  }
}
