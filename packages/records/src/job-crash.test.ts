import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { enginesPresent, freshDatabase, startChild, viewerFixture } from '@sanyi/testing';
import { describe, expect, it } from 'vitest';
import { createJobQueue, openRecords, type RecordsOptions } from './index.ts';

const CHILD = 'packages/records/src/test-children/run-jobs.ts';
const viewer = viewerFixture();
const never = { pages: { run: async () => 'never here', maxAttempts: 5 } };

describe.each(enginesPresent())('job queue when its process is killed [%s]', (engine) => {
  it('resumes after the last page that was committed, repeating and losing none', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sanyi-jobs-'));
    try {
      const options: RecordsOptions =
        engine === 'pglite'
          ? { kind: 'embedded', directory: folder }
          : { kind: 'postgres', url: await freshDatabase() };
      const place =
        options.kind === 'embedded' ? options.directory : options.kind === 'postgres' ? options.url : '';

      const before = await openRecords(options);
      await before.migrate([]);
      const queue = createJobQueue(before, { handlers: never });
      const id = await before.asViewer(viewer, (tx) =>
        queue.enqueue(tx, { kind: 'pages', payload: null, viewer, title: { zh: '页', en: 'pages' } }),
      );
      await before.close();

      const first = startChild(CHILD, [options.kind, place, 'slow']);
      await first.line('page 3');
      first.process.kill('SIGKILL');
      expect(await first.ended).toBe('SIGKILL');

      const second = startChild(CHILD, [options.kind, place]);
      expect(await second.line('start')).toMatch(/^[45] attempt 2$/);
      await second.line('page 6');
      await new Promise((resolve) => setTimeout(resolve, 200));
      second.process.stdin?.end();
      expect(await second.ended, second.output()).toBe(0);

      const after = await openRecords(options);
      try {
        expect(await createJobQueue(after, { handlers: never }).get(viewer, id)).toMatchObject({
          state: 'done',
          result: 'all pages',
          attempts: 2,
        });
        const rows = await after.asSystem('test', (tx) =>
          tx.selectFrom('platform.installation').select('key').orderBy('key').execute(),
        );
        expect(rows.map((row) => row.key.slice(0, 6))).toEqual(
          [1, 2, 3, 4, 5, 6].map((page) => `page ${page}`),
        );
      } finally {
        await after.close();
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
