import type { GroupingCase, GroupResult } from '../case.ts';
import type { Rule } from '../rule.ts';
import type { Scheme } from '../scheme.ts';

/**
 * Groups cases as one would by hand (逐表查找分组): rule after rule, list after list, text by text. It knows no short cut and shares nothing with
 * the engine, so that where both agree the engine is right; it is also what its speed is compared with.
 */
export class ListScan {
  readonly #scheme: Scheme;

  constructor(scheme: Scheme) {
    this.#scheme = scheme;
  }

  group(given: GroupingCase): GroupResult {
    const { mdcs, adrgs, options } = this.#scheme;
    const nothing = (reason: GroupResult['reason'], mdc = '0000'): GroupResult => ({
      mdc,
      adrg: '00',
      drg: '0000',
      status: 'ungroupable',
      reason,
    });
    const [main] = given.diagnoses;
    if (main === undefined) return nothing('no-main-diagnosis');
    if (options.needsSex && given.sex !== '1' && given.sex !== '2') return nothing('no-sex');
    const newborn = given.ageYears === 0 && given.ageDays !== null && given.ageDays <= 28;
    if (options.needsNewbornWeight && newborn && (given.weightGrams ?? 0) <= 0)
      return nothing('newborn-without-weight');
    for (const mdc of mdcs) {
      if (!this.#holds(mdc.rule, given)) continue;
      for (const step of mdc.steps) {
        if ('adrg' in step) {
          const row = adrgs[step.adrg];
          if (!row || !this.#holds(row.rule, given)) continue;
          for (const drg of row.drgs)
            if (this.#holds(drg.rule, given))
              return { mdc: mdc.code, adrg: row.code, drg: drg.code, status: 'grouped', reason: null };
          return {
            mdc: mdc.code,
            adrg: row.code,
            drg: row.code,
            status: 'ungroupable',
            reason: 'no-drg-matches',
          };
        }
        if (!this.#holds(step.rule, given)) continue;
        const code = 'ambiguous' in step ? step.ambiguous : step.leftover;
        return 'ambiguous' in step
          ? { mdc: mdc.code, adrg: code, drg: code, status: 'ambiguous', reason: null }
          : { mdc: mdc.code, adrg: code, drg: code, status: 'ungroupable', reason: 'no-adrg-matches' };
      }
      if (!options.fallThrough) return nothing('no-adrg-matches', mdc.code);
    }
    return nothing(this.#isNamed(main) ? 'no-adrg-matches' : 'main-diagnosis-unknown');
  }

  #holds(rule: Rule, given: GroupingCase): boolean {
    const { diagnoses, operations } = given;
    const { maps, countingOperations } = this.#scheme;
    const list = (name: string) => this.#scheme.lists[name] ?? [];
    const anyOf = (codes: readonly string[], wanted: readonly string[]) =>
      codes.some((code) => wanted.includes(code));
    switch (rule.op) {
      case 'always':
        return true;
      case 'never':
        return false;
      case 'and':
        return rule.rules.every((inner) => this.#holds(inner, given));
      case 'or':
        return rule.rules.some((inner) => this.#holds(inner, given));
      case 'not':
        return !this.#holds(rule.rule, given);
      case 'mainDiagnosisIn':
        return anyOf(diagnoses.slice(0, 1), list(rule.list));
      case 'otherDiagnosisIn':
        return anyOf(diagnoses.slice(1), list(rule.list));
      case 'anyDiagnosisIn':
        return anyOf(diagnoses, list(rule.list));
      case 'anyDiagnosisBegins':
        return diagnoses.some((code) => code.startsWith(rule.prefix));
      case 'mainOperationIn':
        return anyOf(operations.slice(0, 1), list(rule.list));
      case 'otherOperationIn':
        return anyOf(operations.slice(1), list(rule.list));
      case 'anyOperationIn':
        return anyOf(operations, list(rule.list));
      case 'mainOperationCounts':
        return anyOf(operations.slice(0, 1), countingOperations);
      case 'anyOperationCounts':
        return anyOf(operations, countingOperations);
      case 'operationOfClass':
        return operations.some((code) => maps[rule.map]?.[code] === rule.class);
      case 'compare': {
        const value = given[rule.field] ?? -1;
        if (value < 0) return false;
        if (rule.by === '<') return value < rule.value;
        if (rule.by === '<=') return value <= rule.value;
        if (rule.by === '=') return value === rule.value;
        return rule.by === '>=' ? value >= rule.value : value > rule.value;
      }
      case 'equals':
        return given[rule.field] === rule.value;
      case 'hasMcc':
        return this.#complicated(this.#scheme.mcc, diagnoses);
      case 'hasCc':
        return this.#complicated(this.#scheme.cc, diagnoses);
      case 'diagnosesAtLeast':
        return this.#count(diagnoses, rule.list) >= rule.count;
      case 'operationsAtLeast':
        return this.#count(operations, rule.list) >= rule.count;
      case 'sitesAtLeast': {
        const sites = diagnoses.flatMap((code) => maps[rule.map]?.[code] ?? []);
        return (rule.distinct ? new Set(sites).size : sites.length) >= rule.count;
      }
    }
  }

  #count(codes: readonly string[], list: string | undefined): number {
    if (list === undefined) return codes.length;
    return codes.filter((code) => this.#scheme.lists[list]?.includes(code)).length;
  }

  #complicated(tables: Readonly<Record<string, string>>, [main = '', ...others]: readonly string[]): boolean {
    return others.some(
      (code) => tables[code] !== undefined && tables[code] !== this.#scheme.exclusions[main],
    );
  }

  /** Whether the scheme speaks of a code as a diagnosis anywhere. */
  #isNamed(code: string): boolean {
    const { cc, mcc, exclusions, mdcs, adrgs } = this.#scheme;
    if ([cc, mcc, exclusions].some((table) => Object.hasOwn(table, code))) return true;
    const speaks = (rule: Rule): boolean => {
      if (rule.op === 'and' || rule.op === 'or') return rule.rules.some(speaks);
      if (rule.op === 'not') return speaks(rule.rule);
      if (rule.op === 'anyDiagnosisBegins') return code.startsWith(rule.prefix);
      if (rule.op === 'sitesAtLeast') return Object.hasOwn(this.#scheme.maps[rule.map] ?? {}, code);
      return (
        'list' in rule &&
        rule.list !== undefined &&
        rule.op.includes('iagnos') &&
        (this.#scheme.lists[rule.list]?.includes(code) ?? false)
      );
    };
    return [
      ...mdcs.flatMap((mdc) => [
        mdc.rule,
        ...mdc.steps.flatMap((step) => ('adrg' in step ? [] : [step.rule])),
      ]),
      ...Object.values(adrgs).flatMap((row) => [row.rule, ...row.drgs.map((drg) => drg.rule)]),
    ].some(speaks);
  }
}
