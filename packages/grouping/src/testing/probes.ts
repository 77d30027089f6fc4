import type { GroupingCase } from '../case.ts';
import { innerRules, type NumericField, type Rule, walkRule } from '../rule.ts';
import type { AdrgRow, Mdc, Scheme } from '../scheme.ts';

type Draft = { -readonly [Key in keyof GroupingCase]: GroupingCase[Key] } & {
  diagnoses: string[];
  operations: string[];
};

/** What rules that shall all hold ask of a case (条件汇总). */
class Wish {
  readonly mainDiagnosis: (readonly string[])[] = [];
  readonly mainOperation: (readonly string[])[] = [];
  readonly diagnoses: string[] = [];
  readonly operations: string[] = [];
  readonly from = new Map<NumericField, number>();
  readonly to = new Map<NumericField, number>();
  readonly codes: { field: 'sex' | 'dischargeMode' | 'department'; value: string }[] = [];
  mcc = false;
  cc = false;
}

/**
 * Cases at every edge of a scheme (边界病例): for each group one that should reach it, through every branch of its rules, and from each of them
 * those with one thing less, one thing else, or a number on the other side of a bound. The answers of a scheme that is trusted make
 * them golden for its copies.
 */
export function probesOf(scheme: Scheme, perBranch = 2): GroupingCase[] {
  const probes: GroupingCase[] = [];
  const first = (rule: Rule | undefined) => (rule ? branchesOf(rule)[0] : undefined) ?? [];
  for (const [place, mdc] of scheme.mdcs.entries()) {
    const entries = branchesOf(mdc.rule);
    const rows = rowsOf(scheme, mdc);
    const next = scheme.mdcs[place + 1];
    // What two neighbours both take shows which of them comes first.
    if (next)
      for (const one of [{ rule: { op: 'always' } as Rule }, ...rows.slice(0, PAIRED)])
        for (const other of rowsOf(scheme, next).slice(0, PAIRED))
          for (const own of entries)
            for (const entry of branchesOf(next.rule)) {
              const rules = [...own, ...first(one.rule), ...entry, ...first(other.rule)];
              probes.push(...around(scheme, rules, place));
            }
    for (const [at, row] of rows.entries())
      for (let turn = 0; turn < 2 * perBranch; turn += 1)
        probes.push(...around(scheme, [mdc.rule, row.rule, rows[at + 1]?.rule].flatMap(first), turn));
    for (const row of rows)
      for (const rule of branchesOf(row.rule))
        for (const drg of [{ op: 'always' } as Rule, ...row.drgs.map((one) => one.rule)].flatMap(branchesOf))
          for (let turn = 0; turn < perBranch; turn += 1) {
            const entry = entries[(turn + probes.length) % entries.length] ?? [];
            probes.push(...around(scheme, [...entry, ...rule, ...drg], turn, row));
          }
    // The category alone, with an operation that fits nothing.
    for (const entry of entries) probes.push(...around(scheme, entry, 0));
  }
  return probes;
}

function rowsOf(scheme: Scheme, mdc: Mdc): Pick<AdrgRow, 'rule' | 'drgs'>[] {
  return mdc.steps.map((step) =>
    'adrg' in step
      ? (scheme.adrgs[step.adrg] ?? { rule: { op: 'never' }, drgs: [] })
      : { rule: step.rule, drgs: [] },
  );
}

/** Rows of two neighbouring categories that are tried together. */
const PAIRED = 3;
/** Branches kept of one rule: an or of twenty would only repeat itself. */
const MOST_BRANCHES = 6;

/** The ways in which a rule can hold: conditions that must hold together. A `not` is left to chance. */
function branchesOf(rule: Rule): Rule[][] {
  if (rule.op === 'or') return rule.rules.flatMap(branchesOf).slice(0, MOST_BRANCHES);
  if (rule.op !== 'and') return [[rule]];
  return innerRules(rule)
    .map(branchesOf)
    .reduce<Rule[][]>((all, some) => all.flatMap((one) => some.map((other) => [...one, ...other])), [[]])
    .slice(0, MOST_BRANCHES);
}

/** A case that meets the conditions where it can, and its neighbours. */
function around(
  scheme: Scheme,
  rules: readonly Rule[],
  turn: number,
  row?: Pick<AdrgRow, 'drgs'>,
): GroupingCase[] {
  const wish = new Wish();
  for (const rule of rules) ask(scheme, rule, wish, turn);
  const base = draftOf(scheme, wish, turn);
  const made: GroupingCase[] = [base];
  for (let place = 1; place < base.diagnoses.length; place += 1)
    made.push({ ...base, diagnoses: base.diagnoses.filter((_, at) => at !== place) });
  for (let place = 0; place < base.operations.length; place += 1)
    made.push({ ...base, operations: base.operations.filter((_, at) => at !== place) });
  if (base.operations.length > 1) made.push({ ...base, operations: base.operations.toReversed() });
  for (const field of new Set([...wish.from.keys(), ...wish.to.keys()]))
    for (const value of edgesOf(wish.from.get(field), wish.to.get(field)))
      made.push({
        ...base,
        [field]: value,
        ...(field === 'ageDays' ? { ageYears: value > 365 ? 1 : 0 } : {}),
      });
  // Groups before this one take it by a number unless it lies on the other side.
  for (const drg of row?.drgs ?? [])
    walkRule(drg.rule, (rule) => {
      if (rule.op === 'compare')
        for (const value of edgesOf(rule.value, undefined)) made.push({ ...base, [rule.field]: value });
    });
  if (wish.codes.length > 0) made.push({ ...base, sex: base.sex === '1' ? '2' : '1', dischargeMode: '9' });
  if (base.operations.length === 0)
    made.push({
      ...base,
      operations: [scheme.countingOperations[turn % scheme.countingOperations.length] ?? ''],
    });
  made.push({ ...base, sex: null }, { ...base, weightGrams: null });
  const [, ...others] = base.operations;
  const unlike = scheme.countingOperations.at(-1 - (turn % 3)) ?? '';
  made.push({ ...base, operations: [unlike, ...others] });
  made.push({ ...base, operations: [unlike, ...base.operations] });
  made.push({
    ...base,
    diagnoses: [...base.diagnoses, ...complicationsFor(scheme, base.diagnoses[0] ?? '')],
  });
  const other = base.diagnoses.length > 1 ? base.diagnoses : [...base.diagnoses, ...base.diagnoses];
  made.push({ ...base, diagnoses: other.toReversed() });
  return made;
}

function edgesOf(from: number | undefined, to: number | undefined): number[] {
  return [from, to]
    .flatMap((bound) => (bound === undefined ? [] : [bound - 1, bound, bound + 1]))
    .filter((value) => value >= 0);
}

function ask(scheme: Scheme, rule: Rule, wish: Wish, turn: number): void {
  const list = 'list' in rule && rule.list !== undefined ? (scheme.lists[rule.list] ?? []) : [];
  const some = list[(turn * 7) % Math.max(1, list.length)] ?? '';
  switch (rule.op) {
    case 'mainDiagnosisIn':
      wish.mainDiagnosis.push(list);
      break;
    case 'mainOperationIn':
      wish.mainOperation.push(list);
      break;
    case 'mainOperationCounts':
    case 'anyOperationCounts':
      wish.mainOperation.push(scheme.countingOperations);
      break;
    case 'otherDiagnosisIn':
    case 'anyDiagnosisIn':
      wish.diagnoses.push(some);
      break;
    case 'otherOperationIn':
    case 'anyOperationIn':
      wish.operations.push(some);
      break;
    case 'anyDiagnosisBegins':
      wish.diagnoses.push(`${rule.prefix}9`);
      break;
    case 'operationOfClass': {
      const [code] = Object.entries(scheme.maps[rule.map] ?? {}).find(([, name]) => name === rule.class) ?? [
        '',
      ];
      wish.operations.push(code);
      break;
    }
    case 'compare': {
      const { field, by, value } = rule;
      const low = by === '>' ? value + 1 : value;
      const high = by === '<' ? value - 1 : value;
      if (by !== '<' && by !== '<=') wish.from.set(field, Math.max(low, wish.from.get(field) ?? 0));
      if (by !== '>' && by !== '>=') wish.to.set(field, Math.min(high, wish.to.get(field) ?? high));
      break;
    }
    case 'equals':
      wish.codes.push({ field: rule.field, value: rule.value });
      break;
    case 'hasMcc':
      wish.mcc = true;
      break;
    case 'hasCc':
      wish.cc = true;
      break;
    case 'diagnosesAtLeast':
      wish.diagnoses.push(...list.slice(0, rule.count));
      break;
    case 'operationsAtLeast':
      wish.operations.push(...list.slice(0, rule.count));
      break;
    case 'sitesAtLeast': {
      const sites = new Map<string, string>();
      for (const [code, site] of Object.entries(scheme.maps[rule.map] ?? {}))
        if (!sites.has(site)) sites.set(site, code);
      // The main diagnosis is one of them where nothing else is asked of it.
      wish.diagnoses.push(...[...sites.values()].slice(0, rule.count));
      break;
    }
    default:
      break;
  }
}

function draftOf(scheme: Scheme, wish: Wish, turn: number): Draft {
  const main = common(wish.mainDiagnosis, turn) ?? wish.diagnoses[0] ?? 'Z99.unknown';
  const [mcc, cc] = complicationsFor(scheme, main);
  const diagnoses = [main, ...wish.diagnoses.filter((code) => code !== main)];
  if (wish.mcc) diagnoses.push(mcc ?? '');
  if (wish.cc) diagnoses.push(cc ?? '');
  const first = wish.mainOperation.length > 0 ? common(wish.mainOperation, turn) : undefined;
  const value = (field: NumericField, usual: number | null) =>
    wish.from.get(field) ?? wish.to.get(field) ?? usual;
  const days = value('ageDays', null);
  const draft: Draft = {
    sex: '1',
    ageYears: value('ageYears', days === null ? 50 : 0),
    ageDays: days,
    weightGrams: value('weightGrams', days === null ? null : 3_000),
    stayDays: value('stayDays', 5),
    icuHours: value('icuHours', 0),
    dischargeMode: '1',
    department: null,
    diagnoses: diagnoses.filter((code) => code !== ''),
    operations: [
      ...(first ? [first] : []),
      ...wish.operations.filter((code) => code !== '' && code !== first),
    ],
  };
  for (const { field, value: code } of wish.codes) draft[field] = code;
  return draft;
}

/** An MCC and a CC that is no MCC, which a main diagnosis does not exclude. */
function complicationsFor({ cc, mcc, exclusions }: Scheme, main: string): string[] {
  const counts = (codes: Readonly<Record<string, string>>, code: string) =>
    codes[code] !== exclusions[main] && code !== main;
  return [
    firstKey(mcc, (code) => counts(mcc, code)),
    firstKey(cc, (code) => counts(cc, code) && !Object.hasOwn(mcc, code)),
  ].filter((code) => code !== '');
}

function firstKey(codes: Readonly<Record<string, string>>, fits: (code: string) => boolean): string {
  for (const code in codes) if (fits(code)) return code;
  return '';
}

/** A code that is on all lists; of the shortest where there is none. */
function common(lists: readonly (readonly string[])[], turn: number): string | undefined {
  const [shortest, ...others] = lists.toSorted((one, other) => one.length - other.length);
  if (!shortest) return undefined;
  const sets = others.map((list) => new Set(list));
  const all = shortest.filter((code) => sets.every((set) => set.has(code)));
  const from = all.length > 0 ? all : shortest;
  return from[(turn * 5) % Math.max(1, from.length)];
}
