/** Child of the tests: opens a folder after a sudden death and prints what is in it. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openFacts } from '../open.ts';

const directory = process.argv[2] ?? '';
const facts = await openFacts({ kind: 'chdb', directory, threads: 16 });
const [rows] = await facts.query<{ n: bigint }>('SELECT count() AS n FROM {db}.big');
const tables = await facts.query<{ name: string }>(
  'SELECT name FROM system.tables WHERE database = {d:String} ORDER BY name',
  { d: facts.database },
);
const [last] = await facts.query<{ step: string }>(
  "SELECT step FROM {db}.facts_load WHERE token = 'big' ORDER BY seq DESC LIMIT 1",
);
const spool = readdirSync(join(directory, 'spool')).length;
await facts.close();
process.stdout.write(
  `${JSON.stringify({ rows: String(rows?.n), tables: tables.map((table) => table.name), step: last?.step, spool })}\n`,
);
