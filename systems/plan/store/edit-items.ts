import { isDeepStrictEqual } from 'node:util';
import { json, type Tx } from '@sanyi/records';
import type { Insertable } from 'kysely';
import { planProblems } from '../problems.ts';
import type { Actor } from './change.ts';
import { initialsOf } from './initials.ts';
import { type OrganisationEntry, organisationFor } from './organisations.ts';
import type { DeadlineTable, ResponsibilityTable, TargetTable } from './paper-tables.ts';
import { planTables, type TaskRow } from './tables.ts';
import { NO_CELL } from './target-rows.ts';

/** What a person sends of an item: its id when it exists. */
type Sent<Values> = Values & { readonly id?: string | undefined };

type ItemTable = 'plan.responsibility' | 'plan.deadline' | 'plan.target';

/** Refuses ids that are not of this task, before anything is written. @throws Problem `plan/unknown-item` */
async function currentItems(
  tx: Tx,
  table: ItemTable,
  task: TaskRow,
  sent: readonly { readonly id?: string | undefined }[],
) {
  const rows = await planTables(tx)
    .selectFrom(table)
    .selectAll()
    .where('task_id', '=', task.id)
    .where('removed_at', 'is', null)
    .orderBy('seq')
    .execute();
  const known = new Map<string, Record<string, unknown>>(rows.map((row) => [row.id, { ...row }]));
  const strange = sent.filter((item) => item.id !== undefined && !known.has(item.id)).length;
  if (strange > 0) throw planProblems.problem('unknown-item', { count: strange });
  return known;
}

async function removeOthers(
  tx: Tx,
  actor: Actor,
  table: ItemTable,
  known: Iterable<string>,
  kept: readonly (string | undefined)[],
) {
  const gone = [...known].filter((id) => !kept.includes(id));
  if (gone.length > 0)
    await planTables(tx).updateTable(table).set({ removed_at: actor.now }).where('id', 'in', gone).execute();
}

/** Whether any of the values differs from the stored row. */
function differs(
  row: Readonly<Record<string, unknown>> | undefined,
  values: Readonly<Record<string, unknown>>,
): boolean {
  return Object.entries(values).some(([key, value]) => !isDeepStrictEqual(row?.[key], value));
}

function blank(task: TaskRow) {
  return {
    scope_path: task.scope_path,
    plan_id: task.plan_id,
    task_id: task.id,
    span_start: null,
    span_end: null,
    quote: null,
    confidence: null,
    reason: null,
    origin: 'added' as const,
    original: json(null),
    removed_at: null,
  };
}

export type SentDepartment = Sent<{
  readonly role: 'lead' | 'coop';
  readonly raw: string;
  readonly departmentId: string | null;
  readonly organisationId: string | null;
}>;

/** Replaces the departments of a task; what the reader proposed stays in each row. */
export async function replaceDepartments(
  tx: Tx,
  actor: Actor,
  task: TaskRow,
  sent: readonly SentDepartment[],
  organisations: ReadonlyMap<string, OrganisationEntry>,
): Promise<void> {
  const known = await currentItems(tx, 'plan.responsibility', task, sent);
  const kept: (string | undefined)[] = [];
  for (const [seq, item] of sent.entries()) {
    if (item.organisationId !== null && !organisations.has(item.organisationId))
      throw planProblems.problem('unknown-organisation', { organisation: item.organisationId });
    const row = known.get(item.id ?? '');
    const sameName = row?.['raw'] === item.raw && row['department_id'] === item.departmentId;
    const level = sameName ? (row?.['level'] as string | null) : null;
    const norm = sameName ? (row?.['norm'] as string | null) : null;
    const organisationId =
      item.organisationId ??
      (row === undefined
        ? organisationFor(
            { raw: item.raw, norm, departmentId: item.departmentId, level },
            task.scope_path,
            organisations,
          )
        : null);
    const values = {
      role: item.role,
      raw: item.raw,
      department_id: item.departmentId,
      organisation_id: organisationId,
    };
    kept.push(item.id);
    if (item.id === undefined) {
      const fresh: Insertable<ResponsibilityTable> = { ...blank(task), ...values, seq, norm, level };
      await planTables(tx).insertInto('plan.responsibility').values(fresh).execute();
    } else if (differs(row, { ...values, seq })) {
      const changed =
        differs(row, values) && row?.['origin'] === 'read' ? { origin: 'changed' as const } : {};
      await planTables(tx)
        .updateTable('plan.responsibility')
        .set({ ...values, norm, level, seq, ...changed })
        .where('id', '=', item.id)
        .execute();
    }
  }
  await removeOthers(tx, actor, 'plan.responsibility', known.keys(), kept);
}

export type SentDeadline = Sent<{
  readonly kind: Insertable<DeadlineTable>['kind'];
  readonly dueOn: string | null;
  readonly fromOn: string | null;
  readonly rule: string | null;
  readonly what: string | null;
  readonly span: readonly [number, number] | null;
}>;

/** Replaces the deadlines of a task. `text` is the paper, from which quotations of new places come. */
export async function replaceDeadlines(
  tx: Tx,
  actor: Actor,
  task: TaskRow,
  sent: readonly SentDeadline[],
  text: string,
): Promise<void> {
  const known = await currentItems(tx, 'plan.deadline', task, sent);
  for (const [seq, item] of sent.entries()) {
    const row = known.get(item.id ?? '');
    const values = {
      kind: item.kind,
      due_on: item.dueOn,
      from_on: item.fromOn,
      rule: item.rule,
      what: item.what,
    };
    if (item.id === undefined) {
      const fresh: Insertable<DeadlineTable> = {
        ...blank(task),
        ...placeOf(item.span, text, task),
        ...values,
        due_alt: null,
        seq,
      };
      await planTables(tx).insertInto('plan.deadline').values(fresh).execute();
    } else if (differs(row, { ...values, seq })) {
      const changed =
        differs(row, values) && row?.['origin'] === 'read' ? { origin: 'changed' as const } : {};
      await planTables(tx)
        .updateTable('plan.deadline')
        .set({ ...values, seq, ...changed })
        .where('id', '=', item.id)
        .execute();
    }
  }
  await removeOthers(
    tx,
    actor,
    'plan.deadline',
    known.keys(),
    sent.map((item) => item.id),
  );
}

/** Place of a new item with its quotation. @throws Problem `plan/bad-span` when it lies outside the task. */
function placeOf(span: readonly [number, number] | null, text: string, task: TaskRow) {
  if (span === null) return {};
  const [from, to] = [task.span_start ?? 0, task.span_end ?? text.length];
  if (span[0] >= span[1] || span[0] < from || span[1] > to)
    throw planProblems.problem('bad-span', { start: span[0], end: span[1], from, to });
  return { span_start: span[0], span_end: span[1], quote: text.slice(span[0], span[1]) };
}

export type SentTarget = Sent<{
  readonly indicator: string;
  readonly comparator: Insertable<TargetTable>['comparator'];
  readonly value: string | null;
  readonly value2: string | null;
  readonly unit: string;
  readonly population: string | null;
  readonly dueOn: string | null;
  readonly change: 'increase' | 'decrease' | null;
  readonly period: string | null;
  readonly aspirational: boolean;
  readonly span: readonly [number, number] | null;
}>;

/** Replaces the targets of a task; a removed one keeps its id and can be restored. */
export async function replaceTargets(
  tx: Tx,
  actor: Actor,
  task: TaskRow,
  sent: readonly SentTarget[],
  text: string,
): Promise<void> {
  const known = await currentItems(tx, 'plan.target', task, sent);
  for (const [seq, item] of sent.entries()) {
    if (
      (item.comparator === 'range') !== (item.value2 !== null) ||
      (item.value2 !== null && item.value === null)
    )
      throw planProblems.problem('target-value', { indicator: item.indicator });
    if (item.value !== null && item.value2 !== null && Number(item.value) > Number(item.value2))
      throw planProblems.problem('target-value', { indicator: item.indicator });
    const row = known.get(item.id ?? '');
    const values = {
      indicator: item.indicator,
      comparator: item.comparator,
      value: item.value,
      value2: item.value2,
      unit: item.unit,
      population: item.population,
      due_on: item.dueOn,
      change: item.change,
      period: item.period,
      aspirational: item.aspirational,
    };
    const initials = initialsOf(item.indicator);
    if (item.id === undefined) {
      const fresh: Insertable<TargetTable> = {
        ...blank(task),
        ...placeOf(item.span, text, task),
        ...values,
        initials,
        source: 'added',
        seq,
        raw: null,
        ...NO_CELL,
      };
      await planTables(tx).insertInto('plan.target').values(fresh).execute();
    } else if (differs(row, { ...values, seq })) {
      const changed =
        differs(row, values) && row?.['origin'] === 'read' ? { origin: 'changed' as const } : {};
      await planTables(tx)
        .updateTable('plan.target')
        .set({ ...values, initials, seq, ...changed })
        .where('id', '=', item.id)
        .execute();
    }
  }
  await removeOthers(
    tx,
    actor,
    'plan.target',
    known.keys(),
    sent.map((item) => item.id),
  );
}
