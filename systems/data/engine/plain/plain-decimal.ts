/** A decimal number read from bytes (规整数值); the results stand in an object so that a million cells make no garbage. */
export const decimal = { mantissa: 0, scale: 0 };

const MOST_DIGITS = 15;
const MOST_FEN = 9_000_000_000_000_000;

/** Reads digits with at most one point, as a person would write them by hand; false for everything else, which is left to `readDecimal`. */
export function readPlainDecimal(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (length === 0 || length > MOST_DIGITS + 1) return false;
  // `007` is a number to a person, and not the engine's own way of writing one.
  if (bytes[start] === 48 && length > 1 && bytes[start + 1] !== 46) return false;
  let value = 0;
  let point = -1;
  for (let at = start; at < end; at++) {
    const code = bytes[at] as number;
    if (code >= 48 && code <= 57) value = value * 10 + code - 48;
    else if (code === 46 && point < 0 && at > start && at + 1 < end) point = at;
    else return false;
  }
  if (point < 0 && length > MOST_DIGITS) return false;
  decimal.mantissa = value;
  decimal.scale = point < 0 ? 0 : end - point - 1;
  return true;
}

/** The number read last as fen (元转分), by the rules of `readFen`; −1 where it is no whole number of them. @unit fen @rounding none */
export function plainFen(): number {
  let { mantissa: value, scale } = decimal;
  for (; scale > 2; scale--) {
    if (value % 10 !== 0) return -1;
    value /= 10;
  }
  for (; scale < 2; scale++) value *= 10;
  return value > MOST_FEN ? -1 : value;
}
