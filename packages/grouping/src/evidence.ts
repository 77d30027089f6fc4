import type { GroupingCase } from './case.ts';
import type { Rule } from './rule.ts';
import type { Scheme } from './scheme.ts';

/** A rule held against a case (规则判断依据): what it says, whether it holds, and by which codes. */
export interface Evidence {
  readonly rule: Rule;
  readonly holds: boolean;
  /** Codes of the case that made it hold. */
  readonly codes: readonly string[];
  readonly inner: readonly Evidence[];
}

/** A CC or MCC among the other diagnoses (并发症合并症): counted, or excluded by the table it shares with the main diagnosis. */
export interface Complication {
  readonly code: string;
  readonly kind: 'mcc' | 'cc';
  readonly table: string;
  readonly counts: boolean;
}

/**
 * Holds rules against cases straight from the scheme's own text (逐条判断). It shares no code with the fast grouper, so that each
 * checks the other.
 */
export class RuleReader {
  readonly scheme: Scheme;
  readonly #sets = new Map<string, ReadonlySet<string>>();
  readonly #counting: ReadonlySet<string>;

  constructor(scheme: Scheme) {
    this.scheme = scheme;
    this.#counting = new Set(scheme.countingOperations);
  }

  /** Holds a rule against a case. An `and` stops at the first rule that fails, an `or` at the first that holds. */
  read(rule: Rule, given: GroupingCase): Evidence {
    const found = (holds: boolean, codes: readonly string[] = []): Evidence => ({
      rule,
      holds,
      codes,
      inner: [],
    });
    const { diagnoses, operations } = given;
    const inList = (codes: readonly string[], list: string) => {
      const set = this.#list(list);
      const hits = codes.filter((code) => set.has(code));
      return found(hits.length > 0, hits);
    };
    switch (rule.op) {
      case 'always':
        return found(true);
      case 'never':
        return found(false);
      case 'and':
      case 'or':
        return this.#join(rule, rule.rules, given, rule.op === 'and');
      case 'not': {
        const inner = this.read(rule.rule, given);
        return { rule, holds: !inner.holds, codes: [], inner: [inner] };
      }
      case 'mainDiagnosisIn':
        return inList(diagnoses.slice(0, 1), rule.list);
      case 'otherDiagnosisIn':
        return inList(diagnoses.slice(1), rule.list);
      case 'anyDiagnosisIn':
        return inList(diagnoses, rule.list);
      case 'anyDiagnosisBegins': {
        const hits = diagnoses.filter((code) => code.startsWith(rule.prefix));
        return found(hits.length > 0, hits);
      }
      case 'mainOperationIn':
        return inList(operations.slice(0, 1), rule.list);
      case 'otherOperationIn':
        return inList(operations.slice(1), rule.list);
      case 'anyOperationIn':
        return inList(operations, rule.list);
      case 'mainOperationCounts':
        return this.#counts(operations.slice(0, 1), found);
      case 'anyOperationCounts':
        return this.#counts(operations, found);
      case 'operationOfClass': {
        const map = this.#map(rule.map);
        const hits = operations.filter((code) => Object.hasOwn(map, code) && map[code] === rule.class);
        return found(hits.length > 0, hits);
      }
      case 'compare': {
        const value = given[rule.field];
        return found(
          value !== null && value !== undefined && value >= 0 && compares(value, rule.by, rule.value),
        );
      }
      case 'equals':
        return found(given[rule.field] === rule.value);
      case 'hasMcc':
      case 'hasCc': {
        const kind = rule.op === 'hasMcc' ? 'mcc' : 'cc';
        const codes = this.complications(given)
          .filter((item) => item.kind === kind && item.counts)
          .map((item) => item.code);
        return found(codes.length > 0, codes);
      }
      case 'diagnosesAtLeast':
      case 'operationsAtLeast': {
        const all = rule.op === 'diagnosesAtLeast' ? diagnoses : operations;
        const set = rule.list === undefined ? null : this.#list(rule.list);
        const hits = set ? all.filter((code) => set.has(code)) : all;
        return found(hits.length >= rule.count, hits);
      }
      case 'sitesAtLeast': {
        const map = this.#map(rule.map);
        const hits = diagnoses.filter((code) => Object.hasOwn(map, code));
        const sites = hits.map((code) => map[code]);
        return found((rule.distinct ? new Set(sites).size : sites.length) >= rule.count, hits);
      }
    }
  }

  /** The CC and MCC among the other diagnoses, in the order of the case. */
  complications(given: GroupingCase): Complication[] {
    const { cc, mcc, exclusions } = this.scheme;
    const main = given.diagnoses[0] ?? '';
    const excluded = Object.hasOwn(exclusions, main) ? exclusions[main] : undefined;
    return given.diagnoses.slice(1).flatMap((code) =>
      (['mcc', 'cc'] as const).flatMap((kind): Complication[] => {
        const tables = kind === 'mcc' ? mcc : cc;
        const table = Object.hasOwn(tables, code) ? tables[code] : undefined;
        return table === undefined ? [] : [{ code, kind, table, counts: table !== excluded }];
      }),
    );
  }

  #join(rule: Rule, rules: readonly Rule[], given: GroupingCase, all: boolean): Evidence {
    const inner: Evidence[] = [];
    for (const item of rules) {
      const one = this.read(item, given);
      inner.push(one);
      if (one.holds !== all) return { rule, holds: !all, codes: one.codes, inner };
    }
    return { rule, holds: all, codes: all ? inner.flatMap((one) => one.codes) : [], inner };
  }

  #counts(
    operations: readonly string[],
    found: (holds: boolean, codes?: readonly string[]) => Evidence,
  ): Evidence {
    const hits = operations.filter((code) => this.#counting.has(code));
    return found(hits.length > 0, hits);
  }

  #list(name: string): ReadonlySet<string> {
    const known = this.#sets.get(name);
    if (known) return known;
    const set = new Set(this.scheme.lists[name] ?? []);
    this.#sets.set(name, set);
    return set;
  }

  #map(name: string): Readonly<Record<string, string>> {
    return this.scheme.maps[name] ?? {};
  }
}

function compares(value: number, by: '<' | '<=' | '=' | '>=' | '>', bound: number): boolean {
  if (by === '<') return value < bound;
  if (by === '<=') return value <= bound;
  if (by === '=') return value === bound;
  return by === '>=' ? value >= bound : value > bound;
}
