import { addExact, divideExact, type Exact, exact } from '@sanyi/expression';
import type { GroupKind } from './catalogue.ts';
import { type Cell, classKey, keyOf, type NotGrouped } from './cell.ts';
import type { CareClass, DipRules } from './rules.ts';
import { addTally, casesOf, emptyTally, type Tally, weightedMean } from './tally.ts';
import { leastCount, meets } from './threshold.ts';

/** A cell with the costs of its cases. */
export interface CellTally {
  /** Place of the cell. */
  readonly place: number;
  readonly cell: Cell;
  readonly tally: Tally;
}

/** Cells that stand or fall together (成组单元): a diagnosis with a main operation and the related operations that were kept. */
export interface Unit {
  readonly key: string;
  readonly preGroup: boolean;
  readonly diagnosis: string;
  readonly category: string;
  readonly main: string | null;
  readonly related: readonly string[];
  readonly careClass: CareClass | null;
  readonly cells: readonly CellTally[];
  readonly cases: number;
  readonly rise: Exact | null;
  /** Cells whose mean its own was measured by, where it has related operations. */
  readonly measuredBy: readonly CellTally[];
}

/** A group before it has a score (成组结果). */
export interface FormedGroup {
  readonly key: string;
  readonly kind: GroupKind;
  readonly diagnosis: string;
  readonly main: string | null;
  readonly related: readonly string[];
  readonly careClass: CareClass | null;
  readonly units: readonly Unit[];
  readonly rise: Exact | null;
}

export interface Formed {
  readonly groups: readonly FormedGroup[];
  /** Cells that came into no group, with the reason. */
  readonly left: readonly { readonly cell: CellTally; readonly reason: NotGrouped }[];
  /** Cases a core group needed. */
  readonly coreCases: number;
}

const byKey = (one: { readonly key: string }, other: { readonly key: string }) =>
  one.key < other.key ? -1 : one.key > other.key ? 1 : 0;

/**
 * Forms groups from cells (成组): pre-groups as they are; core groups from diagnosis × main operation, related operations apart only where
 * they raise the mean cost enough; the rest by category and class of care; what is still too small is left with its reason. The answer
 * depends on the cells alone, not on their order.
 */
export function formGroups(cells: readonly CellTally[], rules: DipRules): Formed {
  const sorted = [...cells].sort((one, other) => byKey(one.cell, other.cell));
  const preGroups = groupBy(
    sorted.filter(({ cell }) => cell.preGroup !== null),
    ({ cell }) => cell.key,
  );
  const bases = groupBy(
    sorted.filter(({ cell }) => cell.preGroup === null),
    ({ cell }) => keyOf(cell.diagnosis, cell.main, []),
  );
  const coreCases = coreThreshold([...bases.values()], rules);
  const groups: FormedGroup[] = [];
  for (const own of preGroups.values()) groups.push(groupOf('pre', unitOf(own, { related: [] })));
  const folded = new Map<string, Unit[]>();
  const left: { cell: CellTally; reason: NotGrouped }[] = [];
  for (const own of bases.values())
    for (const unit of unitsOf(own, coreCases, rules)) {
      if (unit.cases >= coreCases) {
        groups.push(groupOf('core', unit));
        continue;
      }
      if (unit.careClass === null) {
        for (const cell of unit.cells) left.push({ cell, reason: 'operation-class-unknown' });
        continue;
      }
      const key = classKey(unit.category, unit.careClass);
      folded.set(key, [...(folded.get(key) ?? []), unit]);
    }
  const enough = leastCount(rules.composite);
  for (const [key, units] of folded) {
    const [first] = units;
    if (!first) continue;
    if (units.reduce((sum, { cases }) => sum + cases, 0) < enough) {
      for (const unit of units) for (const cell of unit.cells) left.push({ cell, reason: 'too-few-cases' });
      continue;
    }
    groups.push({
      key,
      kind: 'composite',
      diagnosis: first.category,
      main: null,
      related: [],
      careClass: first.careClass,
      units,
      rise: null,
    });
  }
  return { groups: groups.sort(byKey), left, coreCases };
}

function groupOf(kind: GroupKind, unit: Unit): FormedGroup {
  const { key, diagnosis, main, related, careClass, rise } = unit;
  return { key, kind, diagnosis, main, related, careClass, units: [unit], rise };
}

/** Cases a core group needs: given, or found so that core groups cover enough. */
function coreThreshold(bases: readonly (readonly CellTally[])[], { core }: DipRules): number {
  if (core.kind === 'cases') return leastCount(core.cases);
  const counts = bases
    .map((cells) => cells.reduce((sum, { tally }) => sum + casesOf(tally), 0))
    .filter((count) => count > 0)
    .sort((one, other) => other - one);
  const all = counts.reduce((sum, count) => sum + count, 0);
  let covered = 0;
  for (const [place, count] of counts.entries()) {
    covered += count;
    // Groups of one size are core together.
    if (counts[place + 1] === count) continue;
    if (meets(exact(BigInt(covered), BigInt(all)), core.share)) return count;
  }
  return 1;
}

/** A set of related operations that was kept. */
interface Kept {
  readonly related: readonly string[];
  readonly own: CellTally;
  readonly cases: number;
  readonly rise: Exact | null;
  readonly measuredBy: readonly CellTally[];
}

/** The units of one diagnosis and main operation. */
function unitsOf(cells: readonly CellTally[], coreCases: number, rules: DipRules): Unit[] {
  const [first] = cells;
  if (!first) return [];
  if (first.cell.main === null) return [unitOf(cells, { related: [] })];
  const weighting = { weights: rules.yearWeights, means: rules.yearMeans };
  const plain = cells.filter(({ cell }) => cell.related.length === 0);
  const plainEnough = plain.reduce((sum, { tally }) => sum + casesOf(tally), 0) >= coreCases;
  const kept: Kept[] = [];
  const candidates = cells
    .filter(({ cell, tally }) => cell.related.length > 0 && casesOf(tally) >= coreCases)
    .sort((one, other) => one.cell.related.length - other.cell.related.length || byKey(one.cell, other.cell));
  for (const own of candidates) {
    const parent = nearestKept(kept, own.cell.related);
    const measuredBy = parent ? [parent.own] : plainEnough ? plain : cells.filter((other) => other !== own);
    const rise = riseOver(own.tally, measuredBy, weighting);
    if (rise && meets(rise, rules.related.rise))
      kept.push({ related: own.cell.related, own, cases: casesOf(own.tally), rise, measuredBy });
  }
  const shares = new Map<Kept | null, CellTally[]>();
  for (const cell of cells) {
    const home = nearestKept(kept, cell.cell.related);
    shares.set(home, [...(shares.get(home) ?? []), cell]);
  }
  return [...shares].map(([home, own]) => unitOf(own, home ?? { related: [] }));
}

/** The kept set with most operations among those done; ties to the one with more cases, then to the smaller name. */
function nearestKept(kept: readonly Kept[], related: readonly string[]): Kept | null {
  let best: Kept | null = null;
  for (const one of kept) {
    if (!one.related.every((code) => related.includes(code))) continue;
    if (
      best === null ||
      one.related.length > best.related.length ||
      (one.related.length === best.related.length &&
        (one.cases > best.cases ||
          (one.cases === best.cases && one.related.join('+') < best.related.join('+'))))
    )
      best = one;
  }
  return best;
}

function riseOver(
  own: Tally,
  others: readonly CellTally[],
  weighting: { weights: readonly number[]; means: 'pooled' | 'yearly' },
): Exact | null {
  const sum = emptyTally(weighting.weights.length);
  for (const { tally } of others) addTally(sum, tally);
  const before = weightedMean(sum.total, sum.cases, weighting);
  const after = weightedMean(own.total, own.cases, weighting);
  const ratio = before && after && divideExact(after, before);
  return ratio ? addExact(ratio, exact(-1n)) : null;
}

function unitOf(
  cells: readonly CellTally[],
  {
    related,
    rise = null,
    measuredBy = [],
  }: Pick<Kept, 'related'> & Partial<Pick<Kept, 'rise' | 'measuredBy'>>,
): Unit {
  const [first] = cells;
  if (!first) throw new Error('a unit without cells');
  const { diagnosis, category, main, careClass, preGroup } = first.cell;
  return {
    key: preGroup ?? keyOf(diagnosis, main, related),
    preGroup: preGroup !== null,
    diagnosis,
    category,
    main: preGroup === null ? main : null,
    related,
    careClass: preGroup === null ? careClass : null,
    cells,
    cases: cells.reduce((sum, { tally }) => sum + casesOf(tally), 0),
    rise,
    measuredBy,
  };
}

function groupBy<Item>(items: readonly Item[], keyFor: (item: Item) => string): Map<string, Item[]> {
  const found = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyFor(item);
    const own = found.get(key);
    if (own) own.push(item);
    else found.set(key, [item]);
  }
  return found;
}
