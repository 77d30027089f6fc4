import {
  compileScheme,
  Grouper,
  type GroupingCase,
  openColumns,
  type Rule,
  type Scheme,
} from '@sanyi/grouping';
import { Beginnings } from './codes.ts';
import type { DipColumns } from './columns.ts';
import type { ConditionRow } from './rules.ts';

/**
 * A table of conditions, ready (条件表). Its lists hold beginnings of codes: `P07` stands for every code below it. The grouping engine answers
 * which row holds first; one engine reads conditions in this product.
 */
export class Conditions<Row extends ConditionRow> {
  readonly #rows: readonly Row[];
  readonly #grouper: Grouper;
  readonly #entries: Beginnings<string>;
  /** Row of each answer of the grouper, 0 for none, else its place plus one. */
  readonly #rowOf: Uint16Array;

  constructor(rows: readonly Row[], lists: Readonly<Record<string, readonly string[]>>) {
    this.#rows = rows;
    const entries = [...new Set(Object.values(lists).flat())];
    this.#entries = new Beginnings(entries.map((entry) => [entry, entry]));
    const always: Rule = { op: 'always' };
    const scheme: Scheme = {
      id: 'conditions',
      name: 'conditions',
      mdcs: [{ code: 'all', rule: always, steps: rows.map((_, place) => ({ adrg: String(place) })) }],
      adrgs: Object.fromEntries(
        rows.map((row, place) => [
          String(place),
          { code: String(place), rule: row.rule, drgs: [{ code: String(place), rule: always }] },
        ]),
      ),
      // A list holds every entry below one of its own: a code is known by the longest entry it begins with.
      lists: Object.fromEntries(
        Object.entries(lists).map(([name, own]) => [
          name,
          entries.filter((entry) => own.some((beginning) => entry.startsWith(beginning))),
        ]),
      ),
      maps: {},
      cc: {},
      mcc: {},
      exclusions: {},
      countingOperations: [],
      options: { fallThrough: false },
    };
    this.#grouper = new Grouper(compileScheme(scheme));
    this.#rowOf = Uint16Array.from(this.#grouper.scheme.answers, (answer) =>
      answer.status === 'grouped' ? Number(answer.drg) + 1 : 0,
    );
  }

  /** The first row that holds for a case; null for none. */
  first(given: GroupingCase): Row | null {
    if (this.#rows.length === 0) return null;
    const spelt = (codes: readonly string[]) => codes.map((code) => this.#entries.of(code) ?? '');
    const { status, drg } = this.#grouper.group({
      ...given,
      diagnoses: spelt(given.diagnoses),
      operations: spelt(given.operations),
    });
    return status === 'grouped' ? (this.#rows[Number(drg)] ?? null) : null;
  }

  /** Place of the first row that holds for each case, plus one; 0 for none. */
  firsts({ cases, codes }: DipColumns): Uint16Array {
    const answers = new Uint16Array(cases.count);
    if (this.#rows.length === 0) return answers;
    const own = openColumns(cases, codes, this.#grouper.scheme, (code) => this.#entries.of(code) ?? '');
    this.#grouper.groupColumns(own, answers);
    return answers.map((answer) => this.#rowOf[answer] ?? 0);
  }

  rowAt(place: number): Row | null {
    return place === 0 ? null : (this.#rows[place - 1] ?? null);
  }
}
