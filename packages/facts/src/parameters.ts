import { factsProblems } from './problems.ts';
import { literal, placeholdersOf } from './sql.ts';

/** A value for a `{name:Type}` place (参数值). 64-bit and larger whole numbers are bigint or text, decimals text. */
export type ParameterValue = string | number | bigint | boolean | null | readonly ParameterValue[];

export type Parameters = Readonly<Record<string, ParameterValue>>;

/**
 * Checks that every place has a value and every value a place (参数核对). On chDB a parameter stays set on its
 * connection, so a forgotten one would silently take the value of an earlier query.
 *
 * @throws facts/bad-parameter
 */
export function checkParameters(sql: string, parameters: Parameters): void {
  const names = new Set(placeholdersOf(sql).map((place) => place.name));
  for (const name of names)
    if (!Object.hasOwn(parameters, name) || parameters[name] === undefined) bad(name, 'no value given');
  for (const [name, value] of Object.entries(parameters)) {
    if (!names.has(name)) bad(name, 'not used in the statement');
    checkValue(name, value);
  }
}

function checkValue(name: string, value: ParameterValue): void {
  if (Array.isArray(value)) for (const item of value) checkValue(name, item);
  else if (typeof value === 'number') {
    if (Number.isInteger(value) && !Number.isSafeInteger(value))
      bad(name, `${value} is not exact; use bigint or text`);
  } else if (typeof value === 'string' && hasLoneSurrogate(value)) bad(name, 'half of a surrogate pair');
}

function bad(name: string, reason: string): never {
  throw factsProblems.problem('bad-parameter', { name, reason });
}

/** Text that cannot be written as UTF-8 without changing it (残缺代理对). */
export function hasLoneSurrogate(text: string): boolean {
  return /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text);
}

/**
 * The parameters as a `SET param_x = '…'` statement for chDB (参数前缀), or '' without parameters. The value is
 * written twice-escaped: as the engine's tab-separated text, then as a string literal. chDB's own parameter call
 * queues every parameterised query of the process behind one another; this prefix does not.
 */
export function parameterPrefix(parameters: Parameters): string {
  const sets = Object.entries(parameters).map(
    ([name, value]) => `param_${name} = ${literal(parameterText(value))}`,
  );
  return sets.length ? `SET ${sets.join(', ')}` : '';
}

/** One value as the engine reads it from text: tab-separated escapes outside, quoted inside arrays. */
function parameterText(value: ParameterValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return escapeText(value);
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'bigint') return value.toString();
  return `[${value.map(elementText).join(',')}]`;
}

function elementText(value: ParameterValue): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return `'${escapeText(value)}'`;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return parameterText(value);
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (value === Number.POSITIVE_INFINITY) return '+inf';
  if (value === Number.NEGATIVE_INFINITY) return '-inf';
  return String(value);
}

function escapeText(text: string): string {
  return literal(text).slice(1, -1);
}
