import type { GroupingCase } from './case.ts';
import { innerRules, type Rule } from './rule.ts';
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

/** A rule with its list at hand and the evidence that it fails, which is the same for every case. */
interface Ready {
  readonly rule: Rule;
  readonly list: ReadonlySet<string>;
  readonly map: ReadonlyMap<string, string>;
  readonly failed: Evidence;
  readonly inner: readonly Ready[];
}

const NO_CODES: readonly string[] = [];
const NO_LIST: ReadonlySet<string> = new Set();
const NO_MAP: ReadonlyMap<string, string> = new Map();

/**
 * Holds rules against cases straight from the scheme's own text (逐条判断). It shares no code with the fast grouper, so that each
 * checks the other.
 */
export class RuleReader {
  readonly scheme: Scheme;
  readonly #ready = new Map<Rule, Ready>();
  readonly #lists = new Map<string, ReadonlySet<string>>();
  readonly #maps = new Map<string, ReadonlyMap<string, string>>();
  readonly #cc: ReadonlyMap<string, string>;
  readonly #mcc: ReadonlyMap<string, string>;
  readonly #exclusions: ReadonlyMap<string, string>;

  constructor(scheme: Scheme) {
    this.scheme = scheme;
    for (const [name, codes] of Object.entries(scheme.lists)) this.#lists.set(name, new Set(codes));
    for (const [name, map] of Object.entries(scheme.maps)) this.#maps.set(name, new Map(Object.entries(map)));
    this.#cc = new Map(Object.entries(scheme.cc));
    this.#mcc = new Map(Object.entries(scheme.mcc));
    this.#exclusions = new Map(Object.entries(scheme.exclusions));
    this.#counting = new Set(scheme.countingOperations);
  }

  readonly #counting: ReadonlySet<string>;

  /** Holds a rule against a case. An `and` stops at the first rule that fails, an `or` at the first that holds. */
  read(rule: Rule, given: GroupingCase): Evidence {
    return this.#read(this.#prepared(rule), given);
  }

  /** The CC and MCC among the other diagnoses, in the order of the case. */
  complications(given: GroupingCase): Complication[] {
    const excluded = this.#exclusions.get(given.diagnoses[0] ?? '');
    const found: Complication[] = [];
    for (let place = 1; place < given.diagnoses.length; place += 1) {
      const code = given.diagnoses[place] ?? '';
      const mcc = this.#mcc.get(code);
      if (mcc !== undefined) found.push({ code, kind: 'mcc', table: mcc, counts: mcc !== excluded });
      const cc = this.#cc.get(code);
      if (cc !== undefined) found.push({ code, kind: 'cc', table: cc, counts: cc !== excluded });
    }
    return found;
  }

  #prepared(rule: Rule): Ready {
    const known = this.#ready.get(rule);
    if (known) return known;
    const named = 'list' in rule && rule.list !== undefined ? this.#lists.get(rule.list) : undefined;
    const counts = rule.op === 'mainOperationCounts' || rule.op === 'anyOperationCounts';
    const ready: Ready = {
      rule,
      list: named ?? (counts ? this.#counting : NO_LIST),
      map: ('map' in rule ? this.#maps.get(rule.map) : undefined) ?? NO_MAP,
      failed: { rule, holds: false, codes: NO_CODES, inner: [] },
      inner: innerRules(rule).map((inner) => this.#prepared(inner)),
    };
    this.#ready.set(rule, ready);
    return ready;
  }

  #read(ready: Ready, given: GroupingCase): Evidence {
    const { rule, failed } = ready;
    const { diagnoses, operations } = given;
    switch (rule.op) {
      case 'always':
        return held(rule);
      case 'never':
        return failed;
      case 'and':
      case 'or':
        return this.#join(ready, given, rule.op === 'and');
      case 'not': {
        const inner = ready.inner.map((item) => this.#read(item, given));
        return { rule, holds: inner.every((item) => !item.holds), codes: NO_CODES, inner };
      }
      case 'mainDiagnosisIn':
        return members(ready, diagnoses, 0, 1);
      case 'otherDiagnosisIn':
        return members(ready, diagnoses, 1);
      case 'anyDiagnosisIn':
        return members(ready, diagnoses, 0);
      case 'mainOperationIn':
      case 'mainOperationCounts':
        return members(ready, operations, 0, 1);
      case 'otherOperationIn':
        return members(ready, operations, 1);
      case 'anyOperationIn':
      case 'anyOperationCounts':
        return members(ready, operations, 0);
      case 'anyDiagnosisBegins': {
        const hits = diagnoses.filter((code) => code.startsWith(rule.prefix));
        return hits.length > 0 ? held(rule, hits) : failed;
      }
      case 'operationOfClass': {
        const hits = operations.filter((code) => ready.map.get(code) === rule.class);
        return hits.length > 0 ? held(rule, hits) : failed;
      }
      case 'compare': {
        const value = given[rule.field];
        const known = value !== null && value !== undefined && value >= 0;
        return known && compares(value, rule.by, rule.value) ? held(rule) : failed;
      }
      case 'equals':
        return given[rule.field] === rule.value ? held(rule) : failed;
      case 'hasMcc':
      case 'hasCc': {
        const kind = rule.op === 'hasMcc' ? 'mcc' : 'cc';
        const hits = this.complications(given).flatMap((item) =>
          item.kind === kind && item.counts ? [item.code] : [],
        );
        return hits.length > 0 ? held(rule, hits) : failed;
      }
      case 'diagnosesAtLeast':
      case 'operationsAtLeast': {
        const all = rule.op === 'diagnosesAtLeast' ? diagnoses : operations;
        const hits = rule.list === undefined ? all : all.filter((code) => ready.list.has(code));
        return hits.length >= rule.count ? held(rule, hits) : failed;
      }
      case 'sitesAtLeast': {
        const hits = diagnoses.filter((code) => ready.map.has(code));
        if (hits.length < rule.count) return failed;
        const sites = rule.distinct ? new Set(hits.map((code) => ready.map.get(code))).size : hits.length;
        return sites >= rule.count ? held(rule, hits) : failed;
      }
    }
  }

  #join(ready: Ready, given: GroupingCase, all: boolean): Evidence {
    const inner: Evidence[] = [];
    for (const item of ready.inner) {
      const one = this.#read(item, given);
      inner.push(one);
      if (one.holds !== all) return { rule: ready.rule, holds: !all, codes: one.codes, inner };
    }
    return { rule: ready.rule, holds: all, codes: all ? inner.flatMap((one) => one.codes) : NO_CODES, inner };
  }
}

function held(rule: Rule, codes: readonly string[] = NO_CODES): Evidence {
  return { rule, holds: true, codes, inner: [] };
}

/** The codes from one place on (before another) that are on the rule's list. */
function members(ready: Ready, codes: readonly string[], from: number, to = codes.length): Evidence {
  let hits: string[] | null = null;
  for (let place = from; place < to && place < codes.length; place += 1) {
    const code = codes[place] ?? '';
    if (ready.list.has(code)) (hits ??= []).push(code);
  }
  return hits ? held(ready.rule, hits) : ready.failed;
}

function compares(value: number, by: '<' | '<=' | '=' | '>=' | '>', bound: number): boolean {
  if (by === '<') return value < bound;
  if (by === '<=') return value <= bound;
  if (by === '=') return value === bound;
  return by === '>=' ? value >= bound : value > bound;
}
