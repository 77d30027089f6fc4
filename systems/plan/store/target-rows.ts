import { json } from '@sanyi/records';
import type { Insertable } from 'kysely';
import { decimalText } from '../engine/ledger/decimal-text.ts';
import type { Evidence, PlanReading, Target } from '../engine/reading.ts';
import { initialsOf } from './initials.ts';
import type { TargetTable } from './paper-tables.ts';

/** Whose rows they are. */
export interface Origin {
  readonly scopePath: string;
  readonly planId: string;
}

/** Where something stands in the paper (出处列), as columns. */
export function place(item: Evidence) {
  return {
    span_start: item.span[0],
    span_end: item.span[1],
    quote: item.quote,
    confidence: item.confidence,
    reason: item.reason,
  };
}

/** What only a target of an indicator table has. */
export const NO_CELL = {
  attribute: null,
  domain: null,
  row_number: null,
  baseline_on: null,
  baseline_value: null,
  baseline_raw: null,
} as const;

/** A target of a sentence as a row (目标行). */
export function targetRow(
  target: Target,
  source: 'task' | 'document',
  taskId: string | null,
  seq: number,
  origin: Origin,
): Insertable<TargetTable> {
  const values = {
    indicator: target.indicator || target.quote,
    comparator: target.comparator,
    value: decimalText(target.value),
    value2: target.value2 === null ? null : decimalText(target.value2),
    unit: target.unit,
    population: target.population,
    due_on: target.due,
    change: target.change,
    period: target.period,
    aspirational: target.aspirational,
  };
  return {
    scope_path: origin.scopePath,
    plan_id: origin.planId,
    task_id: taskId,
    source,
    seq,
    ...place(target),
    ...values,
    initials: initialsOf(values.indicator),
    // A number too long to be held keeps the words of the paper.
    raw: values.value === null ? target.quote : null,
    ...NO_CELL,
    origin: 'read',
    original: json(values),
    removed_at: null,
  };
}

/** Targets outside tasks: the general goals, and each dated cell of the indicator table. */
export function planTargets(reading: PlanReading, origin: Origin): Insertable<TargetTable>[] {
  const goals = reading.docTargets.map((target, seq) => targetRow(target, 'document', null, seq, origin));
  const cells = reading.indicatorTable.flatMap((row) =>
    row.targets.map((cell): Insertable<TargetTable> => {
      const values = {
        indicator: row.name,
        comparator: cell.comparator,
        value: cell.value === null ? null : decimalText(cell.value),
        value2: cell.value2 === null ? null : decimalText(cell.value2),
        unit: row.unit,
        population: row.population,
        due_on: cell.date,
        change: cell.change,
        period: null,
        aspirational: false,
      };
      return {
        scope_path: origin.scopePath,
        plan_id: origin.planId,
        task_id: null,
        source: 'table',
        seq: 0,
        ...place(cell),
        ...values,
        initials: initialsOf(row.name),
        raw: cell.raw,
        attribute: row.attribute,
        domain: row.domain,
        row_number: row.no,
        baseline_on: row.baseline?.date ?? null,
        baseline_value: row.baseline?.value == null ? null : decimalText(row.baseline.value),
        baseline_raw: row.baseline?.raw ?? null,
        origin: 'read',
        original: json(values),
        removed_at: null,
      };
    }),
  );
  return [...goals, ...cells.map((cell, at) => ({ ...cell, seq: goals.length + at }))];
}
