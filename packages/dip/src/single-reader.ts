import type { GroupingCase } from '@sanyi/grouping';
import type { Cell, NotGrouped } from './cell.ts';
import { CellReader } from './cell-reader.ts';
import type { DipRules } from './rules.ts';

/** Codes and cells kept before all are forgotten; a city has some hundred thousand, and made-up ones must not fill the memory. */
const MOST_KEPT = 1_000_000;

/** Reads single cases for as long as a process lives (逐例读取): what it keeps is bounded, and forgetting it changes no answer. */
export class SingleReader {
  readonly #rules: DipRules;
  #reader: CellReader;

  constructor(rules: DipRules) {
    this.#rules = rules;
    this.#reader = new CellReader(rules);
  }

  /** The cell of a case, or why it has none. */
  cellOf(given: GroupingCase): Cell | NotGrouped {
    return this.#fresh().cellOf(given);
  }

  /** The code an operation counts as; null where it does not count. */
  countsAs(code: string): string | null {
    return this.#fresh().countsAs(code);
  }

  #fresh(): CellReader {
    if (this.#reader.kept > MOST_KEPT) this.#reader = new CellReader(this.#rules);
    return this.#reader;
  }
}
