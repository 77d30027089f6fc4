import type { Platform, ServerBinding } from '@sanyi/api';
import type { JobHandler } from '@sanyi/records';

/**
 * Lets jobs follow those they name in `after` (后续任务): when one is done, the next goes into the queue for the same account.
 * What a job has done stands, whatever becomes of those that follow it.
 */
export function followUp(
  handlers: Record<string, JobHandler>,
  bindings: readonly ServerBinding[],
  platform: Platform,
): void {
  for (const { manifest } of bindings)
    for (const job of manifest.jobs)
      for (const kind of job.after ?? []) {
        const handler = handlers[kind];
        if (!handler) throw new Error(`${manifest.id}.${job.id} follows ${kind}, which no system has`);
        handlers[kind] = {
          ...handler,
          run: async (context) => {
            const result = await handler.run(context);
            const { viewer } = context;
            const next = { kind: `${manifest.id}.${job.id}`, title: job.title, payload: {}, viewer };
            await context.records.asViewer(viewer, (tx) => platform.jobs.enqueue(tx, next));
            return result;
          },
        };
      }
}
