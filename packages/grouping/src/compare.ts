import type { GroupResult, GroupStatus } from './case.ts';

/** Weights of groups (权重) in ten-thousandths, whole numbers. */
export type Weights = ReadonlyMap<string, number>;

/** Cases that went from one group to another (流向). Where both codes are equal they stayed. */
export interface Flow {
  readonly before: string;
  readonly after: string;
  readonly statusBefore: GroupStatus;
  readonly statusAfter: GroupStatus;
  readonly cases: number;
  /** Sums of weights in ten-thousandths; a group without a weight adds nothing. */
  readonly weightBefore: number;
  readonly weightAfter: number;
}

/** What a change of schemes means for one hospital, or for all (影响). */
export interface Effect {
  readonly cases: number;
  /** Cases with another group. */
  readonly moved: number;
  /** Cases that had a group and lose it, and the other way round. */
  readonly lost: number;
  readonly gained: number;
  readonly weightBefore: number;
  readonly weightAfter: number;
  /** Cases whose group has no weight on one of the sides; their weight there counts as nothing. */
  readonly unweighted: number;
}

const NOTHING: Effect = {
  cases: 0,
  moved: 0,
  lost: 0,
  gained: 0,
  weightBefore: 0,
  weightAfter: 0,
  unweighted: 0,
};

/** The same cases under two schemes (方案对比): flows between groups, change of weight, who moves. */
export class SchemeComparison {
  readonly #before: Weights;
  readonly #after: Weights;
  readonly #flows = new Map<string, Flow>();
  readonly #hospitals = new Map<string, Effect>();

  constructor(before: Weights = new Map(), after: Weights = new Map()) {
    this.#before = before;
    this.#after = after;
  }

  /** Counts one case. @returns whether it moved */
  add(before: GroupResult, after: GroupResult, hospital = ''): boolean {
    const weightBefore = this.#before.get(before.drg);
    const weightAfter = this.#after.get(after.drg);
    const moved = before.drg !== after.drg || before.status !== after.status;
    const key = `${before.status}\n${before.drg}\n${after.status}\n${after.drg}`;
    const flow = this.#flows.get(key);
    this.#flows.set(key, {
      before: before.drg,
      after: after.drg,
      statusBefore: before.status,
      statusAfter: after.status,
      cases: (flow?.cases ?? 0) + 1,
      weightBefore: (flow?.weightBefore ?? 0) + (weightBefore ?? 0),
      weightAfter: (flow?.weightAfter ?? 0) + (weightAfter ?? 0),
    });
    const had = before.status === 'grouped';
    const has = after.status === 'grouped';
    const missing = (had && weightBefore === undefined) || (has && weightAfter === undefined);
    this.#hospitals.set(
      hospital,
      plus(this.#hospitals.get(hospital) ?? NOTHING, {
        cases: 1,
        moved: moved ? 1 : 0,
        lost: had && !has ? 1 : 0,
        gained: has && !had ? 1 : 0,
        weightBefore: weightBefore ?? 0,
        weightAfter: weightAfter ?? 0,
        unweighted: missing ? 1 : 0,
      }),
    );
    return moved;
  }

  /** Flows, the largest first, equal ones by their codes. */
  flows(): Flow[] {
    return [...this.#flows.values()].sort(
      (one, other) =>
        other.cases - one.cases || order(one.before, other.before) || order(one.after, other.after),
    );
  }

  /** The effect on each hospital, in the order of their codes. */
  hospitals(): { readonly hospital: string; readonly effect: Effect }[] {
    return [...this.#hospitals]
      .map(([hospital, effect]) => ({ hospital, effect }))
      .sort((one, other) => order(one.hospital, other.hospital));
  }

  total(): Effect {
    return [...this.#hospitals.values()].reduce(plus, NOTHING);
  }
}

function plus(one: Effect, other: Effect): Effect {
  return {
    cases: one.cases + other.cases,
    moved: one.moved + other.moved,
    lost: one.lost + other.lost,
    gained: one.gained + other.gained,
    weightBefore: one.weightBefore + other.weightBefore,
    weightAfter: one.weightAfter + other.weightAfter,
    unweighted: one.unweighted + other.unweighted,
  };
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
