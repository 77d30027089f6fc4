import type { Tx } from '@sanyi/records';
import type { Selectable } from 'kysely';
import type { Span } from '../engine/reading.ts';
import { type OrganisationEntry, organisationView } from './organisations.ts';
import type { CitationTable, DeadlineTable, ResponsibilityTable, TargetTable } from './paper-tables.ts';
import { planTables } from './tables.ts';

interface Placed {
  readonly span_start: number | null;
  readonly span_end: number | null;
}

export function spanOf(row: Placed): Span | null {
  return row.span_start === null || row.span_end === null ? null : [row.span_start, row.span_end];
}

function evidencePlace(
  row: Selectable<DeadlineTable> | Selectable<TargetTable> | Selectable<ResponsibilityTable>,
) {
  return {
    span: spanOf(row),
    quote: row.quote,
    confidence: row.confidence,
    reason: row.reason,
    origin: row.origin,
  };
}

export function responsibilityView(
  row: Selectable<ResponsibilityTable>,
  organisations: ReadonlyMap<string, OrganisationEntry>,
) {
  return {
    id: row.id,
    role: row.role,
    raw: row.raw,
    norm: row.norm,
    departmentId: row.department_id,
    organisation: organisationView(organisations.get(row.organisation_id ?? '')),
    inText: row.in_text,
    ...evidencePlace(row),
  };
}

export function deadlineView(row: Selectable<DeadlineTable>) {
  return {
    id: row.id,
    kind: row.kind,
    dueOn: row.due_on,
    fromOn: row.from_on,
    rule: row.rule,
    dueAlt: row.due_alt,
    what: row.what,
    ...evidencePlace(row),
  };
}

export function targetView(row: Selectable<TargetTable>) {
  return {
    id: row.id,
    taskId: row.task_id,
    source: row.source,
    indicator: row.indicator,
    comparator: row.comparator,
    value: row.value,
    value2: row.value2,
    unit: row.unit,
    population: row.population,
    dueOn: row.due_on,
    change: row.change,
    period: row.period,
    aspirational: row.aspirational,
    raw: row.raw,
    attribute: row.attribute,
    domain: row.domain,
    rowNumber: row.row_number,
    baseline:
      row.baseline_raw === null
        ? null
        : { on: row.baseline_on, value: row.baseline_value, raw: row.baseline_raw },
    ...evidencePlace(row),
  };
}

export function citationView(row: Selectable<CitationTable>) {
  return {
    id: row.id,
    taskId: row.task_id,
    title: row.title,
    docNumber: row.doc_number,
    issuer: row.issuer,
    relation: row.relation,
    span: spanOf(row),
    quote: row.quote,
    mentions: row.mentions,
  };
}

/** What hangs on tasks (任务附项), by task; rows taken away are left out. */
export interface TaskItems {
  readonly responsibilities: ReadonlyMap<string, Selectable<ResponsibilityTable>[]>;
  readonly deadlines: ReadonlyMap<string, Selectable<DeadlineTable>[]>;
  readonly targets: ReadonlyMap<string, Selectable<TargetTable>[]>;
  readonly citations: ReadonlyMap<string, Selectable<CitationTable>[]>;
}

export type TaskChoice = { readonly planIds: readonly string[] } | { readonly taskIds: readonly string[] };

/**
 * Reads the items of tasks in four queries, however many tasks there are. A merge brings items of the same place
 * together; those stand in the order of the paper.
 */
export async function loadTaskItems(tx: Tx, choice: TaskChoice): Promise<TaskItems> {
  const db = planTables(tx);
  const column = 'planIds' in choice ? 'plan_id' : 'task_id';
  const ids = 'planIds' in choice ? choice.planIds : choice.taskIds;
  if (ids.length === 0)
    return { responsibilities: new Map(), deadlines: new Map(), targets: new Map(), citations: new Map() };
  const responsibilities = await db
    .selectFrom('plan.responsibility')
    .selectAll()
    .where(column, 'in', ids)
    .where('removed_at', 'is', null)
    .orderBy('role', 'desc')
    .orderBy('seq')
    .orderBy('span_start')
    .orderBy('id')
    .execute();
  const deadlines = await db
    .selectFrom('plan.deadline')
    .selectAll()
    .where(column, 'in', ids)
    .where('removed_at', 'is', null)
    .orderBy('seq')
    .orderBy('span_start')
    .orderBy('id')
    .execute();
  const targets = await db
    .selectFrom('plan.target')
    .selectAll()
    .where(column, 'in', ids)
    .where('removed_at', 'is', null)
    .orderBy('seq')
    .orderBy('span_start')
    .orderBy('id')
    .execute();
  const citations = await db
    .selectFrom('plan.citation')
    .selectAll()
    .where(column, 'in', ids)
    .orderBy('seq')
    .orderBy('span_start')
    .orderBy('id')
    .execute();
  return {
    responsibilities: byTask(responsibilities),
    deadlines: byTask(deadlines),
    targets: byTask(targets),
    citations: byTask(citations),
  };
}

/** Rows by their task; those of the plan itself stand under the empty key. */
export function byTask<Row extends { readonly task_id: string | null }>(
  rows: readonly Row[],
): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = row.task_id ?? '';
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
