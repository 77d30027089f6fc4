import type { Platform, ServerBinding } from '@sanyi/api';
import type { JobContext, JobHandler } from '@sanyi/records';
import { expect, it } from 'vitest';
import { followUp } from './src/follow-up.ts';

const title = { zh: '之后', en: 'Next' };
const binding = (after: readonly string[]) =>
  ({ manifest: { id: 'later', jobs: [{ id: 'next', title, access: 'later.next', after }] } }) as unknown;

it('puts a job into the queue when one it follows is done, and not when that failed', async () => {
  const asked: unknown[] = [];
  const platform: unknown = {
    jobs: { enqueue: async (_: unknown, request: unknown) => void asked.push(request) },
  };
  const viewer = { accountId: 'a' };
  const records = { asViewer: (_: unknown, work: (tx: null) => unknown) => work(null) };
  const context = { viewer, records } as unknown;
  let fails = false;
  const handlers: Record<string, JobHandler> = {
    'data.import': {
      maxAttempts: 5,
      run: async () => {
        if (fails) throw new Error('cut off');
        return { rows: 3 };
      },
    },
  };
  followUp(handlers, [binding(['data.import']) as ServerBinding], platform as Platform);
  const followed = handlers['data.import'];
  expect(followed?.maxAttempts).toBe(5);
  expect(await followed?.run(context as JobContext)).toEqual({ rows: 3 });
  expect(asked).toEqual([{ kind: 'later.next', title, payload: {}, viewer }]);
  fails = true;
  await expect(followed?.run(context as JobContext)).rejects.toThrow('cut off');
  expect(asked).toHaveLength(1);
});

it('refuses to follow a job that no system has', () => {
  expect(() => followUp({}, [binding(['data.nothing']) as ServerBinding], {} as Platform)).toThrow(
    'data.nothing',
  );
});
