/**
 * A process that imports and is killed (被杀的导入进程): on starting it finishes what an earlier one left, says how the data
 * stands, then begins the next import and waits for its end or for the kill.
 *
 * Arguments: folder, number of the import to begin (0 to begin none), rows of each file.
 */
import { join } from 'node:path';
import { openFacts } from '@sanyi/facts';
import { openRecords } from '@sanyi/records';
import { RegionFacts } from '@sanyi/region';
import { feeLine, fileOf } from '../engine/fixtures/samples.ts';
import { dataMigrations } from '../store/migrations.ts';
import { snapshotOf } from '../store/snapshot.ts';
import { dataTables } from '../store/tables.ts';
import { startTestApp } from './test-app.ts';

const [folder = '', number = '0', count = '20000'] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);

const records = await openRecords({ kind: 'embedded', directory: join(folder, 'records') });
await records.migrate(dataMigrations);
const facts = await openFacts({
  kind: 'chdb',
  directory: join(folder, 'facts'),
  database: 'killed',
  threads: 16,
});
const app = await startTestApp(records, 'killed', { facts, folder });

/** Waits for the import of an earlier process, which the queue has taken up again by itself. */
for (;;) {
  const open = await records.asSystem('test', (tx) =>
    tx.selectFrom('platform.job').select('id').where('state', 'in', ['waiting', 'running']).execute(),
  );
  if (open.length === 0) break;
  await new Promise((resolve) => setTimeout(resolve, 50));
}
const { snapshot, files, failed } = await records.asSystem('test', async (tx) => ({
  snapshot: await snapshotOf(tx),
  files: await dataTables(tx)
    .selectFrom('data.file')
    .select(['file_no', 'name', 'state', 'accepted'])
    .execute(),
  failed: await tx
    .selectFrom('platform.job')
    .select(['id', 'problem'])
    .where('state', '=', 'failed')
    .execute(),
}));
const [row] = await new RegionFacts(facts, snapshot).query<{ rows: bigint; keys: bigint }>(
  'SELECT count() AS rows, uniqExact(line_id) AS keys FROM {rows:fee_line}',
);
say(
  `stands ${JSON.stringify({
    rows: Number(row?.rows),
    keys: Number(row?.keys),
    current: files.filter((file) => file.state === 'current').map((file) => file.name),
    accepted: files.filter((file) => file.state === 'current').reduce((sum, file) => sum + file.accepted, 0),
    failed: failed.length,
  })}`,
);
if (Number(number) > 0) {
  const from = Number(number) * 10_000_000;
  const lines = Array.from({ length: Number(count) }, (_, at) => feeLine(from + at));
  const file = await app.send(
    'office',
    `import-${number}.csv`,
    Buffer.from(fileOf('insurer-fee-lines', lines)),
  );
  const { body } = await app.call<{ jobId: string }>('office', 'POST', `/data/files/${file.fileNo}/import`, {
    body: { format: 'insurer-fee-lines' },
  });
  say('importing');
  await app.ended('office', body.jobId);
  say('acknowledged');
}
await app.close();
await facts.close();
await records.close();
