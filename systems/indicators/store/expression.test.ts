import { compileExpression, type Exact, exactOf, type Value } from '@sanyi/expression';
import { anyExpression, anyRow, type TestRow, testNames } from '@sanyi/expression/testing';
import type { Facts } from '@sanyi/facts';
import { testFacts } from '@sanyi/facts/testing';
import { Problem } from '@sanyi/kernel';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

const TABLE = `CREATE TABLE IF NOT EXISTS {db}.expression_row (
  id UInt32, cost Int64, extra Nullable(Decimal(18, 2)), visits UInt32, asked Nullable(Int64), weight Nullable(Decimal(18, 4)),
  began Date32, ended Nullable(Date32), kind LowCardinality(String), disease LowCardinality(Nullable(String)),
  valid UInt8, urgent Nullable(UInt8)
) ENGINE = {engine:MergeTree} ORDER BY id`;

/** The same rows for every expression, so that one statement answers for all of them. */
const rows = fc
  .sample(fc.noShrink(anyRow()), { numRuns: 200, seed: 7 })
  .map((row) => ({ ...row, visits: row.visits.replace('-', '') }));

/** The value of a name in a row, as the function reads it. */
function reading(row: TestRow) {
  return (name: string): Value => {
    const value = row[name as keyof TestRow];
    return testNames.get(name)?.type.kind === 'number' && typeof value === 'string' ? exactOf(value) : value;
  };
}

interface Found {
  readonly id: number;
  /** Whole numbers of 64 bits and more are bigint, truth is 0 or 1. */
  readonly value: bigint | number | null;
  readonly denominator: bigint | number;
}

function same(value: Value, found: Found): boolean {
  if (value === null || found.value === null) return value === found.value;
  if (typeof value === 'boolean') return value === (Number(found.value) === 1);
  const { numerator, denominator } = value as Exact;
  return numerator * BigInt(found.denominator) === BigInt(found.value) * denominator;
}

describe('facts SQL and function of an expression', () => {
  let facts: Facts;
  beforeAll(async () => {
    facts = await testFacts('indicator_expression');
    await facts.command(TABLE);
    const yes = (value: boolean | null) => (value === null ? null : Number(value));
    await facts.load({
      table: 'expression_row',
      mode: 'append',
      token: 'rows',
      source: {
        rows: rows.map((row, id) => ({ ...row, id, valid: yes(row.valid), urgent: yes(row.urgent) })),
      },
    });
  });

  it('agree on random expressions and rows, missing values among them', async () => {
    let compared = 0;
    let missing = 0;
    await fc.assert(
      fc.asyncProperty(anyExpression(), async (text) => {
        let expression;
        try {
          expression = compileExpression(text, testNames);
        } catch (error) {
          if (error instanceof Problem && error.code.startsWith('expression/too-')) return;
          throw error;
        }
        const { value, denominator, parameters } = expression.sql({ column: (name) => name, prefix: 'e' });
        const found = await facts.query<Found>(
          `SELECT id, ${value} AS value, ${denominator ?? '1'} AS denominator FROM {db}.expression_row ORDER BY id`,
          parameters,
        );
        expect(found).toHaveLength(rows.length);
        for (const [id, row] of rows.entries()) {
          const own = expression.evaluate(reading(row));
          const theirs = found[id];
          if (!theirs || !same(own, theirs)) expect([text, row, theirs]).toEqual([text, row, own]);
          compared += 1;
          if (own === null) missing += 1;
        }
      }),
      { numRuns: 120, endOnFailure: true },
    );
    expect(compared).toBeGreaterThan(8_000);
    expect(missing).toBeGreaterThan(compared / 20);
  });
});
