/** Test child: starts a PostgreSQL and waits to be killed. */
import { findPostgres, startPostgres } from '../postgres-server.ts';

const server = await startPostgres(findPostgres() ?? '');
process.stdout.write(`folder ${decodeURIComponent(/host=([^&]*)/.exec(server.url)?.[1] ?? '')}\n`);
setInterval(() => undefined, 1_000);
