import type { SchemaElement } from 'hyparquet';

/** A value as Parquet stores it, before its meaning (存储值). */
export type Raw = number | bigint | boolean | Uint8Array;

/** How the values of a column become the text a sender would have written in CSV; `null` is an empty cell. */
export type TextOf = (raw: Raw) => string | null;

const SHANGHAI_MILLISECONDS = 8 * 3_600_000;
/** Furthest instant a calendar is kept for. */
const LAST_INSTANT = 8.64e15;
const NANOS_OF_UNIT = { MILLIS: 1_000_000n, MICROS: 1_000n, NANOS: 1n } as const;
const JULIAN_DAY_OF_1970 = 2_440_588n;
const NANOS_OF_DAY = 86_400_000_000_000n;

/**
 * How a column's values are written as text (列值转文本), exactly: decimals by their digits, days as `2026-03-01`, instants as
 * `2026-03-01 08:00:00` of Shanghai, yes and no as 1 and 0. `null` for types that no table of ours is made of.
 */
export function textOf(element: SchemaElement): TextOf | null {
  const { type, converted_type: old, logical_type: meaning } = element;
  switch (meaning?.type) {
    case 'TIMESTAMP':
      return stamps(NANOS_OF_UNIT[meaning.unit], meaning.isAdjustedToUTC);
    case 'TIME':
      return (raw) => clock(whole(raw) * NANOS_OF_UNIT[meaning.unit]);
    case 'DECIMAL':
      return (raw) => decimal(whole(raw), meaning.scale);
    case 'DATE':
      return day;
    case 'INTEGER':
      return integers(meaning.isSigned ? null : meaning.bitWidth);
    case 'NULL':
      return () => null;
    case 'UUID':
      return uuid;
    case 'STRING':
    case 'ENUM':
    case 'JSON':
      return utf8;
    case undefined:
      break;
    default:
      return null;
  }
  switch (old) {
    case 'DECIMAL':
      return (raw) => decimal(whole(raw), element.scale ?? 0);
    case 'DATE':
      return day;
    // Without a word on its meaning, such an instant is one of the world's clock.
    case 'TIMESTAMP_MILLIS':
      return stamps(NANOS_OF_UNIT.MILLIS, true);
    case 'TIMESTAMP_MICROS':
      return stamps(NANOS_OF_UNIT.MICROS, true);
    case 'TIME_MILLIS':
      return (raw) => clock(whole(raw) * NANOS_OF_UNIT.MILLIS);
    case 'TIME_MICROS':
      return (raw) => clock(whole(raw) * NANOS_OF_UNIT.MICROS);
    case 'UINT_32':
      return integers(32);
    case 'UINT_64':
      return integers(64);
    case 'BSON':
    case 'INTERVAL':
      return null;
    default:
      return ofType(type);
  }
}

/** Without annotations. Byte arrays are text: so did the older engines write it. */
function ofType(type: SchemaElement['type']): TextOf | null {
  switch (type) {
    case 'BOOLEAN':
      return (raw) => (raw === true ? '1' : '0');
    case 'INT32':
    case 'INT64':
      return String;
    case 'INT96':
      return stamps(1n, true);
    case 'FLOAT':
      return (raw) => float(shortest(Number(raw)));
    case 'DOUBLE':
      return (raw) => float(Number(raw));
    case 'BYTE_ARRAY':
      return utf8;
    default:
      return null;
  }
}

const decoder = new TextDecoder();

function utf8(raw: Raw): string {
  return raw instanceof Uint8Array ? decoder.decode(raw) : String(raw);
}

/** A whole number, from bytes in two's complement where it comes in bytes. */
function whole(raw: Raw): bigint {
  if (!(raw instanceof Uint8Array)) return BigInt(raw);
  let value = 0n;
  for (const byte of raw) value = value * 256n + BigInt(byte);
  return raw.length > 0 ? BigInt.asIntN(raw.length * 8, value) : 0n;
}

function integers(unsignedBits: number | null): TextOf {
  return unsignedBits === null ? String : (raw) => String(BigInt.asUintN(unsignedBits, whole(raw)));
}

/** Digits with the point set; nothing is divided. */
function decimal(value: bigint, scale: number): string {
  if (scale <= 0) return String(value * 10n ** BigInt(Math.min(38, -scale)));
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function day(raw: Raw): string {
  return calendar(Number(raw) * 86_400_000)?.slice(0, 10) ?? String(raw);
}

function stamps(nanosOfUnit: bigint, isWorldTime: boolean): TextOf {
  return (raw) => {
    const nanos = raw instanceof Uint8Array ? nanosOf96(raw) : whole(raw) * nanosOfUnit;
    const milliseconds = nanos / 1_000_000n - (nanos % 1_000_000n < 0n ? 1n : 0n);
    const text = calendar(Number(milliseconds) + (isWorldTime ? SHANGHAI_MILLISECONDS : 0));
    // What lies beyond any calendar stays as it is; the mapping says that it is no instant.
    return text === null ? String(raw) : text.replace(/\.000$/, '');
  };
}

/** The form of older engines: nanoseconds of the day, then the Julian day. */
function nanosOf96(bytes: Uint8Array): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (BigInt(view.getInt32(8, true)) - JULIAN_DAY_OF_1970) * NANOS_OF_DAY + view.getBigInt64(0, true);
}

function calendar(milliseconds: number): string | null {
  if (!(Math.abs(milliseconds) < LAST_INSTANT)) return null;
  return new Date(milliseconds).toISOString().replace('T', ' ').replace('Z', '');
}

function clock(nanos: bigint): string {
  return new Date(Number(nanos / 1_000_000n) % 86_400_000).toISOString().slice(11, 19);
}

function uuid(raw: Raw): string {
  const hex = raw instanceof Uint8Array ? Buffer.from(raw).toString('hex') : String(raw);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Without an exponent: `0.0000001`, not `1e-7`. Tools write a missing number as NaN. */
function float(value: number): string | null {
  if (Number.isNaN(value)) return null;
  const text = String(value);
  const found = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!found) return text;
  const [, sign = '', head = '', tail = '', exponent = '0'] = found;
  const digits = head + tail;
  const point = 1 + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, '0')}`;
}

/** The shortest decimal number that is this single-precision value. */
function shortest(value: number): number {
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
}
