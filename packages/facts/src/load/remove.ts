import type { Engine } from '../engine.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { localName } from '../macros.ts';
import { asProblem, factsProblems } from '../problems.ts';
import { identifier } from '../sql.ts';
import type { FactsStore } from '../store.ts';

/** Rows that are to go (移除): those whose number is one of these. */
export interface Removal {
  readonly table: string;
  /** A whole-number column. */
  readonly column: string;
  readonly values: readonly number[];
  readonly signal?: AbortSignal;
}

interface Place {
  readonly engine: Engine;
  readonly store: FactsStore;
}

/** Numbers named in one statement. */
const NUMBERS = 1_000;
/** Marks of what is gone are small, but a disk without any room would hold the engine up for ever. */
const SPACE_RESERVE = 64 * 1024 * 1024;

/**
 * Removes rows by number (按编号移除) and says how many. They are marked as gone at once and leave the disk as the engine joins
 * its parts: this is not the delete that rewrites parts and hangs on a full disk. Only for rows that nobody counts, since a
 * reader at work may see a part of them.
 *
 * @throws facts/bad-parameter, facts/disk-full
 */
export async function removeRows(removal: Removal, place: Place): Promise<bigint> {
  const { table, column, signal } = removal;
  const values = [...new Set(removal.values)];
  const wrong = values.find((value) => !Number.isSafeInteger(value) || value < 0);
  if (wrong !== undefined)
    throw factsProblems.problem('bad-parameter', { name: column, reason: String(wrong) });
  let removed = 0n;
  for (let at = 0; at < values.length; at += NUMBERS) {
    const where = `${identifier(column)} IN (${values.slice(at, at + NUMBERS).join(', ')})`;
    const found = await count(place.store, table, where);
    if (found === 0n) continue;
    await removeSome(table, where, place, signal);
    removed += found - (await count(place.store, table, where));
  }
  return removed;
}

async function removeSome(
  table: string,
  where: string,
  { engine, store }: Place,
  signal: AbortSignal | undefined,
): Promise<void> {
  const free = await engine.freeBytes();
  if (free < SPACE_RESERVE) throw factsProblems.problem('disk-full', { needed: SPACE_RESERVE, free });
  const { cluster } = engine.facts;
  const local = localName(table, { database: store.database, cluster });
  const whole = `${identifier(store.database)}.${identifier(local)}${cluster ? ` ON CLUSTER ${identifier(cluster)}` : ''}`;
  const marker = store.newMarker('remove');
  try {
    const [found] = await store.ask<{ n: bigint }>(
      'SELECT count() AS n FROM system.projections WHERE database = {database:String} AND table = {local:String}',
      { database: store.database, local },
    );
    // The engine refuses a table with prepared sums until it is told to make them anew where rows go.
    if (found && found.n > 0n)
      await engine.command(
        `ALTER TABLE ${whole} MODIFY SETTING lightweight_mutation_projection_mode = 'rebuild'`,
        {},
        marker,
        signal,
      );
    await engine.command(`DELETE FROM ${whole} WHERE ${where}`, {}, marker, signal);
  } catch (error) {
    throw asProblem(error, { marker, ...DEFAULT_LIMITS });
  }
}

async function count(store: FactsStore, table: string, where: string): Promise<bigint> {
  const [row] = await store.query<{ n: bigint }>(
    `SELECT count() AS n FROM ${store.table(table)} WHERE ${where}`,
  );
  return row?.n ?? 0n;
}
