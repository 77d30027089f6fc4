import type { GroupingCase, GroupResult, UngroupableReason } from './case.ts';
import { SingleCase } from './columns.ts';
import { type Complication, type Evidence, type OpenCase, type ReadyRule, RuleReader } from './evidence.ts';
import { failsAtOnce, foreseenMissing, type MainIds, MainPairs } from './foreseen.ts';
import type { Grouper } from './group.ts';
import { type NearMiss, onlyMissing } from './near-miss.ts';
import { type Neighbour, Neighbours } from './neighbours.ts';
import type { Mdc, MdcStep, Scheme } from './scheme.ts';

/** One ADRG (or ambiguous step) that was tried (尝试的步骤). */
export interface TriedStep {
  /** Id of the row in the ADRG table, or the code of the ambiguous group. */
  readonly row: string;
  readonly code: string;
  readonly evidence: Evidence;
  /** The groups of the ADRG that were tried, the last one being the answer where one holds. */
  readonly drgs: readonly { readonly code: string; readonly evidence: Evidence }[];
}

/** One main category that was tried (尝试的大类). */
export interface TriedMdc {
  readonly code: string;
  readonly evidence: Evidence;
  readonly steps: readonly TriedStep[];
}

/** The whole reasoning about one case (分组过程). */
export interface Explanation {
  readonly result: GroupResult;
  /** Categories in the order they were tried; those that were not entered have no steps. */
  readonly tried: readonly TriedMdc[];
  readonly complications: readonly Complication[];
  /** Codes of the case that the scheme does not know at all. */
  readonly unknownCodes: readonly string[];
  readonly nearMisses: readonly NearMiss[];
  readonly neighbours: readonly Neighbour[];
}

/** A step of a category, made ready: what it says when it fails at once is the same for every case. */
interface ReadyStep {
  readonly kind: 'adrg' | 'ambiguous' | 'leftover';
  readonly row: string;
  readonly code: string;
  readonly rule: ReadyRule;
  readonly drgs: readonly { readonly code: string; readonly rule: ReadyRule; readonly result: GroupResult }[];
  /** The answer when the step holds and none of its groups does. */
  readonly otherwise: GroupResult;
  readonly failed: TriedStep;
}

interface ReadyMdc {
  readonly code: string;
  readonly rule: ReadyRule;
  readonly steps: readonly ReadyStep[];
  readonly failed: TriedMdc;
}

/** Pairs of main codes kept before all are forgotten. */
const MOST_PAIRS = 50_000;
/** A step that fails at once and misses more than one condition. */
const FAILS = 'fails';

/** What a pair of main codes decides alone (主要编码的预判). */
interface Foreseen {
  /** By category: 1 where it fails at once. */
  readonly fails: Uint8Array;
  /** By category, once it was entered, and step: fails at once, fails with one condition missing, or has to be read. */
  readonly steps: (readonly (typeof FAILS | NearMiss | null)[] | undefined)[];
}

/** Explains answers of a grouper (分组解释), from the scheme's own rules and not from the grouper's short cuts. */
export class Explainer {
  readonly #grouper: Grouper;
  readonly #scheme: Scheme;
  readonly #reader: RuleReader;
  readonly #neighbours: Neighbours;
  readonly #mdcs: readonly ReadyMdc[];
  readonly #columns = new SingleCase();
  readonly #pairs: MainPairs;
  readonly #foreseen = new Map<number, Foreseen>();

  constructor(grouper: Grouper) {
    this.#grouper = grouper;
    this.#scheme = grouper.scheme.scheme;
    this.#reader = new RuleReader(grouper.scheme);
    this.#neighbours = new Neighbours(grouper);
    this.#mdcs = this.#scheme.mdcs.map((mdc) => this.#ready(mdc));
    this.#pairs = new MainPairs(grouper.scheme, this.#reader.prepared);
  }

  explain(given: GroupingCase): Explanation {
    const { diagnoses, operations } = this.#columns.hold(this.#grouper.scheme, given);
    const opened = { given, diagnoses, operations };
    const tried: TriedMdc[] = [];
    const nearMisses: NearMiss[] = [];
    const result = this.#trace(opened, tried, nearMisses);
    return {
      result,
      tried,
      complications: this.#reader.complications(opened),
      unknownCodes: this.#unknown(given),
      nearMisses,
      neighbours: this.#neighbours.of(given, this.#columns, result, nearMisses),
    };
  }

  /** Every rule that is looked at, in order, until the answer; and the rows of each entered category that miss one condition. */
  #trace(opened: OpenCase, tried: TriedMdc[], nearMisses: NearMiss[]): GroupResult {
    const lacking = lackingOf(opened.given, this.#scheme);
    if (lacking !== null) return nothing(lacking);
    const main = {
      diagnosis: opened.diagnoses[0] ?? 0,
      operation: opened.given.operations.length > 0 ? (opened.operations[0] ?? 0) : 0,
    };
    const foreseen = this.#foreseenFor(main);
    for (let place = 0; place < this.#mdcs.length; place += 1) {
      const mdc = this.#mdcs[place];
      if (!mdc) continue;
      if (foreseen.fails[place] === 1) {
        tried.push(mdc.failed);
        continue;
      }
      const evidence = this.#reader.read(mdc.rule, opened);
      if (!evidence.holds) {
        tried.push(evidence === mdc.rule.failed ? mdc.failed : { code: mdc.code, evidence, steps: [] });
        continue;
      }
      const steps: TriedStep[] = [];
      tried.push({ code: mdc.code, evidence, steps });
      let answer: GroupResult | null = null;
      const known = (foreseen.steps[place] ??= mdc.steps.map((step) => foreseeStep(mdc, step, main)));
      for (let at = 0; at < mdc.steps.length; at += 1) {
        const step = mdc.steps[at];
        if (!step) continue;
        const outcome = known[at];
        if (outcome) {
          if (!answer) steps.push(step.failed);
          if (outcome !== FAILS) nearMisses.push(outcome);
          continue;
        }
        let read: Evidence | undefined;
        if (!answer) {
          const made = this.#step(step, opened);
          read = made.evidence;
          steps.push(made);
          if (made.evidence.holds) {
            const last = made.drgs.length - 1;
            answer = (made.drgs[last]?.evidence.holds && step.drgs[last]?.result) || step.otherwise;
            continue;
          }
        }
        const missing = step.kind === 'adrg' ? onlyMissing(this.#reader, step.rule, opened, read) : null;
        if (missing) nearMisses.push({ mdc: mdc.code, row: step.row, code: step.code, missing });
      }
      if (answer) return answer;
      if (!this.#scheme.options.fallThrough) return nothing('no-adrg-matches', mdc.code);
    }
    const unknown = this.#columns.diagnoses[0] === 0;
    return nothing(unknown ? 'main-diagnosis-unknown' : 'no-adrg-matches');
  }

  /** What main codes decide alone, worked out once for all main codes that no rule tells apart. */
  #foreseenFor(main: MainIds): Foreseen {
    const pair = this.#pairs.of(main);
    const known = this.#foreseen.get(pair);
    if (known) return known;
    if (this.#foreseen.size >= MOST_PAIRS) this.#foreseen.clear();
    const made: Foreseen = {
      fails: Uint8Array.from(this.#mdcs, (mdc) => (failsAtOnce(mdc.rule, main) ? 1 : 0)),
      steps: [],
    };
    this.#foreseen.set(pair, made);
    return made;
  }

  #step(step: ReadyStep, opened: OpenCase): TriedStep {
    const evidence = this.#reader.read(step.rule, opened);
    if (evidence === step.rule.failed) return step.failed;
    const drgs: { code: string; evidence: Evidence }[] = [];
    if (evidence.holds)
      for (const drg of step.drgs) {
        const one = { code: drg.code, evidence: this.#reader.read(drg.rule, opened) };
        drgs.push(one);
        if (one.evidence.holds) break;
      }
    return { row: step.row, code: step.code, evidence, drgs };
  }

  #ready(mdc: Mdc): ReadyMdc {
    const rule = this.#reader.prepare(mdc.rule);
    return {
      code: mdc.code,
      rule,
      steps: mdc.steps.map((step) => this.#readyStep(mdc.code, step)),
      failed: { code: mdc.code, evidence: rule.failed, steps: [] },
    };
  }

  #readyStep(mdc: string, step: MdcStep): ReadyStep {
    if ('adrg' in step) {
      const row = this.#scheme.adrgs[step.adrg];
      if (!row) throw new Error(`scheme ${this.#scheme.id} has no ADRG ${step.adrg}`);
      const rule = this.#reader.prepare(row.rule);
      const { code } = row;
      const drgs = row.drgs.map((drg): ReadyStep['drgs'][number] => ({
        code: drg.code,
        rule: this.#reader.prepare(drg.rule),
        result: { mdc, adrg: code, drg: drg.code, status: 'grouped', reason: null },
      }));
      const otherwise = none(mdc, code, 'ungroupable', 'no-drg-matches');
      const failed = { row: step.adrg, code, evidence: rule.failed, drgs: [] };
      return { kind: 'adrg', row: step.adrg, code, rule, drgs, otherwise, failed };
    }
    const kind = 'ambiguous' in step ? 'ambiguous' : 'leftover';
    const code = 'ambiguous' in step ? step.ambiguous : step.leftover;
    const rule = this.#reader.prepare(step.rule);
    const otherwise =
      kind === 'ambiguous'
        ? none(mdc, code, 'ambiguous', null)
        : none(mdc, code, 'ungroupable', 'no-adrg-matches');
    const failed = { row: code, code, evidence: rule.failed, drgs: [] };
    return { kind, row: code, code, rule, drgs: [], otherwise, failed };
  }

  #unknown(given: GroupingCase): string[] {
    const { diagnoses, operations } = this.#columns;
    return [
      ...given.diagnoses.filter((_, place) => diagnoses[place] === 0),
      ...given.operations.filter((_, place) => operations[place] === 0),
    ];
  }
}

/** What main codes decide about a step: null where it has to be read. */
function foreseeStep(mdc: ReadyMdc, step: ReadyStep, main: MainIds): typeof FAILS | NearMiss | null {
  if (!failsAtOnce(step.rule, main)) return null;
  if (step.kind !== 'adrg') return FAILS;
  const missing = foreseenMissing(step.rule, main);
  if (missing === undefined) return null;
  return missing ? { mdc: mdc.code, row: step.row, code: step.code, missing: missing.failed } : FAILS;
}

/** What a case lacks before any rule is looked at (缺少的必填项). */
function lackingOf(
  { diagnoses, sex, ageYears, ageDays, weightGrams }: GroupingCase,
  { options }: Scheme,
): UngroupableReason | null {
  if (diagnoses.length === 0) return 'no-main-diagnosis';
  if (options.needsSex && sex !== '1' && sex !== '2') return 'no-sex';
  const newborn = ageYears === 0 && ageDays !== null && ageDays <= 28;
  return options.needsNewbornWeight && newborn && (weightGrams ?? 0) <= 0 ? 'newborn-without-weight' : null;
}

function nothing(reason: GroupResult['reason'], mdc = '0000'): GroupResult {
  return { mdc, adrg: '00', drg: '0000', status: 'ungroupable', reason };
}

/** The answer of a step that holds and has no group for the case. */
function none(
  mdc: string,
  code: string,
  status: GroupResult['status'],
  reason: GroupResult['reason'],
): GroupResult {
  return { mdc, adrg: code, drg: code, status, reason };
}
