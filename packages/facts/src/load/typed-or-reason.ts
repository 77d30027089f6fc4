import { factsProblems } from '../problems.ts';
import { literal } from '../sql.ts';
import { splitArguments, splitType } from '../values.ts';

/** How a column of text becomes typed, in the engine's SQL (类型转换与原因). */
export interface TypedOrReason {
  /** The typed value; only meaningful where the reason is ''. */
  readonly typed: string;
  /** '' when the text is exactly this value, otherwise a word for why not. */
  readonly reason: string;
}

const ZONE = 'Asia/Shanghai';
const WHOLE_NUMBER = '^-?[0-9]+$';
const DECIMAL_NUMBER = '^-?[0-9]+([.][0-9]+)?$';
const FLOAT_NUMBER = '^-?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?$';
const DAY = '^[0-9]{4}-[0-9]{2}-[0-9]{2}$';
const INSTANT = '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?$';

/**
 * SQL that reads text as a type and says why it cannot (类型或原因). The engine's own readers are lax: 2024-02-31
 * becomes 1 March, 70000 in UInt16 becomes 4464, days before 1970 are moved to 1970. So a value counts only when
 * the typed value, written back as text, is the text that came in. Decimals may differ in zeros at the end.
 *
 * Reasons: `empty`, `not-utf8`, `wrong-length`, `not-a-number`, `not-a-whole-number`, `too-many-decimals`,
 * `out-of-range`, `not-a-day`, `no-such-day`, `not-an-instant`, `no-such-instant`, `not-a-yes-no`, `not-in-list`,
 * `not-a-uuid`, `not-a-list`, `number-not-quoted`.
 *
 * @param raw SQL expression of type Nullable(String)
 * @param type the column's type, such as `LowCardinality(Nullable(String))` or `Array(Decimal(18, 2))`
 * @throws facts/not-loadable for a type without an exact text form
 */
export function typedOrReason(raw: string, type: string): TypedOrReason {
  const [name, inner] = splitType(type);
  if (name === 'LowCardinality') return typedOrReason(raw, inner);
  if (name === 'Nullable') return nullable(raw, inner);
  if (name === 'Array') return list(raw, inner);
  const text = `assumeNotNull(${raw})`;
  const base = baseType(text, type);
  const missing = base.mayBeEmpty ? `${raw} IS NULL` : `ifNull(${raw}, '') = ''`;
  return { typed: base.typed, reason: `multiIf(${missing}, 'empty', ${base.cases.join(', ')}, '')` };
}

function nullable(raw: string, inner: string): TypedOrReason {
  const { typed, reason } = typedOrReason(raw, inner);
  const isText = /^(LowCardinality\()?(Fixed)?String/.test(inner);
  const missing = isText ? `${raw} IS NULL` : `ifNull(${raw}, '') = ''`;
  return { typed: `if(${missing}, NULL, ${typed})`, reason: `if(${missing}, '', ${reason})` };
}

interface BaseType {
  readonly typed: string;
  /** `condition, reason` pairs; the first that holds is the reason. */
  readonly cases: readonly string[];
  readonly mayBeEmpty?: boolean;
}

function baseType(text: string, type: string): BaseType {
  const [name, inner] = splitType(type);
  const unlike = (pattern: string, reason: string) => `NOT match(${text}, ${literal(pattern)}), '${reason}'`;
  const changed = (typed: string, reason: string, original = text) =>
    `ifNull(toString(${typed}), '') != ${original}, '${reason}'`;
  const known = (typed: string) => `assumeNotNull(${typed})`;
  if (name === 'String')
    return { typed: text, cases: [`NOT isValidUTF8(${text})`, "'not-utf8'"], mayBeEmpty: true };
  if (name === 'FixedString')
    return {
      typed: `toFixedString(${text}, ${inner})`,
      cases: [`length(${text}) != ${inner}, 'wrong-length'`],
    };
  if (/^U?Int(8|16|32|64|128|256)$/.test(name)) {
    const typed = `to${name}OrNull(${text})`;
    return {
      typed: known(typed),
      cases: [unlike(WHOLE_NUMBER, 'not-a-whole-number'), changed(typed, 'out-of-range')],
    };
  }
  if (name === 'Float64' || name === 'Float32') {
    const typed = `to${name}OrNull(${text})`;
    return {
      typed: known(typed),
      cases: [unlike(FLOAT_NUMBER, 'not-a-number'), `NOT isFinite(ifNull(${typed}, nan)), 'out-of-range'`],
    };
  }
  if (name === 'Decimal') return decimal(text, inner, unlike);
  if (name === 'Date' || name === 'Date32') {
    const typed = `to${name}OrNull(${text})`;
    return { typed: known(typed), cases: [unlike(DAY, 'not-a-day'), changed(typed, 'no-such-day')] };
  }
  if (name === 'DateTime' || name === 'DateTime64') return instant(text, name, inner, unlike);
  if (name === 'Bool')
    return {
      typed: `${text} IN ('true', '1')`,
      cases: [`${text} NOT IN ('true', 'false', '1', '0'), 'not-a-yes-no'`],
    };
  if (name === 'Enum8' || name === 'Enum16') {
    const names = splitArguments(inner).map((item) => /^'(?:[^'\\]|\\.)*'/.exec(item)?.[0] ?? "''");
    return {
      typed: `CAST(if(${text} IN (${names.join(', ')}), ${text}, ${names[0] ?? "''"}), ${literal(type)})`,
      cases: [`${text} NOT IN (${names.join(', ')}), 'not-in-list'`],
    };
  }
  if (name === 'UUID') {
    const typed = `toUUIDOrNull(${text})`;
    return { typed: known(typed), cases: [changed(typed, 'not-a-uuid', `lower(${text})`)] };
  }
  throw factsProblems.problem('not-loadable', { column: type, reason: 'no exact text form for this type' });
}

function decimal(text: string, inner: string, unlike: (pattern: string, reason: string) => string): BaseType {
  const [precision = 0, scale = 0] = splitArguments(inner).map(Number);
  const bits = precision <= 9 ? 32 : precision <= 18 ? 64 : precision <= 38 ? 128 : 256;
  const typed = `toDecimal${bits}OrNull(${text}, ${scale})`;
  // Zeros at the end carry no value: 12.30 and 12.3 are the same amount.
  const trimmed = (sql: string) =>
    `if(position(${sql}, '.') = 0, ${sql}, trim(TRAILING '.' FROM trim(TRAILING '0' FROM ${sql})))`;
  const back = `ifNull(toString(${typed}), '')`;
  return {
    typed: `assumeNotNull(${typed})`,
    cases: [
      unlike(DECIMAL_NUMBER, 'not-a-number'),
      `length(splitByChar('.', ${trimmed(text)})[2]) > ${scale}, 'too-many-decimals'`,
      // The engine checks only the width in bits, not the number of digits that was declared.
      `length(trim(LEADING '-' FROM splitByChar('.', ${text})[1])) > ${precision - scale} AND abs(assumeNotNull(toInt256OrNull(splitByChar('.', ${text})[1]))) > 0, 'out-of-range'`,
      `${trimmed(back)} != ${trimmed(text)}, 'out-of-range'`,
    ],
  };
}

function instant(
  text: string,
  name: string,
  inner: string,
  unlike: (pattern: string, reason: string) => string,
): BaseType {
  const parts = splitArguments(inner);
  const digits = name === 'DateTime64' ? Number(parts.shift() ?? 3) : 0;
  const zone = parts[0] ?? literal(ZONE);
  const typed =
    digits > 0 || name === 'DateTime64'
      ? `toDateTime64OrNull(${text}, ${digits}, ${zone})`
      : `toDateTimeOrNull(${text}, ${zone})`;
  const padded =
    digits > 0
      ? `rightPad(if(position(${text}, '.') = 0, concat(${text}, '.'), ${text}), ${20 + digits}, '0')`
      : text;
  return {
    typed: `assumeNotNull(${typed})`,
    cases: [
      unlike(INSTANT, 'not-an-instant'),
      `length(splitByChar('.', ${text})[2]) > ${digits}, 'too-many-decimals'`,
      `ifNull(toString(${typed}), '') != ${padded}, 'no-such-instant'`,
    ],
  };
}

/** A list arrives as JSON; each element goes the way of a single value. */
function list(raw: string, inner: string): TypedOrReason {
  const json = `ifNull(${raw}, '')`;
  const elements =
    `arrayMap(el__ -> if(el__ = 'null', NULL, if(startsWith(el__, '"'), JSONExtractString(el__), el__)), ` +
    `JSONExtractArrayRaw(${json}))`;
  const one = typedOrReason('it__', inner);
  // A bare number with decimals has already been through a float by the time it can be looked at.
  const bare = `arrayExists(el__ -> NOT startsWith(el__, '"') AND match(el__, '[.eE]') AND el__ NOT IN ('true', 'false'), JSONExtractArrayRaw(${json}))`;
  return {
    typed: `arrayMap(it__ -> ${one.typed}, ${elements})`,
    reason:
      `multiIf(${json} = '', 'empty', NOT isValidJSON(${json}) OR JSONType(${json}) != 'Array', 'not-a-list', ` +
      `${bare}, 'number-not-quoted', ` +
      `arrayFirst(why__ -> why__ != '', arrayMap(it__ -> ${one.reason}, ${elements})))`,
  };
}
