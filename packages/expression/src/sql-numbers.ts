import type { CheckedConstant } from './checked.ts';
import { greatestCommon } from './exact.ts';
import type { TooLarge, Width } from './sql-form.ts';
import type { SqlParameters } from './sql-parameters.ts';
import type { Comparison, Span } from './syntax.ts';
import type { NameDeclaration } from './type.ts';
import { unitOf } from './unit.ts';

/** Digits that the widest whole number of the engine always holds. */
export const MOST_DIGITS = 76;

/**
 * A number of a statement (分数): `above` is SQL, NULL where the number is missing. What stands below is a whole number known
 * beforehand, or SQL that is above zero wherever `above` is not NULL.
 */
export interface Fraction {
  readonly above: string;
  readonly below: bigint | string;
  /** Digits that `above` may have. */
  readonly digits: number;
  /** Digits that `below` may have. */
  readonly belowDigits: number;
}

/** Writes exact arithmetic on fractions as SQL (分数运算), and watches how many digits it may take. */
export class SqlNumbers {
  /** Most digits of any number written so far. */
  most = 1;
  readonly #parameters: SqlParameters;
  readonly #width: Width;
  readonly #tooLarge: TooLarge;

  constructor(parameters: SqlParameters, width: Width, tooLarge: TooLarge) {
    this.#parameters = parameters;
    this.#width = width;
    this.#tooLarge = tooLarge;
  }

  constant(constant: CheckedConstant, span: Span): Fraction {
    if (constant.kind !== 'number') throw new Error(`${constant.kind} is no number`);
    const { numerator, denominator } = constant.value;
    return this.#made(this.#parameters.whole(numerator), digitsOf(numerator), denominator, span);
  }

  /** A column of whole numbers or decimals, brought to the bases of its unit. */
  column(declaration: NameDeclaration, column: string, span: Span): Fraction {
    const { type } = declaration;
    const unit = type.kind === 'number' ? unitOf(type.unit) : null;
    if (type.kind !== 'number' || !unit) throw new Error(`${declaration.name} is no number`);
    const { places, digits } = type;
    // Only the widest decimal holds its own digits and the places it is multiplied with.
    const mantissa =
      places === 0
        ? this.#cast(column)
        : this.#cast(`toDecimal256(${column}, ${places}) * toDecimal256(1${'0'.repeat(places)}, 0)`);
    const below = 10n ** BigInt(places) * unit.scale.denominator;
    const common = greatestCommon(unit.scale.numerator, below);
    const times = unit.scale.numerator / common;
    const above = times === 1n ? mantissa : `(${mantissa} * ${this.#parameters.whole(times)})`;
    return this.#made(above, digits + (times === 1n ? 0 : digitsOf(times)), below / common, span);
  }

  /** A whole number of the engine itself, such as days between two days. */
  whole(sql: string, digits: number): Fraction {
    this.most = Math.max(this.most, digits);
    return { above: this.#cast(sql), below: 1n, digits, belowDigits: 1 };
  }

  product(a: Fraction, b: Fraction, span: Span): Fraction {
    return this.#made(
      `(${a.above} * ${b.above})`,
      a.digits + b.digits,
      this.#times(a, b),
      span,
      a.belowDigits + b.belowDigits,
    );
  }

  /** By zero there is no value; the sign goes above, so that what stands below stays above zero. */
  quotient(a: Fraction, b: Fraction, span: Span): Fraction {
    const divisor = `nullIf(${b.above}, 0)`;
    const above = this.#scaled(`(${a.above} * sign(${divisor}))`, b.below);
    const below = this.#scaled(this.#cast(`abs(${divisor})`), a.below);
    return this.#made(above, a.digits + b.belowDigits, below, span, a.belowDigits + b.digits);
  }

  sum(a: Fraction, sign: '+' | '-', b: Fraction, span: Span): Fraction {
    const [left, right, below] = this.#alike(a, b, span);
    const digits = Math.max(left.digits, right.digits) + 1;
    return this.#made(`(${left.above} ${sign} ${right.above})`, digits, below, span, left.belowDigits);
  }

  comparison(a: Fraction, operator: Comparison, b: Fraction, span: Span): string {
    const [left, right] = this.#alike(a, b, span);
    return `(${left.above} ${operator} ${right.above})`;
  }

  /** One of two numbers by a test; where the test is unknown there is no value. */
  choice(test: string, nullable: boolean, yes: Fraction, no: Fraction, span: Span): Fraction {
    const fixed = typeof yes.below === 'bigint' && typeof no.below === 'bigint';
    const [a, b, same] = fixed ? this.#alike(yes, no, span) : [yes, no, null];
    const chosen = `if(${test}, ${a.above}, ${b.above})`;
    const above = nullable ? `if(isNull(${test}), NULL, ${chosen})` : chosen;
    const below = same ?? `if(${test}, ${this.belowOf(yes)}, ${this.belowOf(no)})`;
    const belowDigits = Math.max(a.belowDigits, b.belowDigits);
    return this.#made(above, Math.max(a.digits, b.digits), below, span, belowDigits);
  }

  magnitude(a: Fraction): Fraction {
    return { ...a, above: this.#cast(`abs(${a.above})`) };
  }

  /** The multiple of a constant step that lies nearest, half away from zero. */
  rounded(a: Fraction, step: Fraction, span: Span): Fraction {
    const stepBelow = step.below;
    if (typeof stepBelow !== 'bigint') throw new Error('a step is a constant');
    const size = this.#scaled(this.#cast(`abs(${a.above})`), stepBelow);
    const whole = `(${this.belowOf(a)} * ${step.above})`;
    this.#watch(a.digits + step.belowDigits + 1, span);
    this.#watch(a.belowDigits + step.digits + 1, span);
    const two = this.#parameters.whole(2n);
    const count = `intDiv(${two} * ${size} + ${whole}, ${two} * ${whole})`;
    const above = `(sign(${a.above}) * ${count} * ${step.above})`;
    return this.#made(above, a.digits + step.belowDigits + step.digits + 1, stepBelow, span);
  }

  belowOf(fraction: Fraction): string {
    return typeof fraction.below === 'bigint' ? this.#parameters.whole(fraction.below) : fraction.below;
  }

  /** Both numbers over the same number, which is the last of the three. */
  #alike(a: Fraction, b: Fraction, span: Span): [Fraction, Fraction, bigint | string] {
    const below = this.#least(a, b);
    const over = (one: Fraction, other: Fraction): Fraction => {
      const times =
        typeof below === 'bigint' && typeof one.below === 'bigint' ? below / one.below : other.below;
      const more = times === 1n ? 0 : typeof times === 'bigint' ? digitsOf(times) : other.belowDigits;
      const belowDigits = one.belowDigits + more;
      return this.#made(this.#scaled(one.above, times), one.digits + more, below, span, belowDigits);
    };
    return [over(a, b), over(b, a), below];
  }

  /** Least common multiple where both are known beforehand, else the product. */
  #least(a: Fraction, b: Fraction): bigint | string {
    if (typeof a.below === 'bigint' && typeof b.below === 'bigint')
      return (a.below * b.below) / greatestCommon(a.below, b.below);
    return this.#times(a, b);
  }

  #times(a: Fraction, b: Fraction): bigint | string {
    if (typeof a.below === 'bigint' && typeof b.below === 'bigint') return a.below * b.below;
    if (typeof a.below === 'bigint') return this.#scaled(b.below as string, a.below);
    return this.#scaled(a.below, b.below);
  }

  #scaled(sql: string, times: bigint | string): string {
    if (times === 1n) return sql;
    return `(${sql} * ${typeof times === 'bigint' ? this.#parameters.whole(times) : times})`;
  }

  #cast(sql: string): string {
    return `toInt${this.#width}(${sql})`;
  }

  #made(above: string, digits: number, below: bigint | string, span: Span, belowDigits?: number): Fraction {
    const digitsBelow = typeof below === 'bigint' ? digitsOf(below) : (belowDigits ?? 1);
    this.#watch(digits, span);
    this.#watch(digitsBelow, span);
    return { above, below, digits, belowDigits: digitsBelow };
  }

  #watch(digits: number, span: Span): void {
    if (digits > MOST_DIGITS) this.#tooLarge(span, digits);
    this.most = Math.max(this.most, digits);
  }
}

function digitsOf(value: bigint): number {
  return value < 0n ? digitsOf(-value) : value.toString().length;
}
