import type { GroupingCase } from './case.ts';
import type { CompiledScheme } from './compile.ts';
import { type BitSet, bitSet, hasBit } from './interner.ts';
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

/** A case with its codes looked up once (查好编码的病例), as ids of the compiled scheme. */
export interface OpenCase {
  readonly given: GroupingCase;
  readonly diagnoses: Int32Array;
  readonly operations: Int32Array;
}

/** A rule with its list at hand and the evidence that it fails, which is the same for every case (备好的规则). */
export interface ReadyRule {
  readonly rule: Rule;
  readonly list: BitSet;
  readonly map: ReadonlyMap<string, string>;
  readonly failed: Evidence;
  /** The evidence that it holds, where no code of the case is part of it. */
  readonly held: Evidence;
  readonly inner: readonly ReadyRule[];
}

interface ComplicationTables {
  readonly mcc: string | undefined;
  readonly cc: string | undefined;
}

const NO_CODES: readonly string[] = [];
const NO_LIST: BitSet = new Uint32Array(0);
const NO_MAP: ReadonlyMap<string, string> = new Map();

/**
 * Holds rules against cases straight from the scheme's own text (逐条判断), in their order and with nothing worked out ahead but the lists,
 * so that what it tells is what the scheme says.
 */
export class RuleReader {
  readonly scheme: Scheme;
  readonly #compiled: CompiledScheme;
  readonly #ready = new Map<Rule, ReadyRule>();
  readonly #lists = new Map<string, BitSet>();
  readonly #maps = new Map<string, ReadonlyMap<string, string>>();
  /** Tables of a code as MCC and as CC, by its id. */
  readonly #complications: readonly (ComplicationTables | undefined)[];
  readonly #exclusions: ReadonlyMap<string, string>;

  constructor(compiled: CompiledScheme) {
    const { scheme } = compiled;
    this.scheme = scheme;
    this.#compiled = compiled;
    for (const [name, map] of Object.entries(scheme.maps)) this.#maps.set(name, new Map(Object.entries(map)));
    const complications: (ComplicationTables | undefined)[] = Array.from({ length: compiled.diagnoses.size });
    for (const code of [...Object.keys(scheme.mcc), ...Object.keys(scheme.cc)])
      complications[compiled.diagnoses.idOf(code)] = { mcc: scheme.mcc[code], cc: scheme.cc[code] };
    this.#complications = complications;
    this.#exclusions = new Map(Object.entries(scheme.exclusions));
  }

  /** A rule made ready; the same rule is made ready once. */
  prepare(rule: Rule): ReadyRule {
    const known = this.#ready.get(rule);
    if (known) return known;
    const inner = innerRules(rule).map((item) => this.prepare(item));
    // An `and` that fails mostly fails at its first rule, an `or` at all of them: that evidence is made once.
    const looked = rule.op === 'and' ? inner.slice(0, 1) : rule.op === 'or' ? inner : [];
    const denied = rule.op === 'not' ? inner.map((item) => item.failed) : [];
    const ready: ReadyRule = {
      rule,
      list: this.#list(rule),
      map: ('map' in rule ? this.#maps.get(rule.map) : undefined) ?? NO_MAP,
      failed: { rule, holds: false, codes: NO_CODES, inner: looked.map((item) => item.failed) },
      held: { rule, holds: true, codes: NO_CODES, inner: denied },
      inner,
    };
    this.#ready.set(rule, ready);
    return ready;
  }

  #list(rule: Rule): BitSet {
    const { lists, countingOperations } = this.scheme;
    const counts = rule.op === 'mainOperationCounts' || rule.op === 'anyOperationCounts';
    const named = 'list' in rule && rule.list !== undefined ? (lists[rule.list] ?? []) : null;
    const codes = counts ? countingOperations : named;
    if (!codes) return NO_LIST;
    const { diagnoses, operations } = this.#compiled;
    const about = rule.op.includes('iagnos') ? 'diagnoses' : 'operations';
    const key = counts ? about : `${about} ${'list' in rule ? rule.list : ''}`;
    const known = this.#lists.get(key);
    if (known) return known;
    const interner = about === 'diagnoses' ? diagnoses : operations;
    const bits = bitSet(
      codes.map((code) => interner.idOf(code)),
      interner.size,
    );
    this.#lists.set(key, bits);
    return bits;
  }

  /** Every rule made ready so far. */
  get prepared(): Iterable<ReadyRule> {
    return this.#ready.values();
  }

  /** The CC and MCC among the other diagnoses, in the order of the case. */
  complications({ given, diagnoses: ids }: OpenCase): Complication[] {
    const { diagnoses } = given;
    const excluded = this.#exclusions.get(diagnoses[0] ?? '');
    const found: Complication[] = [];
    for (let place = 1; place < diagnoses.length; place += 1) {
      const code = diagnoses[place] ?? '';
      const tables = this.#complications[ids[place] ?? 0];
      if (!tables) continue;
      const { mcc, cc } = tables;
      if (mcc !== undefined) found.push({ code, kind: 'mcc', table: mcc, counts: mcc !== excluded });
      if (cc !== undefined) found.push({ code, kind: 'cc', table: cc, counts: cc !== excluded });
    }
    return found;
  }

  /** Holds a rule against a case. An `and` stops at the first rule that fails, an `or` at the first that holds. */
  read(ready: ReadyRule, opened: OpenCase): Evidence {
    const { rule, failed } = ready;
    const { given } = opened;
    // Conditions on lists first: nearly all are.
    switch (rule.op) {
      case 'mainDiagnosisIn':
        return members(ready, given.diagnoses, opened.diagnoses, 0, 1);
      case 'otherDiagnosisIn':
        return members(ready, given.diagnoses, opened.diagnoses, 1);
      case 'anyDiagnosisIn':
        return members(ready, given.diagnoses, opened.diagnoses, 0);
      case 'mainOperationIn':
      case 'mainOperationCounts':
        return members(ready, given.operations, opened.operations, 0, 1);
      case 'otherOperationIn':
        return members(ready, given.operations, opened.operations, 1);
      case 'anyOperationIn':
      case 'anyOperationCounts':
        return members(ready, given.operations, opened.operations, 0);
      case 'always':
        return ready.held;
      case 'never':
        return failed;
      case 'and':
      case 'or':
        return this.#join(ready, opened, rule.op === 'and');
      case 'not':
        return this.#deny(ready, opened);
      case 'anyDiagnosisBegins':
        return any(ready, given.diagnoses, (code) => code.startsWith(rule.prefix));
      case 'operationOfClass':
        return any(ready, given.operations, (code) => ready.map.get(code) === rule.class);
      case 'compare': {
        const value = given[rule.field];
        const known = value !== null && value !== undefined && value >= 0;
        return known && compares(value, rule.by, rule.value) ? ready.held : failed;
      }
      case 'equals':
        return given[rule.field] === rule.value ? ready.held : failed;
      case 'hasMcc':
      case 'hasCc':
        return this.#complicated(ready, opened, rule.op === 'hasMcc' ? 'mcc' : 'cc');
      case 'diagnosesAtLeast':
      case 'operationsAtLeast': {
        const of = rule.op === 'diagnosesAtLeast' ? 'diagnoses' : 'operations';
        const hits = rule.list === undefined ? given[of] : members(ready, given[of], opened[of], 0).codes;
        return hits.length >= rule.count ? held(rule, hits) : failed;
      }
      case 'sitesAtLeast': {
        const hits = given.diagnoses.filter((code) => ready.map.has(code));
        if (hits.length < rule.count) return failed;
        const sites = rule.distinct ? new Set(hits.map((code) => ready.map.get(code))).size : hits.length;
        return sites >= rule.count ? held(rule, hits) : failed;
      }
    }
  }

  #deny(ready: ReadyRule, opened: OpenCase): Evidence {
    const [denied] = ready.inner;
    if (!denied) return ready.held;
    const one = this.read(denied, opened);
    if (one === denied.failed) return ready.held;
    return { rule: ready.rule, holds: !one.holds, codes: NO_CODES, inner: [one] };
  }

  #complicated(ready: ReadyRule, { given, diagnoses }: OpenCase, kind: Complication['kind']): Evidence {
    let hits: string[] | null = null;
    for (let place = 1; place < given.diagnoses.length; place += 1) {
      const table = this.#complications[diagnoses[place] ?? 0]?.[kind];
      if (table !== undefined && table !== this.#exclusions.get(given.diagnoses[0] ?? ''))
        (hits ??= []).push(given.diagnoses[place] ?? '');
    }
    return hits ? held(ready.rule, hits) : ready.failed;
  }

  #join(ready: ReadyRule, opened: OpenCase, all: boolean): Evidence {
    const inner: Evidence[] = [];
    let usual = !all;
    for (const item of ready.inner) {
      const one = this.read(item, opened);
      if (all && inner.length === 0 && one === item.failed) return ready.failed;
      usual &&= one === item.failed;
      inner.push(one);
      if (one.holds !== all) return { rule: ready.rule, holds: !all, codes: one.codes, inner };
    }
    if (usual) return ready.failed;
    return { rule: ready.rule, holds: all, codes: all ? inner.flatMap((one) => one.codes) : NO_CODES, inner };
  }
}

function held(rule: Rule, codes: readonly string[]): Evidence {
  return { rule, holds: true, codes, inner: [] };
}

/** The codes that pass a test, as evidence. */
function any(ready: ReadyRule, codes: readonly string[], test: (code: string) => boolean): Evidence {
  const hits = codes.filter(test);
  return hits.length > 0 ? held(ready.rule, hits) : ready.failed;
}

/** The codes from one place on (before another) that are on the rule's list. */
function members(
  ready: ReadyRule,
  codes: readonly string[],
  ids: Int32Array,
  from: number,
  to = codes.length,
): Evidence {
  let hits: string[] | null = null;
  for (let place = from; place < to && place < codes.length; place += 1)
    if (hasBit(ready.list, ids[place] ?? 0)) (hits ??= []).push(codes[place] ?? '');
  return hits ? held(ready.rule, hits) : ready.failed;
}

function compares(value: number, by: '<' | '<=' | '=' | '>=' | '>', bound: number): boolean {
  if (by === '<') return value < bound;
  if (by === '<=') return value <= bound;
  if (by === '=') return value === bound;
  return by === '>=' ? value >= bound : value > bound;
}
