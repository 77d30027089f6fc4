import { compileExpression, mustBeIn, mustBeTruth } from '@sanyi/expression';
import { columnsOf } from './columns.ts';
import type { Measure } from './measure.ts';

/** A value for a `{name:Type}` place of a statement. */
export type StatementValue = string | readonly string[];

/** The columns by which a measure is taken from its rows (度量列): its amount in parts of `below`, and rows that lack a value. */
export function measureColumns(measure: Measure, prefix: string, parameters: Record<string, StatementValue>) {
  const tests = [
    ...(measure.where === null ? [] : [condition(measure.table, measure.where, `${prefix}w`, parameters)]),
    ...(measure.at === null
      ? []
      : [
          `${measure.institution} GLOBAL IN (SELECT institution_code FROM {rows:institution} WHERE ${condition('institution', measure.at, `${prefix}i`, parameters)})`,
        ]),
  ];
  // A test that cannot be decided does not count.
  const test = tests.length === 0 ? '1' : `ifNull(${tests.join(' AND ')}, 0)`;
  if (measure.aggregate === 'count') return { sql: { amount: `countIf(${test})`, lacking: '0' }, below: 1n };
  if (measure.aggregate === 'distinct')
    return { sql: { amount: `uniqExactIf(${measure.value}, ${test})`, lacking: '0' }, below: 1n };
  const expression = compileExpression(measure.value ?? '', columnsOf(measure.table));
  mustBeIn(expression, measure.unit);
  const {
    value,
    denominator,
    parameters: own,
  } = expression.sql({ column: (name) => name, prefix: `${prefix}v` });
  const place = /^\{(\w+):Int\d+\}$/.exec(denominator ?? '')?.[1];
  const below = place === undefined ? undefined : own[place];
  if (typeof below !== 'string') throw new Error(`${measure.code} adds up a quotient`);
  for (const [name, given] of Object.entries(own)) if (value.includes(`{${name}:`)) parameters[name] = given;
  return {
    sql: { amount: `sumIf(ifNull(${value}, 0), ${test})`, lacking: `countIf(${test} AND isNull(${value}))` },
    below: BigInt(below),
  };
}

/** An expression over the columns of a table as a condition (条件), its constants among the parameters. */
export function condition(
  table: Measure['table'],
  text: string,
  prefix: string,
  parameters: Record<string, StatementValue>,
): string {
  const expression = compileExpression(text, columnsOf(table));
  mustBeTruth(expression);
  const { value, parameters: own } = expression.sql({ column: (name) => name, prefix });
  Object.assign(parameters, own);
  return value;
}
