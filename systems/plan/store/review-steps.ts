import { json, type Tx } from '@sanyi/records';
import { sql } from 'kysely';
import type { Action } from '../text/history.ts';
import type { Actor } from './change.ts';
import { planTables } from './tables.ts';

/** Tables whose rows belong to a task and come back with it. */
export const ITEM_TABLES = ['plan.responsibility', 'plan.deadline', 'plan.target', 'plan.citation'] as const;

type Row = Readonly<Record<string, unknown>> & { readonly id: string };

/** An alias that a step taught, with the lesson it replaced. */
export interface AliasBefore {
  readonly alias: string;
  readonly row: Row | null;
}

/** What a step found (变更前的行), as the database writes rows. */
export interface BeforeStep {
  readonly tasks: readonly Row[];
  readonly items: Readonly<Record<(typeof ITEM_TABLES)[number], readonly Row[]>>;
  readonly aliases: readonly AliasBefore[];
}

/** A reviewed change while it happens (一步核对): it must be told of everything it is about to touch. */
export interface ReviewStep {
  /** Keeps a task and what hangs on it; to be called before its first change, its claim included. */
  touchTask(taskId: string): Promise<void>;
  /** Keeps what a printed name meant so far. */
  touchAlias(alias: string): Promise<void>;
  /** Names a task that this change makes. */
  make(taskId: string): void;
  /** Stores the step and lets its tasks point to it. */
  end(): Promise<void>;
}

export function beginStep(
  tx: Tx,
  actor: Actor,
  about: { readonly planId: string; readonly scopePath: string; readonly action: Action },
): ReviewStep {
  const db = planTables(tx);
  const tasks = new Map<string, Row>();
  const aliases = new Map<string, AliasBefore>();
  const items: Record<(typeof ITEM_TABLES)[number], Row[]> = {
    'plan.responsibility': [],
    'plan.deadline': [],
    'plan.target': [],
    'plan.citation': [],
  };
  const made: string[] = [];
  return {
    async touchTask(taskId) {
      if (tasks.has(taskId)) return;
      const { rows } = await sql<{ row: Row }>`
        select to_jsonb(t) as row from plan.task t where t.id = ${taskId}`.execute(tx);
      for (const { row } of rows) tasks.set(row.id, row);
      for (const table of ITEM_TABLES) {
        const found = await sql<{ row: Row }>`
          select to_jsonb(t) as row from ${sql.table(table)} t where t.task_id = ${taskId}`.execute(tx);
        items[table].push(...found.rows.map(({ row }) => row));
      }
    },
    async touchAlias(alias) {
      if (aliases.has(alias)) return;
      const { rows } = await sql<{ row: Row }>`select to_jsonb(a) as row from plan.taught_alias a
        where a.scope_path = ${about.scopePath} and a.alias = ${alias}`.execute(tx);
      aliases.set(alias, { alias, row: rows[0]?.row ?? null });
    },
    make: (taskId) => made.push(taskId),
    async end() {
      const before: BeforeStep = { tasks: [...tasks.values()], items, aliases: [...aliases.values()] };
      const step = await db
        .insertInto('plan.review_step')
        .values({
          scope_path: about.scopePath,
          plan_id: about.planId,
          account_id: actor.viewer.accountId,
          action: about.action,
          before: json(before),
          created: made,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      await db
        .updateTable('plan.task')
        .set({ step_id: step.id })
        .where('id', 'in', [...tasks.keys(), ...made])
        .execute();
    },
  };
}
