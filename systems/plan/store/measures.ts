import type { Tx } from '@sanyi/records';
import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { authoredBy, authoredView, found, refuseOthers } from './authored.ts';
import { type Actor, recordChange } from './change.ts';
import { loadOrganisations, type OrganisationEntry } from './organisations.ts';
import { planTables } from './tables.ts';
import { openTask, refuseStrangers, versionConflict } from './task-lock.ts';
import type { MeasureTable, MilestoneTable } from './work-tables.ts';

type MeasureRow = Selectable<MeasureTable>;
type MilestoneRow = Selectable<MilestoneTable>;

export function measureView(row: MeasureRow, organisations: ReadonlyMap<string, OrganisationEntry>) {
  return {
    id: row.id,
    taskId: row.task_id,
    text: row.body,
    responsiblePerson: row.responsible_person,
    dueOn: row.due_on,
    doneOn: row.done_on,
    ...authoredView(row, organisations),
  };
}

export function milestoneView(
  row: MilestoneRow,
  organisations: ReadonlyMap<string, OrganisationEntry>,
  today: string,
) {
  return {
    id: row.id,
    taskId: row.task_id,
    title: row.title,
    dueOn: row.due_on,
    doneOn: row.done_on,
    note: row.note,
    overdue: row.done_on === null && row.due_on < today,
    ...authoredView(row, organisations),
  };
}

async function own(
  tx: Tx,
  actor: Actor,
  row: { readonly task_id: string; readonly organisation_id: string; readonly account_name: string },
) {
  refuseStrangers(actor, await openTask(tx, actor, row.task_id));
  refuseOthers(actor, row);
}

const touched = { version: sql<number>`version + 1`, updated_at: sql<string>`platform.now()` };

/** Adds a measure (具体举措). */
export async function addMeasure(
  tx: Tx,
  actor: Actor,
  taskId: string,
  given: { readonly text: string; readonly responsiblePerson: string | null; readonly dueOn: string | null },
) {
  const opened = await openTask(tx, actor, taskId);
  refuseStrangers(actor, opened);
  const row = await planTables(tx)
    .insertInto('plan.measure')
    .values({
      ...authoredBy(actor, opened.task),
      body: given.text,
      responsible_person: given.responsiblePerson,
      due_on: given.dueOn,
      done_on: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await recordChange(tx, actor, {
    action: 'measure-added',
    planId: row.plan_id,
    taskId,
    scopePath: row.scope_path,
    before: {},
    after: { measure: row.body, dueOn: row.due_on },
  });
  return measureView(row, await loadOrganisations(tx));
}

/** Changes a measure. @throws Problem `plan/version-conflict`, `plan/not-your-entry` */
export async function changeMeasure(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  change: {
    readonly text?: string | undefined;
    readonly responsiblePerson?: string | null | undefined;
    readonly dueOn?: string | null | undefined;
    readonly doneOn?: string | null | undefined;
  },
) {
  const db = planTables(tx);
  const row = found(await db.selectFrom('plan.measure').selectAll().where('id', '=', id).executeTakeFirst());
  await own(tx, actor, row);
  const organisations = await loadOrganisations(tx);
  const next = await db
    .updateTable('plan.measure')
    .set({
      ...(change.text === undefined ? {} : { body: change.text }),
      ...(change.responsiblePerson === undefined ? {} : { responsible_person: change.responsiblePerson }),
      ...(change.dueOn === undefined ? {} : { due_on: change.dueOn }),
      ...(change.doneOn === undefined ? {} : { done_on: change.doneOn }),
      ...touched,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
  if (!next) throw versionConflict(measureView(row, organisations), version, change);
  await recordChange(tx, actor, {
    action: 'measure-changed',
    planId: row.plan_id,
    taskId: row.task_id,
    scopePath: row.scope_path,
    before: {
      measure: row.body,
      responsiblePerson: row.responsible_person,
      dueOn: row.due_on,
      doneOn: row.done_on,
    },
    after: {
      measure: next.body,
      responsiblePerson: next.responsible_person,
      dueOn: next.due_on,
      doneOn: next.done_on,
    },
  });
  return measureView(next, organisations);
}

export async function removeMeasure(tx: Tx, actor: Actor, id: string, version: number): Promise<void> {
  const db = planTables(tx);
  const row = found(await db.selectFrom('plan.measure').selectAll().where('id', '=', id).executeTakeFirst());
  await own(tx, actor, row);
  if (row.version !== version)
    throw versionConflict(measureView(row, await loadOrganisations(tx)), version, null);
  await db.deleteFrom('plan.measure').where('id', '=', id).execute();
  await recordChange(tx, actor, {
    action: 'measure-removed',
    planId: row.plan_id,
    taskId: row.task_id,
    scopePath: row.scope_path,
    before: { measure: row.body, dueOn: row.due_on, doneOn: row.done_on },
    after: {},
  });
}

/** Adds a milestone (里程碑). */
export async function addMilestone(
  tx: Tx,
  actor: Actor,
  taskId: string,
  given: { readonly title: string; readonly dueOn: string; readonly note: string | null },
) {
  const opened = await openTask(tx, actor, taskId);
  refuseStrangers(actor, opened);
  const row = await planTables(tx)
    .insertInto('plan.milestone')
    .values({
      ...authoredBy(actor, opened.task),
      title: given.title,
      due_on: given.dueOn,
      done_on: null,
      note: given.note,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await recordChange(tx, actor, {
    action: 'milestone-added',
    planId: row.plan_id,
    taskId,
    scopePath: row.scope_path,
    before: {},
    after: { milestone: row.title, dueOn: row.due_on },
  });
  return milestoneView(row, await loadOrganisations(tx), actor.today);
}

export async function changeMilestone(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  change: {
    readonly title?: string | undefined;
    readonly dueOn?: string | undefined;
    readonly doneOn?: string | null | undefined;
    readonly note?: string | null | undefined;
  },
) {
  const db = planTables(tx);
  const row = found(
    await db.selectFrom('plan.milestone').selectAll().where('id', '=', id).executeTakeFirst(),
  );
  await own(tx, actor, row);
  const organisations = await loadOrganisations(tx);
  const next = await db
    .updateTable('plan.milestone')
    .set({
      ...(change.title === undefined ? {} : { title: change.title }),
      ...(change.dueOn === undefined ? {} : { due_on: change.dueOn }),
      ...(change.doneOn === undefined ? {} : { done_on: change.doneOn }),
      ...(change.note === undefined ? {} : { note: change.note }),
      ...touched,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
  if (!next) throw versionConflict(milestoneView(row, organisations, actor.today), version, change);
  await recordChange(tx, actor, {
    action: 'milestone-changed',
    planId: row.plan_id,
    taskId: row.task_id,
    scopePath: row.scope_path,
    before: { milestone: row.title, dueOn: row.due_on, doneOn: row.done_on, note: row.note },
    after: { milestone: next.title, dueOn: next.due_on, doneOn: next.done_on, note: next.note },
  });
  return milestoneView(next, organisations, actor.today);
}

export async function removeMilestone(tx: Tx, actor: Actor, id: string, version: number): Promise<void> {
  const db = planTables(tx);
  const row = found(
    await db.selectFrom('plan.milestone').selectAll().where('id', '=', id).executeTakeFirst(),
  );
  await own(tx, actor, row);
  if (row.version !== version)
    throw versionConflict(milestoneView(row, await loadOrganisations(tx), actor.today), version, null);
  await db.deleteFrom('plan.milestone').where('id', '=', id).execute();
  await recordChange(tx, actor, {
    action: 'milestone-removed',
    planId: row.plan_id,
    taskId: row.task_id,
    scopePath: row.scope_path,
    before: { milestone: row.title, dueOn: row.due_on, doneOn: row.done_on },
    after: {},
  });
}
