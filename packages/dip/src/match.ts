import type { Catalogue, CatalogueGroup, TieRule } from './catalogue.ts';
import { type Cell, classKey, keyOf, type NotGrouped } from './cell.ts';
import type { CellReader } from './cell-reader.ts';
import type { DipColumns } from './columns.ts';

/** How a case came to its group (匹配方式). */
export type MatchWay = 'pre' | 'exact' | 'related' | 'main-only' | 'composite';

/** The answer for a case (匹配结果). */
export type Match =
  | { readonly group: CatalogueGroup; readonly way: MatchWay; readonly reason: null }
  | { readonly group: null; readonly way: null; readonly reason: NotGrouped };

/** One group that was looked at, and what the case lacks for it (候选病种). */
export interface Candidate {
  readonly group: CatalogueGroup;
  /** Operations of the group that the case has not. */
  readonly missing: readonly string[];
  /** The group asks for another main operation than the case's. */
  readonly otherMain: boolean;
}

/** Stands for: in no group. */
const NONE = -1_000;

const KIND_ORDER = ['pre', 'core', 'composite'] as const;
const CLASS_ORDER = ['surgery', 'therapeutic', 'diagnostic', 'conservative'] as const;

/**
 * Matches cases to a catalogue (入组匹配): exact; else the group with most related operations; else the main operation alone; else the composite
 * group. Of several, the catalogue's tie rules choose in their order, and last the smaller key, so that there is always one answer.
 */
export class Matcher {
  readonly catalogue: Catalogue;
  readonly #byKey: ReadonlyMap<string, CatalogueGroup>;
  /** Core groups with operations by diagnosis and an operation: the main one, or any where the main one need not match. */
  readonly #byOperation = new Map<string, CatalogueGroup[]>();
  /** Core groups by diagnosis. */
  readonly #byDiagnosis = new Map<string, CatalogueGroup[]>();
  readonly #answers = new WeakMap<Cell, Match>();
  readonly #byCost: boolean;
  readonly #places: ReadonlyMap<CatalogueGroup, number>;

  constructor(catalogue: Catalogue) {
    this.catalogue = catalogue;
    this.#byKey = new Map(catalogue.groups.map((group) => [group.key, group]));
    this.#places = new Map(catalogue.groups.map((group, place) => [group, place]));
    this.#byCost = catalogue.ties.includes('nearest-cost');
    for (const group of catalogue.groups) {
      if (group.kind !== 'core') continue;
      push(this.#byDiagnosis, group.diagnosis, group);
      if (group.main === null) continue;
      const doors = catalogue.mainOperationMustMatch ? [group.main] : [group.main, ...group.related];
      for (const door of new Set(doors)) push(this.#byOperation, keyOf(group.diagnosis, door, []), group);
    }
  }

  /** @param fen cost of the case, where the catalogue chooses by it; else the answer depends on the cell alone */
  match(cell: Cell, fen: number | null = null): Match {
    if (this.#byCost) return this.#find(cell, fen);
    const known = this.#answers.get(cell);
    if (known) return known;
    const made = this.#find(cell, fen);
    this.#answers.set(cell, made);
    return made;
  }

  /** Place of each case's group in the catalogue (批量入组), negative for none: the reason is told by `match` alone. Where cost chooses, it does so here too. */
  matchColumns(reader: CellReader, columns: DipColumns): Int32Array {
    const { total } = columns;
    if (this.#byCost) {
      const { cellOf, cells } = reader.read(columns);
      return cellOf.map((at, place) => {
        const cell = cells[at];
        const fen = total[place] ?? -1;
        return cell ? this.#placeOf(this.match(cell, fen < 0 ? null : fen)) : NONE;
      });
    }
    return reader.answers(
      columns,
      (cell) => this.#placeOf(this.match(cell)),
      (cell) => this.#dependsOnOthers(cell),
    );
  }

  /** Whether operations besides the main one can change the group. */
  #dependsOnOthers({ preGroup, diagnosis, main }: Cell): boolean {
    if (preGroup !== null || main === null) return false;
    if (!this.catalogue.mainOperationMustMatch) return true;
    return (this.#byOperation.get(keyOf(diagnosis, main, [])) ?? []).some(
      ({ related }) => related.length > 0,
    );
  }

  #placeOf({ group }: Match): number {
    return group ? (this.#places.get(group) ?? NONE) : NONE;
  }

  /** Core groups of the diagnosis with what the case lacks for each, the nearest first (候选与差距). */
  candidates(cell: Cell): Candidate[] {
    const own = new Set(operationsOf(cell));
    return (this.#byDiagnosis.get(cell.diagnosis) ?? [])
      .map((group) => ({
        group,
        missing: operationsOf(group).filter((code) => !own.has(code)),
        otherMain:
          this.catalogue.mainOperationMustMatch &&
          group.main !== cell.main &&
          !(group.main !== null && !own.has(group.main)),
      }))
      .sort(
        (one, other) =>
          one.missing.length - other.missing.length ||
          Number(one.otherMain) - Number(other.otherMain) ||
          (one.group.key < other.group.key ? -1 : 1),
      );
  }

  #find(cell: Cell, fen: number | null): Match {
    if (cell.preGroup !== null) {
      const group = this.#byKey.get(cell.preGroup);
      if (group?.kind === 'pre') return { group, way: 'pre', reason: null };
    }
    const exact = this.#byKey.get(cell.key);
    if (exact?.kind === 'core') return { group: exact, way: 'exact', reason: null };
    if (cell.main !== null) {
      const group = this.#nearest(cell, fen);
      if (group) return { group, way: group.related.length > 0 ? 'related' : 'main-only', reason: null };
    }
    if (cell.careClass === null) return { group: null, way: null, reason: 'operation-class-unknown' };
    const composite = this.#byKey.get(classKey(cell.category, cell.careClass));
    if (composite?.kind === 'composite') return { group: composite, way: 'composite', reason: null };
    return { group: null, way: null, reason: 'not-in-catalogue' };
  }

  #nearest(cell: Cell, fen: number | null): CatalogueGroup | null {
    const own = operationsOf(cell);
    const doors = this.catalogue.mainOperationMustMatch ? own.slice(0, 1) : own;
    const fitting = new Set<CatalogueGroup>();
    for (const door of doors)
      for (const group of this.#byOperation.get(keyOf(cell.diagnosis, door, [])) ?? [])
        if (operationsOf(group).every((code) => own.includes(code))) fitting.add(group);
    let best: CatalogueGroup | null = null;
    for (const group of fitting) if (best === null || this.#before(group, best, cell, fen) < 0) best = group;
    return best;
  }

  #before(one: CatalogueGroup, other: CatalogueGroup, cell: Cell, fen: number | null): number {
    for (const tie of this.catalogue.ties) {
      const order = TIES[tie](one, other, cell, fen);
      if (order !== 0) return order;
    }
    return one.key < other.key ? -1 : 1;
  }
}

/** How each tie rule orders two groups; below zero the first goes before. */
const TIES: Readonly<
  Record<TieRule, (one: CatalogueGroup, other: CatalogueGroup, cell: Cell, fen: number | null) => number>
> = {
  'main-operation': (one, other, { main }) =>
    Number(operationsOf(other).includes(main ?? '')) - Number(operationsOf(one).includes(main ?? '')),
  'most-operations': (one, other) => operationsOf(other).length - operationsOf(one).length,
  'nearest-cost': (one, other, _, fen) => {
    if (fen === null || one.basis === null || other.basis === null) return 0;
    const distance = ({ basis }: CatalogueGroup) =>
      basis ? Math.abs(fen - Number(basis.mean.numerator) / Number(basis.mean.denominator)) : 0;
    return distance(one) - distance(other);
  },
  kind: (one, other) =>
    KIND_ORDER.indexOf(one.kind) - KIND_ORDER.indexOf(other.kind) ||
    Number(one.basicLevel) - Number(other.basicLevel) ||
    CLASS_ORDER.indexOf(one.careClass ?? 'conservative') -
      CLASS_ORDER.indexOf(other.careClass ?? 'conservative'),
  'more-cases': (one, other) => (other.cases ?? 0) - (one.cases ?? 0),
};

function operationsOf({ main, related }: Pick<Cell, 'main' | 'related'>): string[] {
  return main === null ? [] : [main, ...related];
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const own = map.get(key);
  if (own) own.push(value);
  else map.set(key, [value]);
}
