import type { GroupingCase, GroupResult } from './case.ts';
import { diagnosisId } from './compile.ts';
import { type Complication, type Evidence, RuleReader } from './evidence.ts';
import type { Grouper } from './group.ts';
import type { AdrgRow, MdcStep, Scheme } from './scheme.ts';

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

/** An ADRG that lacked one condition alone (差一个条件的 ADRG). */
export interface NearMiss {
  readonly mdc: string;
  readonly row: string;
  readonly code: string;
  /** The condition that failed. */
  readonly missing: Evidence;
}

/** The case with one code less, and what it would be (少一个编码的结果). */
export interface Neighbour {
  readonly without: string;
  readonly what: 'diagnosis' | 'operation';
  readonly result: GroupResult;
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

/** Explains answers of a grouper (分组解释), from the scheme's own rules and not from the grouper's short cuts. */
export class Explainer {
  readonly #grouper: Grouper;
  readonly #scheme: Scheme;
  readonly #reader: RuleReader;

  constructor(grouper: Grouper) {
    this.#grouper = grouper;
    this.#scheme = grouper.scheme.scheme;
    this.#reader = new RuleReader(this.#scheme);
  }

  explain(given: GroupingCase): Explanation {
    const tried = this.trace(given);
    const result = resultOf(tried, given, this.#grouper);
    return {
      result,
      tried,
      complications: this.#reader.complications(given),
      unknownCodes: this.#unknown(given),
      nearMisses: this.#nearMisses(given, tried),
      neighbours: this.#neighbours(given, result),
    };
  }

  /** Every rule that was looked at, in order, until the answer. */
  trace(given: GroupingCase): TriedMdc[] {
    const tried: TriedMdc[] = [];
    if (given.diagnoses.length === 0) return tried;
    for (const mdc of this.#scheme.mdcs) {
      const evidence = this.#reader.read(mdc.rule, given);
      const steps: TriedStep[] = [];
      tried.push({ code: mdc.code, evidence, steps });
      if (!evidence.holds) continue;
      for (const step of mdc.steps) {
        const made = 'adrg' in step ? this.#row(step.adrg, given) : this.#place(step, given);
        steps.push(made);
        if (made.evidence.holds) return tried;
      }
      if (!this.#scheme.options.fallThrough) return tried;
    }
    return tried;
  }

  /** The ambiguous group or the leftover place of a category, which have no groups of their own. */
  #place(step: Exclude<MdcStep, { adrg: string }>, given: GroupingCase): TriedStep {
    const code = 'ambiguous' in step ? step.ambiguous : step.leftover;
    return { row: code, code, evidence: this.#reader.read(step.rule, given), drgs: [] };
  }

  #row(id: string, given: GroupingCase): TriedStep {
    const row = this.#adrg(id);
    const evidence = this.#reader.read(row.rule, given);
    const drgs: { code: string; evidence: Evidence }[] = [];
    if (evidence.holds)
      for (const drg of row.drgs) {
        const one = { code: drg.code, evidence: this.#reader.read(drg.rule, given) };
        drgs.push(one);
        if (one.evidence.holds) break;
      }
    return { row: id, code: row.code, evidence, drgs };
  }

  #adrg(id: string): AdrgRow {
    const row = this.#scheme.adrgs[id];
    if (!row) throw new Error(`scheme ${this.#scheme.id} has no ADRG ${id}`);
    return row;
  }

  /** Rows of the categories that were entered which fail by one condition of their `and` alone. */
  #nearMisses(given: GroupingCase, tried: readonly TriedMdc[]): NearMiss[] {
    return tried
      .filter((mdc) => mdc.evidence.holds)
      .flatMap((mdc) => {
        const declared = this.#scheme.mdcs.find((item) => item.code === mdc.code);
        return (declared?.steps ?? []).flatMap((step): NearMiss[] => {
          if (!('adrg' in step)) return [];
          const row = this.#adrg(step.adrg);
          const missing = this.#onlyMissing(row, given);
          if (!missing) return [];
          return [{ mdc: mdc.code, row: step.adrg, code: row.code, missing }];
        });
      });
  }

  /** The one condition of a row's `and` that fails; none when all hold, when more fail, or when the row wants one thing only. */
  #onlyMissing(row: AdrgRow, given: GroupingCase): Evidence | null {
    if (row.rule.op !== 'and') return null;
    let missing: Evidence | null = null;
    for (const rule of row.rule.rules) {
      const one = this.#reader.read(rule, given);
      if (one.holds) continue;
      if (missing) return null;
      missing = one;
    }
    return missing;
  }

  #neighbours(given: GroupingCase, result: GroupResult): Neighbour[] {
    const made: Neighbour[] = [];
    const look = (what: Neighbour['what'], without: string, changed: GroupingCase) => {
      const other = this.#grouper.group(changed);
      if (other.drg !== result.drg) made.push({ without, what, result: other });
    };
    for (const code of new Set(given.diagnoses.slice(1)))
      look('diagnosis', code, {
        ...given,
        diagnoses: given.diagnoses.filter((item, place) => place === 0 || item !== code),
      });
    for (const code of new Set(given.operations))
      look('operation', code, { ...given, operations: given.operations.filter((item) => item !== code) });
    return made;
  }

  #unknown(given: GroupingCase): string[] {
    const { scheme } = this.#grouper;
    const { operations } = scheme;
    return [
      ...given.diagnoses.filter((code) => diagnosisId(scheme, code) === 0),
      ...given.operations.filter((code) => operations.idOf(code) === 0),
    ];
  }
}

/** The answer that follows from what was tried. */
function resultOf(tried: readonly TriedMdc[], given: GroupingCase, grouper: Grouper): GroupResult {
  const nothing = (reason: GroupResult['reason'], mdc = '0000'): GroupResult => ({
    mdc,
    adrg: '00',
    drg: '0000',
    status: 'ungroupable',
    reason,
  });
  if (given.diagnoses.length === 0) return nothing('no-main-diagnosis');
  const { scheme } = grouper.scheme;
  const mdc = tried.at(-1);
  const step = mdc?.steps.at(-1);
  if (mdc && step?.evidence.holds) {
    const declared = scheme.mdcs.find((item) => item.code === mdc.code)?.steps;
    if (declared?.some((item) => 'leftover' in item && item.leftover === step.row))
      return {
        mdc: mdc.code,
        adrg: step.code,
        drg: step.code,
        status: 'ungroupable',
        reason: 'no-adrg-matches',
      };
    if (!Object.hasOwn(scheme.adrgs, step.row))
      return { mdc: mdc.code, adrg: step.code, drg: step.code, status: 'ambiguous', reason: null };
    const drg = step.drgs.at(-1);
    return drg?.evidence.holds
      ? { mdc: mdc.code, adrg: step.code, drg: drg.code, status: 'grouped', reason: null }
      : { mdc: mdc.code, adrg: step.code, drg: step.code, status: 'ungroupable', reason: 'no-drg-matches' };
  }
  if (mdc?.evidence.holds && !scheme.options.fallThrough) return nothing('no-adrg-matches', mdc.code);
  return nothing(
    diagnosisId(grouper.scheme, given.diagnoses[0] ?? '') === 0
      ? 'main-diagnosis-unknown'
      : 'no-adrg-matches',
  );
}
