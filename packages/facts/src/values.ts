/** A value as it comes back (结果值): 64-bit and larger whole numbers are bigint, decimals and days are text. */
export type FactValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly FactValue[]
  | { readonly [key: string]: FactValue };

/** What the engine's JSON holds: numbers it may only use where they are exact. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

type Reader = (value: JsonValue) => FactValue;

const SMALL_NUMBER = /^(U?Int(8|16|32)|Float(32|64)|BFloat16)$/;
const BIG_INTEGER = /^U?Int(64|128|256)$/;

/**
 * The reader for one column type of the engine (列类型读法). Whole numbers of 64 bits and more become bigint,
 * Decimal, Date and DateTime stay text (in Asia/Shanghai), Float becomes number, Array and Map keep their shape.
 */
export function readerFor(type: string): Reader {
  const [name, inner] = splitType(type);
  if (name === 'LowCardinality' || name === 'SimpleAggregateFunction') return readerFor(lastArgument(inner));
  if (name === 'Nullable') {
    const read = readerFor(inner);
    return (value) => (value === null ? null : read(value));
  }
  if (BIG_INTEGER.test(name))
    return (value) =>
      BigInt(typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value));
  if (SMALL_NUMBER.test(name)) return (value) => (typeof value === 'string' ? specialNumber(value) : value);
  if (name === 'Array') {
    const read = readerFor(inner);
    return (value) => (Array.isArray(value) ? value.map(read) : value);
  }
  if (name === 'Map') {
    const read = readerFor(lastArgument(inner));
    return (value) =>
      isObject(value)
        ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, read(item)]))
        : value;
  }
  if (name === 'Tuple') return tupleReader(inner);
  return (value) => value;
}

function tupleReader(inner: string): Reader {
  const named = splitArguments(inner).map((part) => {
    const match = /^(`[^`]+`|[A-Za-z_]\w*) (.+)$/.exec(part);
    return match
      ? { key: (match[1] ?? '').replaceAll('`', ''), type: match[2] ?? '' }
      : { key: '', type: part };
  });
  const readers = named.map((part) => readerFor(part.type));
  const byName = new Map(named.map((part, index) => [part.key, readers[index]]));
  return (value) => {
    if (Array.isArray(value)) return value.map((item, index) => readers[index]?.(item) ?? null);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, byName.get(key)?.(item) ?? null]),
    );
  };
}

function isObject(value: JsonValue): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Floats the engine quotes because JSON has no word for them. */
function specialNumber(text: string): number {
  if (text.endsWith('nan')) return Number.NaN;
  return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** `Array(UInt8)` into `['Array', 'UInt8']` (类型拆分); a plain type has an empty inside. */
export function splitType(type: string): [name: string, inner: string] {
  const open = type.indexOf('(');
  return open < 0 ? [type, ''] : [type.slice(0, open), type.slice(open + 1, -1)];
}

/** The arguments of a type, split at the commas of the outer level (类型参数). */
export function splitArguments(inner: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let part = '';
  for (let at = 0; at < inner.length; at += 1) {
    const char = inner.charAt(at);
    if (quoted) {
      part += char;
      if (char === '\\') part += inner.charAt(++at);
      else if (char === "'") quoted = false;
      continue;
    }
    if (char === "'") quoted = true;
    if (char === '(') depth += 1;
    if (char === ')') depth -= 1;
    if (char === ',' && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else part += char;
  }
  if (part.trim()) parts.push(part.trim());
  return parts;
}

function lastArgument(inner: string): string {
  return splitArguments(inner).at(-1) ?? inner;
}
