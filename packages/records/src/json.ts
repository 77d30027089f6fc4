import { type RawBuilder, sql } from 'kysely';

/**
 * A value for a jsonb column, also an array or a bare text, on both engines alike.
 *
 * @throws TypeError for bigint (give fen and counts as decimal text) and for values JSON cannot hold.
 */
export function json<T>(value: T): RawBuilder<T> {
  const text = JSON.stringify(value);
  if (text === undefined) throw new TypeError(`a ${typeof value} is no JSON`);
  return sql<T>`${text}::jsonb`;
}
