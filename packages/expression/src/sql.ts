import type { Checked, CheckedConstant } from './checked.ts';
import type { ExpressionSql, SqlOptions, TooLarge, Width } from './sql-form.ts';
import { type Fraction, SqlNumbers } from './sql-numbers.ts';
import { SqlParameters } from './sql-parameters.ts';

/**
 * Writes an expression for the ClickHouse dialect. Numbers are whole numbers of the narrowest width that cannot overflow:
 * that is worked out from the digits of the names, so nothing is ever rounded or wraps.
 */
export function expressionSql(checked: Checked, options: SqlOptions, tooLarge: TooLarge): ExpressionSql {
  // The first pass finds how wide the numbers get, the second writes them in that width.
  const probe = new SqlWriter(options, 256, tooLarge);
  probe.write(checked);
  const width: Width = probe.numbers.most <= 18 ? 64 : probe.numbers.most <= 38 ? 128 : 256;
  return new SqlWriter(options, width, tooLarge).write(checked);
}

class SqlWriter {
  readonly numbers: SqlNumbers;
  readonly #options: SqlOptions;
  readonly #parameters: SqlParameters;

  constructor(options: SqlOptions, width: Width, tooLarge: TooLarge) {
    this.#options = options;
    this.#parameters = new SqlParameters(options.prefix, width);
    this.numbers = new SqlNumbers(this.#parameters, width, tooLarge);
  }

  write(checked: Checked): ExpressionSql {
    const fraction = checked.type.kind === 'number' ? this.#number(checked) : null;
    const value = fraction ? fraction.above : this.#plain(checked);
    const denominator = fraction && this.numbers.belowOf(fraction);
    return { value, denominator, parameters: this.#parameters.valuesIn(`${value} ${denominator ?? ''}`) };
  }

  #number(checked: Checked): Fraction {
    const { numbers } = this;
    switch (checked.kind) {
      case 'constant':
        return numbers.constant(checked.constant, checked);
      case 'name':
        return numbers.column(checked.declaration, this.#options.column(checked.declaration.name), checked);
      case 'definition':
        return this.#number(checked.of);
      case 'negative': {
        const of = this.#number(checked.of);
        return { ...of, above: `(-${of.above})` };
      }
      case 'arithmetic': {
        const [left, right] = [this.#number(checked.left), this.#number(checked.right)];
        if (checked.operator === '*') return numbers.product(left, right, checked);
        if (checked.operator === '/') return numbers.quotient(left, right, checked);
        return numbers.sum(left, checked.operator, right, checked);
      }
      case 'if': {
        const test = this.#plain(checked.test);
        const [yes, no] = [this.#number(checked.yes), this.#number(checked.no)];
        return numbers.choice(test, checked.test.nullable, yes, no, checked);
      }
      case 'call':
        return this.#calledNumber(checked);
      default:
        throw new Error(`${checked.kind} is no number`);
    }
  }

  #calledNumber(checked: Checked & { kind: 'call' }): Fraction {
    const { numbers } = this;
    const [first, ...rest] = checked.arguments;
    const second = rest[0] ?? first;
    switch (checked.name) {
      case 'abs':
        return numbers.magnitude(this.#number(first));
      case 'round_to':
        return numbers.rounded(this.#number(first), this.#number(second), checked);
      case 'min':
      case 'max': {
        const sign = checked.name === 'min' ? '<=' : '>=';
        return rest.reduce<Fraction>((best, argument) => {
          const other = this.#number(argument);
          const test = numbers.comparison(best, sign, other, checked);
          return numbers.choice(test, checked.nullable, best, other, checked);
        }, this.#number(first));
      }
      case 'known':
        return [...checked.arguments]
          .map((argument) => this.#number(argument))
          .reduceRight((later, earlier) =>
            numbers.choice(`isNull(${earlier.above})`, false, later, earlier, checked),
          );
      case 'days':
        return numbers.whole(`dateDiff('day', ${this.#plain(first)}, ${this.#plain(second)})`, 6);
      case 'year':
        return numbers.whole(`toYear(${this.#plain(first)})`, 4);
      case 'month':
        return numbers.whole(`toMonth(${this.#plain(first)})`, 2);
      case 'years': {
        const [from, to] = [this.#plain(first), this.#plain(second)];
        const place = (day: string) => `(toMonth(${day}) * 100 + toDayOfMonth(${day}))`;
        return numbers.whole(
          `toInt32(toYear(${to})) - toInt32(toYear(${from})) - (${place(to)} < ${place(from)})`,
          4,
        );
      }
      case 'starts_with':
        throw new Error('starts_with is no number');
    }
  }

  /** Everything that is no number: truth, days, codes. */
  #plain(checked: Checked): string {
    switch (checked.kind) {
      case 'constant':
        return this.#constant(checked.constant);
      case 'truth':
        return checked.value ? '1' : '0';
      case 'name':
        return this.#options.column(checked.declaration.name);
      case 'definition':
        return this.#plain(checked.of);
      case 'not':
        return `(NOT ${this.#plain(checked.of)})`;
      case 'and':
      case 'or':
        return `(${this.#plain(checked.left)} ${checked.kind.toUpperCase()} ${this.#plain(checked.right)})`;
      case 'comparison': {
        const { left, operator, right } = checked;
        if (left.type.kind === 'number')
          return this.numbers.comparison(this.#number(left), operator, this.#number(right), checked);
        return `(${this.#plain(left)} ${operator} ${this.#plain(right)})`;
      }
      case 'in':
        return this.#in(checked);
      case 'is-missing': {
        const value =
          checked.of.type.kind === 'number' ? this.#number(checked.of).above : this.#plain(checked.of);
        return `${checked.negated ? 'isNotNull' : 'isNull'}(${value})`;
      }
      case 'if': {
        const [test, yes, no] = [checked.test, checked.yes, checked.no].map((part) => this.#plain(part));
        return known(`if(${test}, ${yes}, ${no})`, test ?? '', checked.test.nullable);
      }
      case 'call': {
        const [first, ...starts] = checked.arguments.map((part) => this.#plain(part));
        return `(${starts.map((start) => `startsWith(${first}, ${start})`).join(' OR ')})`;
      }
      default:
        throw new Error(`${checked.kind} is a number`);
    }
  }

  #in(checked: Checked & { kind: 'in' }): string {
    const { item, members, negated } = checked;
    const not = negated ? 'NOT ' : '';
    if (item.type.kind === 'number') {
      const value = this.#number(item);
      const tests = members.map((member) =>
        this.numbers.comparison(value, '=', this.numbers.constant(member, checked), checked),
      );
      return `(${not}(${tests.join(' OR ')}))`;
    }
    const value = this.#plain(item);
    const texts = members.map((member) => (member.kind === 'number' ? '' : member.value));
    if (item.type.kind === 'day') {
      const tests = texts.map((day) => `${value} = ${this.#parameters.day(day)}`);
      return `(${not}(${tests.join(' OR ')}))`;
    }
    // The engine answers whether a missing value is in a set; here that is unknown.
    return known(`(${not}${value} IN ${this.#parameters.texts(texts)})`, value, item.nullable);
  }

  #constant(constant: CheckedConstant): string {
    if (constant.kind === 'number') throw new Error('a number stands where none can');
    return constant.kind === 'day'
      ? this.#parameters.day(constant.value)
      : this.#parameters.text(constant.value);
  }
}

/** The value where a test is known; the engine takes an unknown test for a false one. */
function known(value: string, test: string, nullable: boolean): string {
  return nullable ? `if(isNull(${test}), NULL, ${value})` : value;
}
