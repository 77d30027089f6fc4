/** An exact number (精确数): a ratio of whole numbers, the denominator above zero, in lowest terms. */
export interface Exact {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Makes an exact number. @throws RangeError for a denominator of zero: who divides decides what zero means */
export function exact(numerator: bigint, denominator = 1n): Exact {
  if (denominator === 0n) throw new RangeError('exact: denominator zero');
  const common = greatestCommon(numerator, denominator) * (denominator < 0n ? -1n : 1n);
  return { numerator: numerator / common, denominator: denominator / common };
}

/** Largest common divisor (最大公约数), above zero; of zero and zero it is one. */
export function greatestCommon(a: bigint, b: bigint): bigint {
  let [high, low] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (low !== 0n) [high, low] = [low, high % low];
  return high === 0n ? 1n : high;
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Reads a decimal such as `-12.50` (读十进制数). @throws RangeError when the text is none */
export function exactOf(text: string): Exact {
  const match = DECIMAL.exec(text);
  if (!match) throw new RangeError(`not a decimal: ${text}`);
  const places = match[3] ?? '';
  const mantissa = BigInt(`${match[2] ?? ''}${places}`);
  return exact(match[1] ? -mantissa : mantissa, 10n ** BigInt(places.length));
}

/** a + b, exactly. */
export function addExact(a: Exact, b: Exact): Exact {
  return exact(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

/** −a. */
export function negateExact(a: Exact): Exact {
  return { numerator: -a.numerator, denominator: a.denominator };
}

/** a × b, exactly. */
export function multiplyExact(a: Exact, b: Exact): Exact {
  return exact(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** a ÷ b, exactly; by zero there is no value. */
export function divideExact(a: Exact, b: Exact): Exact | null {
  return b.numerator === 0n ? null : exact(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Orders two exact numbers: negative, zero or positive. */
export function compareExact(a: Exact, b: Exact): number {
  const [left, right] = [a.numerator * b.denominator, b.numerator * a.denominator];
  return left < right ? -1 : left > right ? 1 : 0;
}
