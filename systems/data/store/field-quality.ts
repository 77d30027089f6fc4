import type { RegionFacts } from '@sanyi/region';
import type { FormatId } from '../engine/contract.ts';
import { cached } from './cached.ts';
import { groupBy, type ScoreChoice } from './scores.ts';

export interface FieldQuality {
  readonly format: FormatId;
  readonly field: string;
  readonly rows: bigint;
  readonly filled: bigint;
  readonly valid: bigint;
  readonly otherCodes: bigint;
  readonly issues: readonly {
    readonly code: string;
    readonly field: string;
    readonly severity: 'reject' | 'warn';
    readonly rows: bigint;
  }[];
  readonly trend: readonly { readonly month: string; readonly rows: bigint; readonly valid: bigint }[];
}

/** How well each field is filled (字段质量), the worst first: fields with the most missing or unreadable values. */
export function fieldQuality(region: RegionFacts, choice: ScoreChoice): Promise<FieldQuality[]> {
  return cached(region, `fields:${JSON.stringify(choice)}`, () => readFields(region, choice));
}

async function readFields(region: RegionFacts, choice: ScoreChoice): Promise<FieldQuality[]> {
  const parts = ['1'];
  const parameters: Record<string, string> = {};
  if (choice.institution) parts.push('institution_code = {institution:String}');
  if (choice.institution) parameters['institution'] = choice.institution;
  if (choice.format) parts.push('table_code = {format:String}');
  if (choice.format) parameters['format'] = choice.format;
  if (choice.from) parts.push('month >= {from:Date}');
  if (choice.from) parameters['from'] = choice.from;
  if (choice.to) parts.push('month <= {to:Date}');
  if (choice.to) parameters['to'] = choice.to;
  const where = parts.join(' AND ');
  const rows = await region.query<{
    format: FormatId;
    field: string;
    month: string;
    rows: bigint;
    filled: bigint;
    valid: bigint;
    other: bigint;
  }>(
    `SELECT toString(table_code) AS format, toString(field) AS field, toString(month) AS month, sum(toUInt64(rows)) AS rows,
       sum(toUInt64(filled)) AS filled, sum(toUInt64(valid)) AS valid, sum(toUInt64(other_codes)) AS other
     FROM (SELECT table_code, field, month, rows, filled, valid, other_codes FROM {rows:field_profile} WHERE ${where})
     GROUP BY format, field, month ORDER BY format, field, month`,
    parameters,
  );
  const issues = await region.query<{
    format: string;
    field: string;
    code: string;
    severity: 'reject' | 'warn';
    rows: bigint;
  }>(
    `SELECT toString(table_code) AS format, toString(field) AS field, toString(issue_code) AS code,
       toString(severity_code) AS severity, count() AS rows
     FROM (SELECT * FROM {rows:row_issue} WHERE ${where}) GROUP BY format, field, code, severity ORDER BY rows DESC, code`,
    parameters,
  );
  const fields = [...groupBy(rows, (row) => `${row.format}\t${row.field}`).values()].map(
    (own): FieldQuality => {
      const sum = (of: (row: (typeof rows)[number]) => bigint) =>
        own.reduce((total, row) => total + of(row), 0n);
      const { format = 'mapped', field = '' } = own[0] ?? {};
      return {
        format,
        field,
        rows: sum((row) => row.rows),
        filled: sum((row) => row.filled),
        valid: sum((row) => row.valid),
        otherCodes: sum((row) => row.other),
        issues: issues.filter((issue) => issue.format === format && issue.field === field),
        trend: own.filter((row) => row.month > '1970-01-01').slice(-24),
      };
    },
  );
  const missing = (field: FieldQuality) => Number(field.rows - field.valid) / Number(field.rows || 1n);
  return fields.toSorted((a, b) => missing(b) - missing(a));
}
