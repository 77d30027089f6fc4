import * as decimals from './decimals.ts';

/** Why an amount could not be taken (金额问题); `''` after a success. */
export let amountFault: '' | decimals.NumberFault = '';

/** Ten to the power of a product's decimals, less the two of the fen. */
const POWERS = Array.from({ length: 40 }, (_, power) => 10 ** (power - 2));
const MOST_FEN = 9_000_000_000_000_000;

/**
 * Reads yuan as whole fen (元转分), exactly: `12.30` is 1230, `12.345` is refused, `12.3000` is 1230. NaN where it cannot be
 * read. @unit fen @rounding none
 */
export function readFen(text: string): number {
  if (!decimals.readDecimal(text)) {
    amountFault = decimals.fault;
    return Number.NaN;
  }
  amountFault = '';
  let value = decimals.mantissa;
  let places = decimals.scale;
  if (places === 2) return value;
  while (places > 2) {
    if (value % 10 !== 0) {
      amountFault = 'too-fine';
      return Number.NaN;
    }
    value /= 10;
    places--;
  }
  while (places < 2) {
    value *= 10;
    places++;
  }
  if (value > MOST_FEN || value < -MOST_FEN) {
    amountFault = 'too-large';
    return Number.NaN;
  }
  return value;
}

/** Whether decimals had to be rounded away in the number read last. */
export let decimalsCut = false;

/**
 * Reads a number as text with at most so many decimals (数量、单价); more of them are rounded half up and remarked on by the
 * caller. `''` where it cannot be read. The value stands in `decimals.mantissa` and `decimals.scale`.
 * @rounding half-up
 */
export function readNumber(text: string, places: number): string {
  decimalsCut = false;
  if (!decimals.readDecimal(text)) {
    amountFault = decimals.fault;
    return '';
  }
  amountFault = '';
  if (decimals.scale <= places) {
    const first = text.charCodeAt(0);
    const last = text.charCodeAt(text.length - 1);
    if (first >= 48 && first <= 57 && last >= 48 && last <= 57 && text.length <= 16 && isPlain(text))
      return text;
    return writeDecimal(decimals.mantissa, decimals.scale);
  }
  decimalsCut = true;
  const over = decimals.scale - places;
  const divisor = 10n ** BigInt(over);
  const whole = BigInt(decimals.mantissa);
  const size = whole < 0n ? -whole : whole;
  const rounded = Number((size * 2n + divisor) / (divisor * 2n));
  decimalsCut = size % divisor !== 0n;
  return writeDecimal(whole < 0n ? -rounded : rounded, places);
}

function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 46 && (code < 48 || code > 57)) return false;
  }
  return true;
}

/** Writes a mantissa and a scale as a decimal number (写数值). */
export function writeDecimal(value: number, places: number): string {
  if (places === 0) return String(value);
  const sign = value < 0 ? '-' : '';
  const digits = String(Math.abs(value)).padStart(places + 1, '0');
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/**
 * Whether an amount is quantity times price, rounded half up to the fen (数量乘单价). Decided in floating point where that is
 * certain and in whole numbers where it is close. @rounding half-up
 */
export function isProduct(
  fen: number,
  quantity: number,
  quantityScale: number,
  price: number,
  priceScale: number,
): boolean {
  const exact = (quantity * price) / (POWERS[quantityScale + priceScale] as number);
  const near = Math.abs(exact - fen);
  if (near < 0.49) return true;
  if (near > 0.51 + Math.abs(exact) * 1e-12) return false;
  const product = BigInt(quantity) * BigInt(price) * 100n;
  const unit = 10n ** BigInt(quantityScale + priceScale);
  const size = product < 0n ? -product : product;
  const rounded = (size * 2n + unit) / (unit * 2n);
  return BigInt(fen) === (product < 0n ? -rounded : rounded);
}
