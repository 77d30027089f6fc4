import { randomUUID } from 'node:crypto';
import type { Session } from 'chdb';

/**
 * Clears a session after a failed query (清理会话).
 *
 * chDB 3.4.0 keeps what a query had written before it failed (cut off by a limit, a kill or an error) and puts it in
 * front of the next result of the same session: rows of one query inside the answer to another. The failed query also
 * stays in the list of running ones, with its memory, until the session is used again. So a session that has failed
 * first answers a question whose answer is known, until it gives exactly that.
 *
 * @returns whether the session is clean; one that is not must be closed
 */
export async function sweep(session: Session): Promise<boolean> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const sign = randomUUID();
    const result = await session.queryAsync(`SELECT '${sign}' FORMAT TSV`, { format: 'TSV' });
    if (Buffer.from(result.bytes()).toString('latin1') === `${sign}\n`) return true;
  }
  return false;
}
