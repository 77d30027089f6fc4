import type { Platform, ServerBinding } from '@sanyi/api';
import { settableClock } from '@sanyi/api/testing';
import { createJobQueue, type JobQueue } from '@sanyi/records';
import { describeRecords } from '@sanyi/testing';
import { afterEach, expect, it, vi } from 'vitest';
import { startDaily } from './src/daily.ts';

const clock = settableClock('2026-04-10T01:00:00.000Z');
const title = { zh: '每日', en: 'Daily' };
const job = (id: string, daily?: true) => ({ id, title, access: 'sample.run', ...(daily ? { daily } : {}) });
const sample: unknown = [{ manifest: { id: 'sample', jobs: [job('tidy', true), job('other')] } }];
const bindings = sample as readonly ServerBinding[];

afterEach(() => vi.useRealTimers());

describeRecords('jobs of the day', { clock }, (open) => {
  it('are put into the queue once a day, by one of several servers', async () => {
    clock.set('2026-04-10T01:00:00.000Z');
    const records = await open();
    const run = async () => null;
    const jobs: JobQueue = createJobQueue(records, {
      handlers: { 'sample.tidy': { run }, 'sample.other': { run } },
    });
    const given: unknown = { records, clock, jobs };
    const platform = given as Platform;
    const queued = () =>
      records.asSystem('test', (tx) =>
        tx.selectFrom('platform.job').select(['kind', 'scope_path']).execute(),
      );
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const stops = await Promise.all([1, 2, 3].map(() => startDaily(platform, bindings)));
    expect(await queued()).toEqual([{ kind: 'sample.tidy', scope_path: '/' }]);

    // In Shanghai the next day has begun.
    clock.set('2026-04-10T16:30:00.000Z');
    vi.advanceTimersByTime(60_000);
    await Promise.all(stops.map((stop) => stop()));
    expect(await queued()).toHaveLength(2);

    // A server whose clock is behind does nothing twice.
    clock.set('2026-04-10T01:00:00.000Z');
    await (await startDaily(platform, bindings))();
    expect(await queued()).toHaveLength(2);
  });
});
