/**
 * Decimal numbers, exact. A number is read into a whole mantissa and a scale that both stay below 2^53; what does not fit
 * cannot be read. The results stand in module variables so that a million cells make no garbage.
 */

/** Mantissa of the number read last. */
export let mantissa = 0;
/** Decimal places of the number read last, trailing zeros removed only where there are more than four. */
export let scale = 0;

/** Why a number could not be read (数值问题). */
export type NumberFault = 'letters' | 'too-large' | 'too-fine';

/** Fault of the number read last, where reading failed. */
export let fault: NumberFault = 'letters';

const MOST_DIGITS = 15;

/** Reads a decimal number into `mantissa` and `scale` (读数值); false where it cannot be read. */
export function readDecimal(text: string): boolean {
  const length = text.length;
  let at = 0;
  let negative = false;
  const first = text.charCodeAt(0);
  if (first === 45 || first === 43) {
    negative = first === 45;
    at = 1;
  }
  let value = 0;
  let places = -1;
  let digits = 0;
  for (; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) {
      value = value * 10 + code - 48;
      if (value !== 0) digits++;
      if (places >= 0) places++;
    } else if (code === 46 && places < 0) places = 0;
    else return readOther(text);
  }
  if (digits > MOST_DIGITS) return readOther(text);
  const marks = (first === 45 || first === 43 ? 1 : 0) + (places >= 0 ? 1 : 0);
  if (length === marks) return fail('letters');
  mantissa = negative && value !== 0 ? -value : value;
  scale = places < 0 ? 0 : places;
  return true;
}

function fail(why: NumberFault): false {
  fault = why;
  return false;
}

/** Long numbers, exponents, thousands separators, currency signs and full-width digits. */
function readOther(text: string): boolean {
  if (text.length > 400) return fail('letters');
  const plain = halfWidth(text).replaceAll(' ', '');
  const bare = withoutCurrency(plain);
  const power = Math.max(bare.indexOf('e'), bare.indexOf('E'));
  const body = withoutGroups(power < 0 ? bare : bare.slice(0, power));
  const exponent = power < 0 ? 0 : wholeNumber(bare.slice(power + 1));
  if (body === null || Number.isNaN(exponent)) return fail('letters');
  const sign = body.startsWith('-') ? -1 : 1;
  const unsigned = body.startsWith('-') || body.startsWith('+') ? body.slice(1) : body;
  const point = unsigned.indexOf('.');
  const digits = point < 0 ? unsigned : unsigned.slice(0, point) + unsigned.slice(point + 1);
  if (digits === '' || !isDigits(digits)) return fail('letters');
  let places = (point < 0 ? 0 : unsigned.length - point - 1) - exponent;
  let significant = digits;
  while (places > 0 && significant.endsWith('0')) {
    significant = significant.slice(0, -1);
    places--;
  }
  let start = 0;
  while (start < significant.length - 1 && significant[start] === '0') start++;
  significant = significant.slice(start);
  if (significant === '' || significant === '0') return done(0, 0);
  if (significant.length > MOST_DIGITS)
    return fail(significant.length - places > MOST_DIGITS ? 'too-large' : 'too-fine');
  if (places < 0 && significant.length - places > MOST_DIGITS) return fail('too-large');
  if (places > 18) return fail('too-fine');
  const value = Number(significant) * sign;
  return places < 0 ? done(value * 10 ** -places, 0) : done(value, places);
}

function done(value: number, places: number): true {
  mantissa = value;
  scale = places;
  return true;
}

function isDigits(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

function wholeNumber(text: string): number {
  const bare = text.startsWith('-') || text.startsWith('+') ? text.slice(1) : text;
  if (bare === '' || bare.length > 4 || !isDigits(bare)) return Number.NaN;
  return Number(text);
}

function withoutCurrency(text: string): string {
  let from = 0;
  let to = text.length;
  if (text[from] === '¥' || text[from] === '￥') from++;
  if (text[to - 1] === '元') to--;
  return text.slice(from, to);
}

/** `1,234.50` without its separators; null where they do not stand in threes. */
function withoutGroups(text: string): string | null {
  if (!text.includes(',')) return text;
  const point = text.indexOf('.');
  const whole = point < 0 ? text : text.slice(0, point);
  const groups = whole.split(',');
  if (groups.slice(1).some((group) => group.length !== 3)) return null;
  const head = groups[0]?.replace('-', '') ?? '';
  if (head.length === 0 || head.length > 3) return null;
  return groups.join('') + (point < 0 ? '' : text.slice(point));
}

/** Full-width letters, digits and signs as half-width ones (全角转半角). */
export function halfWidth(text: string): string {
  let result = '';
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x3000) result += ' ';
    else if (code === 0xff0d || code === 0x2212) result += '-';
    else result += code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : text[at];
  }
  return result;
}
