import { type NumericField, type Rule, walkRule } from '../rule.ts';
import type { DrgRow } from '../scheme.ts';

/** More combinations are not looked at: the lists then count as different. */
const MOST = 200_000;

type Value = number | boolean;
/** A thing that rules of an ADRG ask, with every answer that matters. */
interface Fact {
  readonly name: string;
  readonly values: readonly Value[];
}

/**
 * Whether two lists of groups of one ADRG give every case the same group (细分组等价), whatever it has: all combinations of what their rules ask
 * are gone through, those that no case can have among them, so that a yes is a proof.
 */
export function sameGroups(one: readonly DrgRow[], other: readonly DrgRow[]): boolean {
  const facts = factsOf([...one, ...other].map((drg) => drg.rule));
  if (facts.reduce((product, { values }) => product * values.length, 1) > MOST) return false;
  const given = new Map<string, Value>();
  const all = (place: number): boolean => {
    const fact = facts[place];
    if (!fact) return impossible(given) || groupOf(one, given) === groupOf(other, given);
    return fact.values.every((value) => {
      given.set(fact.name, value);
      return all(place + 1);
    });
  };
  return all(0);
}

function groupOf(drgs: readonly DrgRow[], given: ReadonlyMap<string, Value>): string {
  return drgs.find((drg) => holds(drg.rule, given))?.code ?? '';
}

/** A complication that counts stands beside a main diagnosis. */
function impossible(given: ReadonlyMap<string, Value>): boolean {
  const complicated = given.get('hasMcc') === true || given.get('hasCc') === true;
  return complicated && Number(given.get('diagnoses') ?? 2) < 2;
}

function factsOf(rules: readonly Rule[]): Fact[] {
  const numbers = new Map<NumericField | 'diagnoses' | 'operations', Set<number>>();
  const names = new Set<string>();
  for (const rule of rules)
    walkRule(rule, (item) => {
      const number = numberOf(item);
      if (number) {
        const around = [number.bound - 1, number.bound, number.bound + 1];
        for (const value of around)
          numbers.set(number.name, (numbers.get(number.name) ?? new Set([-1])).add(value));
      } else if (!['and', 'or', 'not', 'always', 'never'].includes(item.op)) names.add(nameOf(item));
    });
  return [
    ...[...numbers].map(([name, values]) => ({ name, values: [...values] })),
    ...[...names].map((name) => ({ name, values: [true, false] })),
  ];
}

function numberOf(rule: Rule) {
  if (rule.op === 'compare') return { name: rule.field, bound: rule.value };
  if ((rule.op === 'diagnosesAtLeast' || rule.op === 'operationsAtLeast') && rule.list === undefined)
    return { name: rule.op === 'diagnosesAtLeast' ? 'diagnoses' : 'operations', bound: rule.count } as const;
  return null;
}

function nameOf(rule: Rule): string {
  return rule.op === 'hasMcc' || rule.op === 'hasCc' ? rule.op : JSON.stringify(rule);
}

function holds(rule: Rule, given: ReadonlyMap<string, Value>): boolean {
  switch (rule.op) {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'and':
      return rule.rules.every((inner) => holds(inner, given));
    case 'or':
      return rule.rules.some((inner) => holds(inner, given));
    case 'not':
      return !holds(rule.rule, given);
    case 'compare': {
      const value = Number(given.get(rule.field));
      if (value < 0) return false;
      if (rule.by === '<') return value < rule.value;
      if (rule.by === '<=') return value <= rule.value;
      if (rule.by === '=') return value === rule.value;
      return rule.by === '>=' ? value >= rule.value : value > rule.value;
    }
    default: {
      const number = numberOf(rule);
      return number ? Number(given.get(number.name)) >= number.bound : given.get(nameOf(rule)) === true;
    }
  }
}
