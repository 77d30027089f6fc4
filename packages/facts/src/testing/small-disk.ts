/** Child of the tests: loads a file that claims to be larger than the disk (a sparse file takes no space itself). */
import { closeSync, ftruncateSync, openSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '@sanyi/kernel';
import { openFacts } from '../open.ts';

const directory = process.argv[2] ?? '';
const disk = await statfs(directory);
const path = join(directory, 'huge.csv');
const file = openSync(path, 'w');
ftruncateSync(file, Math.min(disk.bavail * disk.bsize, 2 ** 43));
closeSync(file);
const facts = await openFacts({ kind: 'chdb', directory: join(directory, 'facts'), threads: 16 });
await facts.command('CREATE TABLE {db}.t (a UInt8) ENGINE = MergeTree ORDER BY a');
let outcome = 'loaded';
try {
  await facts.load({
    table: 't',
    mode: 'append',
    token: 'huge',
    source: { file: path, format: 'CSV', header: false },
  });
} catch (error) {
  outcome = error instanceof Problem ? error.code : String(error);
}
const [rows] = await facts.query<{ n: bigint }>('SELECT count() AS n FROM {db}.t');
await facts.close();
process.stdout.write(`${outcome} ${rows?.n} rows\n`);
