import type { GroupingCase, GroupResult } from './case.ts';
import { type CaseColumns, columnsOf, SingleCase } from './columns.ts';
import type { CompiledScheme, CompiledStep } from './compile.ts';
import { hasBit } from './interner.ts';
import { knowing } from './knowing.ts';
import { KIND, NEVER, type Node } from './node.ts';

/** What is left of a scheme for one main diagnosis: only steps that can still match, in their order. */
interface Reachable {
  readonly mdcs: readonly {
    readonly rule: Node;
    readonly steps: readonly CompiledStep[];
    readonly otherwise: number;
  }[];
}

/**
 * Groups cases by one scheme (分组器). What it keeps between cases is only what follows from the scheme and the main diagnosis, so the
 * answer of a case does not depend on its neighbours.
 */
export class Grouper {
  readonly scheme: CompiledScheme;
  readonly #reachable: (Reachable | undefined)[];
  readonly #single = new SingleCase();
  /** The case being looked at. */
  #columns: CaseColumns;
  #case = 0;
  #diagnosis = 0;
  #lastDiagnosis = 0;
  #operation = 0;
  #lastOperation = 0;

  constructor(scheme: CompiledScheme) {
    this.scheme = scheme;
    this.#reachable = Array.from({ length: scheme.diagnoses.size });
    this.#columns = columnsOf(scheme, []);
  }

  /** Groups one case (单例分组). */
  group(given: GroupingCase): GroupResult {
    this.#columns = this.#single.hold(this.scheme, given);
    const result = this.scheme.answers[this.#answerOf(0)];
    if (!result) throw new Error('no answer');
    return result;
  }

  /** Groups a run of cases (批量分组) and writes the index of each answer. @param from first case, @param to behind the last */
  groupColumns(columns: CaseColumns, answers: Uint16Array, from = 0, to = columns.count): void {
    this.#columns = columns;
    for (let place = from; place < to; place += 1) answers[place] = this.#answerOf(place);
  }

  #answerOf(place: number): number {
    const { diagnosesAt, diagnoses, operationsAt } = this.#columns;
    const { ungroupable } = this.scheme;
    this.#case = place;
    this.#diagnosis = diagnosesAt[place] ?? 0;
    this.#lastDiagnosis = diagnosesAt[place + 1] ?? 0;
    this.#operation = operationsAt[place] ?? 0;
    this.#lastOperation = operationsAt[place + 1] ?? 0;
    if (this.#diagnosis === this.#lastDiagnosis) return ungroupable['no-main-diagnosis'];
    const main = diagnoses[this.#diagnosis] ?? 0;
    const { mdcs } = (this.#reachable[main] ??= this.#reach(main));
    for (const mdc of mdcs) {
      if (!this.#holds(mdc.rule)) continue;
      for (const step of mdc.steps) {
        if (!this.#holds(step.rule)) continue;
        for (const drg of step.drgs) if (this.#holds(drg.rule)) return drg.answer;
        return step.otherwise;
      }
      if (!this.scheme.scheme.options.fallThrough) return mdc.otherwise;
    }
    return main === 0 ? ungroupable['main-diagnosis-unknown'] : ungroupable['no-adrg-matches'];
  }

  /** The part of the scheme that a main diagnosis can still reach. */
  #reach(main: number): Reachable {
    const mdcs = this.scheme.mdcs.flatMap((mdc) => {
      const rule = knowing(mdc.rule, main);
      if (rule.kind === KIND.never) return [];
      const steps: CompiledStep[] = [];
      for (const step of mdc.steps) {
        const left = knowing(step.rule, main);
        if (left.kind === KIND.never) continue;
        steps.push({
          rule: left,
          drgs: step.drgs.map((drg) => ({ rule: knowing(drg.rule, main), answer: drg.answer })),
          otherwise: step.otherwise,
        });
        if (left.kind === KIND.always) break;
      }
      return steps.length === 0 && this.scheme.scheme.options.fallThrough
        ? []
        : [{ rule, steps, otherwise: mdc.otherwise }];
    });
    return { mdcs };
  }

  #holds(rule: Node): boolean {
    switch (rule.kind) {
      case KIND.never:
        return false;
      case KIND.always:
        return true;
      case KIND.and:
        for (const inner of rule.inner) if (!this.#holds(inner)) return false;
        return true;
      case KIND.or:
        for (const inner of rule.inner) if (this.#holds(inner)) return true;
        return false;
      case KIND.not:
        return !this.#holds(rule.inner[0] ?? NEVER);
      case KIND.mainDiagnosis:
        return hasBit(rule.bits, this.#columns.diagnoses[this.#diagnosis] ?? 0);
      case KIND.otherDiagnosis:
        return this.#any(this.#columns.diagnoses, this.#diagnosis + 1, this.#lastDiagnosis, rule);
      case KIND.anyDiagnosis:
        return this.#any(this.#columns.diagnoses, this.#diagnosis, this.#lastDiagnosis, rule);
      case KIND.mainOperation:
        return (
          this.#operation < this.#lastOperation &&
          hasBit(rule.bits, this.#columns.operations[this.#operation] ?? 0)
        );
      case KIND.otherOperation:
        return this.#any(this.#columns.operations, this.#operation + 1, this.#lastOperation, rule);
      case KIND.anyOperation:
        return this.#any(this.#columns.operations, this.#operation, this.#lastOperation, rule);
      case KIND.operationClass:
        return this.#ofClass(rule);
      case KIND.mcc:
        return this.#complicated(this.scheme.mccTable);
      case KIND.cc:
        return this.#complicated(this.scheme.ccTable);
      case KIND.coded:
        return (this.#columns.codes[rule.field]?.[this.#case] ?? 0) === rule.value && rule.value !== 0;
      case KIND.countDiagnoses:
        return this.#count(this.#columns.diagnoses, this.#diagnosis, this.#lastDiagnosis, rule);
      case KIND.countOperations:
        return this.#count(this.#columns.operations, this.#operation, this.#lastOperation, rule);
      case KIND.sites:
        return this.#sites(rule);
      default:
        return this.#compares(rule);
    }
  }

  #any(ids: Int32Array, from: number, to: number, rule: Node): boolean {
    for (let place = from; place < to; place += 1) if (hasBit(rule.bits, ids[place] ?? 0)) return true;
    return false;
  }

  #count(ids: Int32Array, from: number, to: number, rule: Node): boolean {
    if (rule.bits.length === 0) return to - from >= rule.value;
    let count = 0;
    for (let place = from; place < to; place += 1) if (hasBit(rule.bits, ids[place] ?? 0)) count += 1;
    return count >= rule.value;
  }

  #ofClass(rule: Node): boolean {
    const { operations } = this.#columns;
    for (let place = this.#operation; place < this.#lastOperation; place += 1)
      if (rule.classes[operations[place] ?? 0] === rule.value) return true;
    return false;
  }

  #sites(rule: Node): boolean {
    const { diagnoses } = this.#columns;
    let seen = 0;
    let hits = 0;
    for (let place = this.#diagnosis; place < this.#lastDiagnosis; place += 1) {
      const site = rule.classes[diagnoses[place] ?? 0] ?? 0;
      if (site === 0) continue;
      // Sites are few: one bit each.
      if (rule.field === 1 && (seen & (1 << site)) !== 0) continue;
      seen |= 1 << site;
      hits += 1;
      if (hits >= rule.value) return true;
    }
    return false;
  }

  #complicated(table: Int32Array): boolean {
    const { diagnoses } = this.#columns;
    const excluded = this.scheme.mainTable[diagnoses[this.#diagnosis] ?? 0] ?? 0;
    for (let place = this.#diagnosis + 1; place < this.#lastDiagnosis; place += 1) {
      const own = table[diagnoses[place] ?? 0] ?? 0;
      if (own !== 0 && own !== excluded) return true;
    }
    return false;
  }

  #compares(rule: Node): boolean {
    const value = this.#columns.numbers[rule.field]?.[this.#case] ?? -1;
    if (value < 0) return false;
    switch (rule.kind) {
      case KIND.less:
        return value < rule.value;
      case KIND.atMost:
        return value <= rule.value;
      case KIND.equal:
        return value === rule.value;
      case KIND.atLeast:
        return value >= rule.value;
      default:
        return value > rule.value;
    }
  }
}
