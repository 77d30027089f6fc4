import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { sqlState } from './connection.ts';
import { platformMigrations } from './migrations.ts';
import { reasonOf } from './postgres-engine.ts';
import { recordsProblems } from './problems.ts';
import type { PlatformTables } from './tables.ts';

/** One numbered step of a system's schema (迁移), forward only; the text is imported with `?raw`. */
export interface RecordsMigration {
  /** System id, which is also the SQL schema, made before its first step; `-` becomes `_` there. */
  readonly system: string;
  /** `0001_name`; numbers ascend without repeats inside a system. */
  readonly id: string;
  readonly sql: string;
}

export interface AppliedMigration {
  readonly system: string;
  readonly id: string;
  readonly checksum: string;
  readonly appliedAt: string;
  /** Whether this very call applied it. */
  readonly fresh: boolean;
}

/** sha256 of a migration's text; line ends do not count, as git may change them. */
export function migrationChecksum(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
}

/**
 * Brings the schema up to the list (执行迁移): the platform's own steps first, then the list in its order; each step in
 * one transaction under one lock, so that two servers starting together apply it once.
 *
 * A system that is not in the list is left alone. Rows: every listed migration, in order.
 *
 * @throws Problem `records/migration-changed`, `records/migration-missing`, `records/migration-failed`,
 *   `records/viewer-role-missing`; Error when the list itself is unsound.
 */
export async function runMigrations(
  database: Kysely<PlatformTables>,
  list: readonly RecordsMigration[],
  user: string,
): Promise<AppliedMigration[]> {
  const whole = [...platformMigrations, ...list.filter((item) => item.system !== 'platform')];
  checkList(whole);
  await database.transaction().execute(async (tx) => {
    await lock(tx);
    await sql
      .raw(
        `create schema if not exists platform;
         create table if not exists platform.migration (
           system text not null, id text not null, checksum text not null,
           applied_at timestamptz not null default clock_timestamp(), primary key (system, id))`,
      )
      .execute(tx);
  });
  const done: AppliedMigration[] = [];
  for (const migration of whole) {
    try {
      done.push(await database.transaction().execute((tx) => applyOne(tx, migration, whole)));
    } catch (error) {
      throw problemOf(migration, error, user);
    }
  }
  return done;
}

async function applyOne(
  tx: Kysely<PlatformTables>,
  migration: RecordsMigration,
  whole: readonly RecordsMigration[],
): Promise<AppliedMigration> {
  await lock(tx);
  const { system, id } = migration;
  const applied = await tx
    .selectFrom('platform.migration')
    .selectAll()
    .where('system', '=', system)
    .orderBy('id')
    .execute();
  const listed = whole.filter((item) => item.system === system);
  for (const [place, row] of applied.entries()) {
    const expected = listed[place]?.id ?? '—';
    if (row.id !== expected)
      throw recordsProblems.problem('migration-missing', { system, applied: row.id, expected });
  }
  const checksum = migrationChecksum(migration.sql);
  const found = applied.find((row) => row.id === id);
  if (found) {
    if (found.checksum !== checksum)
      throw recordsProblems.problem('migration-changed', { system, id, appliedAt: found.applied_at });
    return { system, id, checksum, appliedAt: found.applied_at, fresh: false };
  }
  await sql`create schema if not exists ${sql.id(system.replaceAll('-', '_'))}`.execute(tx);
  await sql.raw(migration.sql).execute(tx);
  const row = await tx
    .insertInto('platform.migration')
    .values({ system, id, checksum })
    .returning('applied_at')
    .executeTakeFirstOrThrow();
  return { system, id, checksum, appliedAt: row.applied_at, fresh: true };
}

/** Held to the end of the transaction. The pair of numbers names migrations; (7305411, 1) names the audit chain. */
async function lock(tx: Kysely<PlatformTables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(7305411, 2)`.execute(tx);
}

function problemOf(migration: RecordsMigration, error: unknown, user: string): unknown {
  if (error instanceof Error && error.name === 'Problem') return error;
  const { system, id } = migration;
  const reason = reasonOf(error);
  if (system === 'platform' && sqlState(error) === '42501') {
    return recordsProblems.problem('viewer-role-missing', { user, reason }, { cause: error });
  }
  return recordsProblems.problem('migration-failed', { system, id, reason }, { cause: error });
}

function checkList(list: readonly RecordsMigration[]): void {
  const last = new Map<string, string>();
  for (const { system, id } of list) {
    if (!/^\d{4}_[a-z0-9_]+$/.test(id)) throw new Error(`migration ${system}/${id}: name it 0001_name`);
    const before = last.get(system);
    if (before !== undefined && before.slice(0, 4) >= id.slice(0, 4))
      throw new Error(`migration ${system}/${id} must come before ${before}`);
    last.set(system, id);
  }
}
