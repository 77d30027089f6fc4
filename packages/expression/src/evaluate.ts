import { daysBetween } from '@sanyi/quantity';
import type { Checked, CheckedConstant } from './checked.ts';
import {
  addExact,
  compareExact,
  divideExact,
  type Exact,
  exact,
  multiplyExact,
  negateExact,
} from './exact.ts';
import type { Comparison } from './syntax.ts';
import { unitOf } from './unit.ts';

/** A value (值): numbers exact and in the bases of their unit, days and codes as text, `null` where it is missing. */
export type Value = Exact | string | boolean | null;

/** Gives the value of a name, numbers in the unit they were declared in (取值). */
export type Reading = (name: string) => Value;

/** The function of an expression (进程内函数): missing values stay missing, a quotient by zero is missing. */
export function evaluate(checked: Checked, read: Reading): Value {
  switch (checked.kind) {
    case 'constant':
      return checked.constant.value;
    case 'truth':
      return checked.value;
    case 'definition':
      return evaluate(checked.of, read);
    case 'name': {
      const value = read(checked.declaration.name);
      const { type } = checked.declaration;
      if (type.kind !== 'number' || !isExact(value)) return value;
      return multiplyExact(value, unitOf(type.unit)?.scale ?? exact(1n));
    }
    case 'negative': {
      const value = numberOf(checked.of, read);
      return value && negateExact(value);
    }
    case 'arithmetic': {
      const [a, b] = [numberOf(checked.left, read), numberOf(checked.right, read)];
      return a && b && calculate(checked.operator, a, b);
    }
    case 'comparison':
      return compare(checked.operator, evaluate(checked.left, read), evaluate(checked.right, read));
    case 'not':
      return negation(truthOf(checked.of, read));
    case 'and':
      return conjunction(truthOf(checked.left, read), truthOf(checked.right, read));
    case 'or':
      return negation(
        conjunction(negation(truthOf(checked.left, read)), negation(truthOf(checked.right, read))),
      );
    case 'in': {
      const item = evaluate(checked.item, read);
      if (item === null) return null;
      return checked.members.some((member) => isMember(item, member)) !== checked.negated;
    }
    case 'is-missing':
      return (evaluate(checked.of, read) === null) !== checked.negated;
    case 'if': {
      const test = truthOf(checked.test, read);
      return test === null ? null : evaluate(test ? checked.yes : checked.no, read);
    }
    case 'call':
      return call(checked, read);
  }
}

function call(checked: Checked & { kind: 'call' }, read: Reading): Value {
  const values = checked.arguments.map((argument) => evaluate(argument, read));
  if (checked.name === 'known') return values.find((value) => value !== null) ?? null;
  if (values.includes(null)) return null;
  const numbers = values.filter(isExact);
  const texts = values.filter((value) => typeof value === 'string');
  const [first = ''] = texts;
  switch (checked.name) {
    case 'abs':
      return numbers.map((one) => (one.numerator < 0n ? negateExact(one) : one))[0] ?? null;
    case 'min':
      return numbers.reduce((least, one) => (compareExact(one, least) < 0 ? one : least));
    case 'max':
      return numbers.reduce((most, one) => (compareExact(one, most) > 0 ? one : most));
    case 'round_to':
      return roundTo(numbers[0] as Exact, numbers[1] as Exact);
    case 'starts_with':
      return texts.slice(1).some((start) => first.startsWith(start));
    case 'days':
      return exact(BigInt(daysBetween(first, texts[1] ?? '')));
    case 'years':
      return exact(BigInt(fullYears(first, texts[1] ?? '')));
    case 'year':
      return exact(BigInt(first.slice(0, 4)));
    case 'month':
      return exact(BigInt(first.slice(5, 7)));
  }
}

function calculate(operator: '+' | '-' | '*' | '/', a: Exact, b: Exact): Exact | null {
  if (operator === '+') return addExact(a, b);
  if (operator === '-') return addExact(a, negateExact(b));
  return operator === '*' ? multiplyExact(a, b) : divideExact(a, b);
}

function compare(operator: Comparison, a: Value, b: Value): boolean | null {
  if (a === null || b === null) return null;
  const order = isExact(a) && isExact(b) ? compareExact(a, b) : a === b ? 0 : a < b ? -1 : 1;
  switch (operator) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

/** Multiple of the step that lies nearest, the one farther from zero at half-way. */
function roundTo(value: Exact, step: Exact): Exact {
  const above = value.numerator * step.denominator;
  const below = value.denominator * step.numerator;
  const [size, whole] = [above < 0n ? -above : above, below < 0n ? -below : below];
  const count = (2n * size + whole) / (2n * whole);
  return multiplyExact(exact(above < 0n !== below < 0n ? -count : count), step);
}

function fullYears(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}

function isMember(item: Value, member: CheckedConstant): boolean {
  return member.kind === 'number' && isExact(item)
    ? compareExact(item, member.value) === 0
    : item === member.value;
}

function conjunction(a: boolean | null, b: boolean | null): boolean | null {
  if (a === false || b === false) return false;
  return a === null || b === null ? null : true;
}

function negation(value: boolean | null): boolean | null {
  return value === null ? null : !value;
}

function numberOf(checked: Checked, read: Reading): Exact | null {
  const value = evaluate(checked, read);
  return isExact(value) ? value : null;
}

function truthOf(checked: Checked, read: Reading): boolean | null {
  const value = evaluate(checked, read);
  return typeof value === 'boolean' ? value : null;
}

/** Whether a value is a number. */
export function isExact(value: Value): value is Exact {
  return typeof value === 'object' && value !== null;
}
