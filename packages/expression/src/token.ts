import { isDay } from '@sanyi/quantity';
import { expressionProblems, placed } from './problems.ts';
import { UNIT_NAMES } from './unit.ts';

/** A word of the language with its place in the text (词). */
export interface Token {
  readonly kind: 'number' | 'text' | 'day' | 'name' | 'word' | 'sign' | 'end';
  readonly text: string;
  /** Unit written behind a number. */
  readonly unit?: string;
  readonly at: number;
  readonly end: number;
}

/** Words that no name may be (保留字). */
export const RESERVED: ReadonlySet<string> = new Set([
  'and',
  'or',
  'not',
  'in',
  'is',
  'missing',
  'if',
  'then',
  'else',
  'true',
  'false',
]);

/** What may begin an operand, as it is shown where something else stands (操作数). */
export const OPERAND = "1元 2025-01-01 'A01' name (";

const NAME = /[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*/y;
const NUMBER = /\d+(?:\.\d+)?/y;
const DAY = /\d{4}-\d{2}-\d{2}(?!\d)/y;
const SIGN = /<=|>=|!=|[-+*/()=<>{},]/y;
const SPACE = /\s+/y;

/** Cuts a text into words (分词). @throws expression/unreadable, expression/not-a-day with the place */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const space = matchAt(SPACE, text, at);
    if (space) {
      at += space.length;
      continue;
    }
    const token = tokenAt(text, at);
    tokens.push(token);
    at = token.end;
  }
  return [...tokens, { kind: 'end', text: '', at: text.length, end: text.length }];
}

function tokenAt(text: string, at: number): Token {
  const day = matchAt(DAY, text, at);
  if (day) {
    if (!isDay(day))
      throw expressionProblems.problem('not-a-day', ...placed({ text, at, end: at + day.length }, { day }));
    return { kind: 'day', text: day, at, end: at + day.length };
  }
  const number = matchAt(NUMBER, text, at);
  if (number) return numberAt(text, at, number);
  const name = matchAt(NAME, text, at);
  if (name) return { kind: RESERVED.has(name) ? 'word' : 'name', text: name, at, end: at + name.length };
  const sign = matchAt(SIGN, text, at);
  if (sign) return { kind: 'sign', text: sign, at, end: at + sign.length };
  if (text.charAt(at) === "'") return textAt(text, at);
  throw expressionProblems.problem('unreadable', ...placed({ text, at, end: at + 1 }, { expected: OPERAND }));
}

/** A number and the unit that touches it: `500元/天`. A slash before anything but a unit divides. */
function numberAt(text: string, at: number, digits: string): Token {
  let end = at + digits.length;
  let unit = '';
  for (;;) {
    const from = unit === '' ? end : text.charAt(end) === '/' ? end + 1 : -1;
    const name = from < 0 ? undefined : UNIT_NAMES.find((known) => text.startsWith(known, from));
    if (name === undefined) break;
    unit = unit === '' ? name : `${unit}/${name}`;
    end = from + name.length;
  }
  const rest = /^[\p{Script=Han}]+/u.exec(text.slice(end));
  if (rest)
    throw expressionProblems.problem(
      'unknown-unit',
      ...placed({ text, at: end, end: end + rest[0].length }, { unit: rest[0], known: UNIT_NAMES.join(' ') }),
    );
  return { kind: 'number', text: digits, unit, at, end };
}

/** Text between single quotes; a quote inside is written twice. */
function textAt(text: string, at: number): Token {
  let value = '';
  for (let next = at + 1; next < text.length; next += 1) {
    if (text.charAt(next) !== "'") value += text.charAt(next);
    else if (text.charAt(next + 1) === "'") {
      value += "'";
      next += 1;
    } else return { kind: 'text', text: value, at, end: next + 1 };
  }
  throw expressionProblems.problem(
    'unreadable',
    ...placed({ text, at, end: text.length }, { expected: "'" }),
  );
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
