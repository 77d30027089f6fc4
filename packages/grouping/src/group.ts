import type { GroupingCase, GroupResult, UngroupableReason } from './case.ts';
import { type CaseColumns, columnsOf, SingleCase, UNKNOWN } from './columns.ts';
import type { CompiledScheme } from './compile.ts';
import { CODED_FIELDS, NUMERIC_FIELDS } from './fields.ts';
import { hasBit } from './interner.ts';
import { KIND, NEVER, type Node } from './node.ts';
import { Reach } from './reach.ts';

const CC = 1;
const MCC = 2;
const UNREAD = -1;
const SEX = CODED_FIELDS.indexOf('sex');
const AGE_YEARS = NUMERIC_FIELDS.indexOf('ageYears');
const AGE_DAYS = NUMERIC_FIELDS.indexOf('ageDays');
const WEIGHT = NUMERIC_FIELDS.indexOf('weightGrams');
/** Last day of life of a newborn, counted from 0 (新生儿期). */
const NEWBORN_DAYS = 28;

/**
 * Groups cases by one scheme (分组器). What it keeps between cases is only what follows from the scheme and the main codes, so the
 * answer of a case does not depend on its neighbours.
 */
export class Grouper {
  readonly scheme: CompiledScheme;
  readonly #reach: Reach;
  readonly #single = new SingleCase();
  readonly #needsSex: boolean;
  readonly #needsNewbornWeight: boolean;
  /** The case being looked at. */
  #columns: CaseColumns;
  #case = 0;
  #diagnosis = 0;
  #lastDiagnosis = 0;
  #operation = 0;
  #lastOperation = 0;
  /** CC and MCC of the case that count, as bits; read when the first rule asks. */
  #complications = UNREAD;

  constructor(scheme: CompiledScheme) {
    this.scheme = scheme;
    this.#reach = new Reach(scheme);
    this.#columns = columnsOf(scheme, []);
    this.#needsSex = scheme.scheme.options.needsSex === true;
    this.#needsNewbornWeight = scheme.scheme.options.needsNewbornWeight === true;
  }

  /** Groups one case (单例分组). */
  group(given: GroupingCase): GroupResult {
    return this.answer(this.#single.hold(this.scheme, given));
  }

  /** The answer of a case that is in columns by itself (单例列的结果). */
  answer(single: SingleCase): GroupResult {
    this.#columns = single;
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
    const { diagnosesAt, diagnoses, operationsAt, operations } = this.#columns;
    const { ungroupable } = this.scheme;
    this.#case = place;
    this.#diagnosis = diagnosesAt[place] ?? 0;
    this.#lastDiagnosis = diagnosesAt[place + 1] ?? 0;
    this.#operation = operationsAt[place] ?? 0;
    this.#lastOperation = operationsAt[place + 1] ?? 0;
    if (this.#diagnosis === this.#lastDiagnosis) return ungroupable['no-main-diagnosis'];
    const lacking = this.#lacking();
    if (lacking !== null) return ungroupable[lacking];
    const main = diagnoses[this.#diagnosis] ?? 0;
    const mainOperation = this.#operation < this.#lastOperation ? (operations[this.#operation] ?? 0) : 0;
    this.#complications = UNREAD;
    for (const mdc of this.#reach.of(main, mainOperation)) {
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

  /** What the scheme will not do without and the case has not. */
  #lacking(): UngroupableReason | null {
    if (this.#needsSex && this.#columns.codes[SEX]?.[this.#case] === 0) return 'no-sex';
    if (!this.#needsNewbornWeight) return null;
    const { numbers } = this.#columns;
    const of = (field: number) => numbers[field]?.[this.#case] ?? UNKNOWN;
    const newborn = of(AGE_YEARS) === 0 && of(AGE_DAYS) >= 0 && of(AGE_DAYS) <= NEWBORN_DAYS;
    return newborn && of(WEIGHT) <= 0 ? 'newborn-without-weight' : null;
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
        return (this.#effective() & MCC) !== 0;
      case KIND.cc:
        return (this.#effective() & CC) !== 0;
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

  /** Kinds of complications among the other diagnoses that the main one does not exclude. */
  #effective(): number {
    if (this.#complications !== UNREAD) return this.#complications;
    const { diagnoses } = this.#columns;
    const { ccTable, mccTable, mainTable } = this.scheme;
    const excluded = mainTable[diagnoses[this.#diagnosis] ?? 0] ?? 0;
    let found = 0;
    for (let place = this.#diagnosis + 1; place < this.#lastDiagnosis; place += 1) {
      const id = diagnoses[place] ?? 0;
      const cc = ccTable[id] ?? 0;
      const mcc = mccTable[id] ?? 0;
      if (cc !== 0 && cc !== excluded) found |= CC;
      if (mcc !== 0 && mcc !== excluded) found |= MCC;
    }
    this.#complications = found;
    return found;
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
