import type { GroupingCase } from '@sanyi/grouping';
import type { DipColumns } from './columns.ts';
import { Conditions } from './conditions.ts';
import type { ConditionRow, DipRules } from './rules.ts';

/** A band of an index (指数分段), its bounds counted in; `to` null has no end. */
export interface IndexBand {
  readonly code: string;
  readonly name: string;
  readonly from: number;
  readonly to: number | null;
}

/**
 * A dimension that may divide core groups (辅助目录维度): rows of conditions, the first that holds; or an index, such as a comorbidity index, of
 * the points of the categories among the other diagnoses, each category once.
 */
export type AuxiliaryDimension = { readonly code: string; readonly name: string } & (
  | { readonly kind: 'rows'; readonly rows: readonly ConditionRow[] }
  | {
      readonly kind: 'index';
      readonly categories: readonly {
        readonly code: string;
        readonly name: string;
        readonly points: number;
        readonly begins: readonly string[];
      }[];
      readonly bands: readonly IndexBand[];
    }
);

/** A dimension ready to be asked (就绪维度). */
export class Dimension {
  readonly given: AuxiliaryDimension;
  readonly bands: readonly string[];
  readonly #conditions: Conditions<ConditionRow> | null;
  readonly #category = new Map<string, number>();

  constructor(given: AuxiliaryDimension, lists: DipRules['lists']) {
    this.given = given;
    this.#conditions = given.kind === 'rows' ? new Conditions(given.rows, lists) : null;
    this.bands = (given.kind === 'rows' ? given.rows : given.bands).map(({ code }) => code);
  }

  /** Place of the band of each case, plus one; 0 for none. */
  bandsOf(columns: DipColumns): Uint16Array {
    if (this.#conditions) return this.#conditions.firsts(columns);
    const { diagnosesAt, diagnoses, count } = columns.cases;
    const categories = Int32Array.from({ length: columns.codes.diagnoses.size }, (_, id) =>
      this.#categoryOf(columns.codes.diagnoses.codeOf(id)),
    );
    const found = new Uint16Array(count);
    for (let place = 0; place < count; place += 1) {
      const seen = new Set<number>();
      for (let at = (diagnosesAt[place] ?? 0) + 1; at < (diagnosesAt[place + 1] ?? 0); at += 1)
        seen.add(categories[diagnoses[at] ?? 0] ?? -1);
      found[place] = this.#bandOf(seen);
    }
    return found;
  }

  bandOf(given: GroupingCase): string | null {
    if (this.#conditions) return this.#conditions.first(given)?.code ?? null;
    const seen = new Set(given.diagnoses.slice(1).map((code) => this.#categoryOf(code)));
    return this.bands[this.#bandOf(seen) - 1] ?? null;
  }

  #categoryOf(code: string): number {
    if (this.given.kind === 'rows') return -1;
    const known = this.#category.get(code);
    if (known !== undefined) return known;
    const found = this.given.categories.findIndex(({ begins }) =>
      begins.some((text) => code.startsWith(text)),
    );
    this.#category.set(code, found);
    return found;
  }

  #bandOf(categories: ReadonlySet<number>): number {
    if (this.given.kind === 'rows') return 0;
    let points = 0;
    for (const category of categories) points += this.given.categories[category]?.points ?? 0;
    return this.given.bands.findIndex(({ from, to }) => points >= from && (to === null || points <= to)) + 1;
  }
}
