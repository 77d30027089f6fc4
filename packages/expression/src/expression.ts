import type { LocalText } from '@sanyi/kernel';
import { checkExpression, type Names } from './check.ts';
import type { Checked } from './checked.ts';
import { evaluate, type Reading, type Value } from './evaluate.ts';
import { divideExact, type Exact } from './exact.ts';
import { parseExpression } from './parse.ts';
import { expressionProblems, placed } from './problems.ts';
import { sentenceOf } from './sentence.ts';
import { expressionSql } from './sql.ts';
import type { ExpressionSql, SqlOptions } from './sql-form.ts';
import { MOST_DIGITS } from './sql-numbers.ts';
import { typeWords, type ValueType, type Vocabulary } from './type.ts';
import { dimensionWords, sameDimension, unitOf } from './unit.ts';

/** Characters of SQL that the engine still reads in a moment; a definition that a person can follow has a fiftieth. */
const LONGEST = 30_000;

/** A definition that was read and checked (表达式): one grammar, three back ends. */
export interface Expression {
  readonly text: string;
  readonly type: ValueType;
  readonly checked: Checked;
  /** Declared names it uses, definitions written out, each once and in order. */
  readonly names: readonly string[];
  /** The in-process function (进程内函数). Numbers come in the bases of their unit. */
  evaluate(read: Reading): Value;
  /** The facts SQL (事实库 SQL). */
  sql(options: SqlOptions): ExpressionSql;
  /** The sentence (语句) in both languages. */
  readonly sentence: LocalText;
}

/**
 * Reads and checks an expression over a vocabulary (编译表达式).
 *
 * @throws expression/unreadable, expression/not-a-day, expression/unknown-unit, expression/unknown-name,
 *   expression/unknown-function, expression/wrong-unit, expression/wrong-kind, expression/too-large,
 *   expression/too-long
 */
export function compileExpression(text: string, vocabulary: Vocabulary): Expression {
  return expressionOf(text, {
    find: (name) => {
      const declaration = vocabulary.get(name);
      return declaration ? { declaration } : null;
    },
    all: () => vocabulary.keys(),
  });
}

/** Reads and checks an expression whose names are looked up by the caller. */
export function expressionOf(text: string, names: Names): Expression {
  const checked = checkExpression(text, parseExpression(text), names);
  const sql = (options: SqlOptions) =>
    expressionSql(checked, options, ({ at, end }, digits) => {
      throw expressionProblems.problem(
        'too-large',
        ...placed({ text, at, end }, { digits, most: MOST_DIGITS }),
      );
    });
  // What cannot be written exactly is refused when it is defined, not when it is asked.
  const { value, denominator } = sql({ column: (name) => name, prefix: 'p' });
  const length = value.length + (denominator?.length ?? 0);
  if (length > LONGEST)
    throw expressionProblems.problem(
      'too-long',
      ...placed({ text, at: 0, end: text.length }, { length, most: LONGEST }),
    );
  return {
    text,
    type: checked.type,
    checked,
    names: [...new Set(namesIn(checked))],
    evaluate: (read) => evaluate(checked, read),
    sql,
    sentence: sentenceOf(checked),
  };
}

/**
 * Requires a number of a unit (核对结果单位).
 *
 * @throws expression/wrong-result, expression/unknown-unit
 */
export function mustBeIn(expression: Expression, unit: string): void {
  const wanted = unitOf(unit);
  const whole = { text: expression.text, at: 0, end: expression.text.length };
  if (!wanted) throw expressionProblems.problem('unknown-unit', ...placed(whole, { unit, known: '' }));
  const { type } = expression;
  if (type.kind === 'number' && sameDimension(type.dimension, wanted.dimension)) return;
  const left = type.kind === 'number' ? dimensionWords(type.dimension) : typeWords(type);
  throw expressionProblems.problem(
    'wrong-result',
    ...placed(whole, { left, right: dimensionWords(wanted.dimension) }),
  );
}

/**
 * Requires true or false (核对为条件).
 *
 * @throws expression/wrong-result
 */
export function mustBeTruth(expression: Expression): void {
  if (expression.type.kind === 'truth') return;
  const whole = { text: expression.text, at: 0, end: expression.text.length };
  throw expressionProblems.problem(
    'wrong-result',
    ...placed(whole, {
      left: typeWords(expression.type),
      right: typeWords({ kind: 'truth' }),
    }),
  );
}

/** A number of the bases in a unit (换算单位): 150 fen are 1.5 元. @throws Error when the unit is unknown */
export function inUnit(value: Exact, unit: string): Exact {
  const known = unitOf(unit);
  const answer = known && divideExact(value, known.scale);
  if (!answer) throw new Error(`no unit ${unit}`);
  return answer;
}

function namesIn(checked: Checked): string[] {
  switch (checked.kind) {
    case 'constant':
    case 'truth':
      return [];
    case 'name':
      return [checked.declaration.name];
    case 'definition':
    case 'negative':
    case 'not':
    case 'is-missing':
      return namesIn(checked.of);
    case 'in':
      return namesIn(checked.item);
    case 'if':
      return [checked.test, checked.yes, checked.no].flatMap(namesIn);
    case 'call':
      return checked.arguments.flatMap(namesIn);
    case 'arithmetic':
    case 'comparison':
    case 'and':
    case 'or':
      return [checked.left, checked.right].flatMap(namesIn);
  }
}
