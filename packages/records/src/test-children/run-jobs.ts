/** Test child: works on the queue of an embedded folder or of a server until it is killed or its input ends. */
import { setTimeout as delay } from 'node:timers/promises';
import { createJobQueue, openRecords } from '../index.ts';

const [kind = '', place = '', slow = ''] = process.argv.slice(2);
const records = await openRecords(
  kind === 'embedded' ? { kind: 'embedded', directory: place } : { kind: 'postgres', url: place },
);
await records.migrate([]);
const queue = createJobQueue(records, {
  pollMilliseconds: 20,
  beatMilliseconds: 50,
  leaseMilliseconds: 1_000,
  handlers: {
    pages: {
      maxAttempts: 5,
      run: async (job) => {
        const start = typeof job.lastCheckpoint === 'number' ? job.lastCheckpoint + 1 : 1;
        process.stdout.write(`start ${start} attempt ${job.attempt}\n`);
        for (let page = start; page <= 6; page += 1) {
          await records.asSystem('page', async (tx) => {
            await tx
              .insertInto('platform.installation')
              .values({ key: `page ${page} of attempt ${job.attempt}`, value: '1' })
              .execute();
            await job.checkpoint(page, tx);
          });
          process.stdout.write(`page ${page}\n`);
          if (slow === 'slow') await delay(300);
        }
        return 'all pages';
      },
    },
  },
});
await queue.start();
process.stdout.write('working\n');
process.stdin.resume();
await new Promise((resolve) => process.stdin.once('end', resolve));
await queue.stop();
await records.close();
