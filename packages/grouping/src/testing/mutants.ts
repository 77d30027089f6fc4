import { conjuncts } from '../lint/conjuncts.ts';
import { innerRules, type Rule } from '../rule.ts';
import type { AdrgRow, Mdc, Scheme } from '../scheme.ts';
import { sameGroups } from './same-groups.ts';

export const MUTATIONS = [
  'drop-list',
  'drop-condition',
  'drop-row',
  'drop-group',
  'drop-exclusions',
  'swap-categories',
  'swap-rows',
  'swap-groups',
  'remove-not',
  'mcc-for-cc',
  'shift-boundary',
  'change-count',
  'option',
] as const;
export type Mutation = (typeof MUTATIONS)[number];

/** A copy of a scheme with one thing wrong (变异方案). */
export interface Mutant {
  readonly kind: Mutation;
  readonly place: string;
  /** Why no case can tell it from the original, where that can be proved from the rules alone. */
  readonly same: string | null;
  scheme(): Scheme;
}

/** Every copy with one thing wrong (全部变异), one after the other; nothing is copied before it is asked for. */
export function* mutantsOf(scheme: Scheme): Generator<Mutant, void, undefined> {
  yield* inLists(scheme);
  yield* inOrder(scheme);
  yield* inRules(scheme);
  yield* inOptions(scheme);
}

function* inLists(scheme: Scheme): Generator<Mutant> {
  for (const list of Object.keys(scheme.lists))
    yield {
      kind: 'drop-list',
      place: list,
      same: null,
      scheme: () => ({ ...scheme, lists: { ...scheme.lists, [list]: [] } }),
    };
  for (const table of new Set(Object.values(scheme.exclusions)))
    yield {
      kind: 'drop-exclusions',
      place: table,
      same: null,
      scheme: () => ({
        ...scheme,
        exclusions: Object.fromEntries(
          Object.entries(scheme.exclusions).filter(([, name]) => name !== table),
        ),
      }),
    };
}

function* inOrder(scheme: Scheme): Generator<Mutant> {
  const { mdcs, adrgs } = scheme;
  for (const [place, mdc] of mdcs.entries()) {
    const next = mdcs[place + 1];
    if (next)
      yield {
        kind: 'swap-categories',
        place: `${mdc.code} ${next.code}`,
        same: categoriesApart(scheme, mdc, next),
        scheme: () => ({ ...scheme, mdcs: swapped(mdcs, place) }),
      };
    const put = (changed: Mdc): Scheme => ({
      ...scheme,
      mdcs: mdcs.map((one, at) => (at === place ? changed : one)),
    });
    for (const [at, step] of mdc.steps.entries()) {
      const id = 'adrg' in step ? step.adrg : 'ambiguous' in step ? step.ambiguous : step.leftover;
      yield {
        kind: 'drop-row',
        place: `${mdc.code} ${id}`,
        same: null,
        scheme: () => put({ ...mdc, steps: mdc.steps.filter((_, other) => other !== at) }),
      };
      const after = mdc.steps[at + 1];
      if (!after) continue;
      const [one, other] = [step, after].map((item) => ('adrg' in item ? adrgs[item.adrg] : item));
      const equal =
        JSON.stringify([codeOf(one), drgsOf(one)]) === JSON.stringify([codeOf(other), drgsOf(other)]);
      yield {
        kind: 'swap-rows',
        place: `${mdc.code} ${id}`,
        same: equal ? 'both rows give the same groups' : apart(scheme, ruleOf(one), ruleOf(other)),
        scheme: () => put({ ...mdc, steps: swapped(mdc.steps, at) }),
      };
    }
  }
  for (const [id, row] of Object.entries(adrgs)) {
    const made = (kind: Mutation, place: string, drgs: AdrgRow['drgs']): Mutant => ({
      kind,
      place,
      same: sameGroups(row.drgs, drgs) ? SAME_GROUPS : null,
      scheme: () => ({ ...scheme, adrgs: { ...adrgs, [id]: { ...row, drgs } } }),
    });
    for (const [at, drg] of row.drgs.entries()) {
      yield made(
        'drop-group',
        drg.code,
        row.drgs.filter((_, other) => other !== at),
      );
      if (row.drgs[at + 1]) yield made('swap-groups', drg.code, swapped(row.drgs, at));
    }
  }
}

const SAME_GROUPS = 'whatever a case has, it comes into the same group of the ADRG';

type Step = AdrgRow | { readonly rule: Rule } | undefined;
const ruleOf = (step: Step): Rule => step?.rule ?? { op: 'never' };
const codeOf = (step: Step) => (step && 'code' in step ? step.code : '');
const drgsOf = (step: Step) => (step && 'drgs' in step ? step.drgs : []);

function* inRules(scheme: Scheme): Generator<Mutant> {
  const { mdcs, adrgs } = scheme;
  for (const [place, mdc] of mdcs.entries())
    yield* ruleMutants(mdc.code, mdc.rule, (rule) => ({
      ...scheme,
      mdcs: mdcs.map((one, at) => (at === place ? { ...one, rule } : one)),
    }));
  for (const [id, row] of Object.entries(adrgs)) {
    const put = (changed: AdrgRow): Scheme => ({ ...scheme, adrgs: { ...adrgs, [id]: changed } });
    yield* ruleMutants(id, row.rule, (rule) => put({ ...row, rule }));
    for (const [at, drg] of row.drgs.entries()) {
      const changed = (rule: Rule) => row.drgs.map((one, other) => (other === at ? { ...one, rule } : one));
      for (const mutant of ruleMutants(drg.code, drg.rule, (rule) => put({ ...row, drgs: changed(rule) }))) {
        const drgs = mutant.scheme().adrgs[id]?.drgs ?? [];
        yield sameGroups(row.drgs, drgs) ? { ...mutant, same: SAME_GROUPS } : mutant;
      }
    }
  }
}

/** Copies of a rule with one thing in it wrong. */
function* ruleMutants(place: string, rule: Rule, put: (rule: Rule) => Scheme): Generator<Mutant> {
  const made = (kind: Mutation, changed: Rule, same: string | null = null): Mutant => ({
    kind,
    place,
    same,
    scheme: () => put(changed),
  });
  if (rule.op === 'not') yield made('remove-not', rule.rule);
  if (rule.op === 'hasMcc') yield made('mcc-for-cc', { op: 'hasCc' });
  if (rule.op === 'hasCc') yield made('mcc-for-cc', { op: 'hasMcc' });
  if (rule.op === 'compare')
    for (const by of [-1, 1]) yield made('shift-boundary', { ...rule, value: rule.value + by });
  if (rule.op === 'diagnosesAtLeast' || rule.op === 'operationsAtLeast' || rule.op === 'sitesAtLeast')
    yield made('change-count', { ...rule, count: rule.count + 1 });
  if (rule.op === 'and' && rule.rules.length > 1)
    for (const [at, dropped] of rule.rules.entries()) {
      const left = rule.rules.filter((_, other) => other !== at);
      yield made('drop-condition', { ...rule, rules: left }, implied(dropped, left));
    }
  for (const [at, inner] of innerRules(rule).entries())
    yield* ruleMutants(place, inner, (changed) =>
      put(
        rule.op === 'not'
          ? { op: 'not', rule: changed }
          : rule.op === 'and' || rule.op === 'or'
            ? { ...rule, rules: rule.rules.map((one, other) => (other === at ? changed : one)) }
            : rule,
      ),
    );
}

function* inOptions(scheme: Scheme): Generator<Mutant> {
  for (const name of ['fallThrough', 'needsSex', 'needsNewbornWeight'] as const)
    yield {
      kind: 'option',
      place: name,
      same: null,
      scheme: () => ({ ...scheme, options: { ...scheme.options, [name]: scheme.options[name] !== true } }),
    };
}

function swapped<T>(items: readonly T[], place: number): T[] {
  const turned = [...items];
  const [one, other] = [turned[place], turned[place + 1]];
  if (one !== undefined && other !== undefined) turned.splice(place, 2, other, one);
  return turned;
}

/** Why no case is taken by both of two categories: not by their entries, or not by any pair of their rows. */
function categoriesApart(scheme: Scheme, one: Mdc, other: Mdc): string | null {
  const whole = apart(scheme, one.rule, other.rule);
  if (whole !== null || !scheme.options.fallThrough) return whole;
  const rows = (mdc: Mdc): Rule[] =>
    mdc.steps.map((step) => ({
      op: 'and',
      rules: [mdc.rule, ruleOf('adrg' in step ? scheme.adrgs[step.adrg] : step)],
    }));
  const others = rows(other);
  return rows(one).every((left) => others.every((right) => apart(scheme, left, right) !== null))
    ? 'no row of one takes what a row of the other takes'
    : null;
}

/** Why no case meets two rules at once, where their lists of main codes or their bounds alone prove it. */
function apart(scheme: Scheme, one: Rule, other: Rule): string | null {
  for (const left of conjuncts(one))
    for (const right of conjuncts(other)) {
      const lists = left.op === 'mainDiagnosisIn' || left.op === 'mainOperationIn' ? left : null;
      if (lists && right.op === lists.op) {
        const codes = new Set(scheme.lists[lists.list]);
        if (!scheme.lists[right.list]?.some((code) => codes.has(code)))
          return 'no code is on the lists of main codes of both';
      }
      if (uncounted(scheme, left, right) || uncounted(scheme, right, left))
        return 'one asks for an operation that counts, the other for none';
      if (left.op === 'equals' && right.op === 'equals' && left.field === right.field)
        if (left.value !== right.value) return 'they ask for different values of one field';
      if (left.op === 'compare' && right.op === 'compare' && left.field === right.field)
        if (highest(left) < lowest(right) || highest(right) < lowest(left)) return 'their bounds do not meet';
    }
  return null;
}

function uncounted({ lists, countingOperations }: Scheme, one: Rule, other: Rule): boolean {
  if (one.op !== 'mainOperationIn' || other.op !== 'not' || other.rule.op !== 'mainOperationCounts')
    return false;
  const counting = new Set(countingOperations);
  return lists[one.list]?.every((code) => counting.has(code)) === true;
}

type Compare = Extract<Rule, { op: 'compare' }>;
const lowest = ({ by, value }: Compare) => (by === '>' ? value + 1 : by === '>=' || by === '=' ? value : 0);
const highest = ({ by, value }: Compare) =>
  by === '<' ? value - 1 : by === '<=' || by === '=' ? value : Number.POSITIVE_INFINITY;

/** Why a condition says nothing beside the others. */
function implied(dropped: Rule, left: readonly Rule[]): string | null {
  const complicated = left.some((rule) => rule.op === 'hasMcc' || rule.op === 'hasCc');
  if (dropped.op === 'diagnosesAtLeast' && dropped.list === undefined && dropped.count <= 2 && complicated)
    return 'a CC or MCC is a second diagnosis already';
  if (dropped.op === 'always') return 'it always holds';
  return left.some((rule) => rule.op === 'never') ? 'the rule never holds' : null;
}
