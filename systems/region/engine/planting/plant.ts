import type { Disease } from '../diseases.ts';
import type { Draft, DraftTruth, Person } from '../draft.ts';
import type { RegionPlan } from '../plan.ts';
import { SHARD_RESIDENTS } from '../plan.ts';
import { Dice } from '../random.ts';
import type { TruthKind } from '../rows.ts';
import { TRUTH_KINDS } from '../truths.ts';
import { plantDuplicateCharge, plantExcessCharge, plantSelfPayShift } from './charges.ts';
import { plantRetiredCode, plantShiftedClock, plantUpCoding, plantWrongSex } from './coding.ts';
import { plantInstitutionShift, plantSwap } from './drugs.ts';
import { type Planter, truthOf } from './ground.ts';
import { plantHoarding } from './hoarding.ts';
import { plantGhostStay, plantLowStandard } from './hollow-stays.ts';
import { plantMissingRefundLink } from './refund-links.ts';
import { plantSplitStay } from './split-stay.ts';
import { targetsOf } from './targets.ts';
import { plantCase, plantDuplicateUpload } from './uploads.ts';

/** Slots that a shard's residents fall into (植入槽位). */
export const SLOTS = 32;
const FIRST_OUTBREAK_SLOT = 28;

const PLANTERS: Readonly<Record<Exclude<TruthKind, 'outbreak'>, Planter>> = {
  'split-stay': plantSplitStay,
  'low-standard': plantLowStandard,
  'up-coding': plantUpCoding,
  'duplicate-charge': plantDuplicateCharge,
  'excess-charge': plantExcessCharge,
  'self-pay-shift': plantSelfPayShift,
  'institution-shift': plantInstitutionShift,
  swap: plantSwap,
  hoarding: plantHoarding,
  'ghost-stay': plantGhostStay,
  'wrong-sex': plantWrongSex,
  'retired-code': plantRetiredCode,
  'duplicate-upload': plantDuplicateUpload,
  'missing-refund-link': plantMissingRefundLink,
  'shifted-clock': plantShiftedClock,
};

interface Quota {
  planted: number;
  near: number;
}

interface Cluster {
  readonly disease: Disease;
  readonly planted: boolean;
  readonly from: number;
  /** Cases it grows to. */
  readonly size: number;
  readonly cases: Draft[];
}

/** Plants a shard's truths (分片植入): a few of each kind and as many near misses, and an outbreak in every fourth shard. */
export class Planting {
  readonly #plan: RegionPlan;
  readonly #shard: number;
  readonly #quotas = new Map<TruthKind, Quota>();
  readonly #street: number;
  readonly #clusters: readonly (Cluster | null)[];

  constructor(plan: RegionPlan, shard: number, street: number) {
    this.#plan = plan;
    this.#shard = shard;
    this.#street = street;
    for (const kind of plan.options.truths) {
      const dice = new Dice(plan.options.seed, 41, shard, TRUTH_KINDS.indexOf(kind));
      this.#quotas.set(kind, { planted: dice.between(1, 3), near: dice.between(1, 3) });
    }
    this.#clusters = plan.options.truths.has('outbreak') ? [this.#cluster(true), this.#cluster(false)] : [];
  }

  #cluster(planted: boolean): Cluster | null {
    const { rareInfections } = targetsOf(this.#plan);
    if (this.#shard % 4 !== 0 || rareInfections.length < 2) return null;
    const dice = new Dice(this.#plan.options.seed, 42, this.#shard, planted ? 1 : 0);
    const half = Math.floor(rareInfections.length / 2);
    const disease =
      rareInfections[planted ? dice.below(half) : half + dice.below(rareInfections.length - half)];
    const from = this.#plan.firstDay + 30 + dice.below(300);
    const size = dice.between(14, 40);
    return disease ? { disease, planted, from, size, cases: [] } : null;
  }

  /** Plants into a person whose slot calls for it. */
  visit(person: Person): DraftTruth | null {
    const slot = person.place % SLOTS;
    if (slot >= FIRST_OUTBREAK_SLOT) {
      this.#infect(person, slot);
      return null;
    }
    const kind = TRUTH_KINDS[slot];
    if (kind === undefined || kind === 'outbreak') return null;
    const quota = this.#quotas.get(kind);
    if (!quota || quota.planted + quota.near === 0) return null;
    const dice = new Dice(this.#plan.options.seed, 43, person.no);
    // Some are passed over, so that the truths do not all lie at the beginning of a shard.
    const small = this.#plan.options.residents < SHARD_RESIDENTS;
    if (!small && dice.chance(650)) return null;
    const planted = quota.planted > 0 && (quota.near === 0 || dice.chance(500));
    const truth = PLANTERS[kind](this.#plan, person, planted, dice);
    if (!truth) return null;
    if (planted) quota.planted -= 1;
    else quota.near -= 1;
    return truth;
  }

  #infect(person: Person, slot: number): void {
    const cluster = this.#clusters[slot < FIRST_OUTBREAK_SLOT + 2 ? 0 : 1];
    if (!cluster || person.street !== this.#street || cluster.cases.length >= cluster.size) return;
    const dice = new Dice(this.#plan.options.seed, 44, person.no);
    if (!dice.chance(850)) return;
    const day = cluster.planted
      ? cluster.from + dice.below(7)
      : this.#plan.firstDay + ((cluster.cases.length * 13 + 5) % 360);
    const found = plantCase(this.#plan, person, cluster.disease, day, dice);
    if (found) cluster.cases.push(found);
  }

  /** The outbreaks, once all residents of the shard have been seen. */
  outbreaks(): { readonly truth: DraftTruth; readonly street: number }[] {
    return this.#clusters.flatMap((cluster) => {
      if (!cluster || cluster.cases.length === 0) return [];
      const { profile } = cluster.disease;
      const count = cluster.cases.length;
      const [zh, en] = cluster.planted
        ? [`${profile.name} 一周内 ${count} 例`, `${profile.code}: ${count} cases in a week`]
        : [`${profile.name} 全年分散 ${count} 例`, `${profile.code}: ${count} cases spread over the year`];
      return [
        {
          truth: truthOf('outbreak', cluster.planted, { drafts: cluster.cases }, zh, en),
          street: this.#street,
        },
      ];
    });
  }
}
