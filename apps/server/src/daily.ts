import type { Platform, ServerBinding } from '@sanyi/api';
import type { JobDeclaration, Viewer } from '@sanyi/kernel';
import { json, type RecordsLogger, type Tx } from '@sanyi/records';

/** Whoever asks for what nobody asks for: jobs of the calendar run beyond any scope and lie in nobody's tray. */
const CALENDAR: Viewer = {
  accountId: '00000000-0000-0000-0000-000000000000',
  username: 'calendar',
  displayName: '系统日程',
  role: 'administrator',
  organisationId: '',
  scopePath: '/',
  mustChangePassword: false,
};

/** How soon after midnight a day is noticed, at the latest. */
const LOOK_MILLISECONDS = 60_000;

/**
 * Puts the jobs that systems declare as `daily` into the queue once a day (每日任务), however many servers share the
 * records: who writes the day down first enqueues it. The first look has been taken when this returns.
 *
 * @returns stops looking
 */
export async function startDaily(
  platform: Platform,
  bindings: readonly ServerBinding[],
  logger?: RecordsLogger,
): Promise<() => Promise<void>> {
  let lookedOn = '';
  const look = async () => {
    const today = platform.clock.today();
    if (today === lookedOn) return;
    for (const { manifest } of bindings)
      for (const job of manifest.jobs)
        if (job.daily)
          await platform.records.asSystem('jobs of the day', (tx) =>
            enqueueOnce(tx, platform, `${manifest.id}.${job.id}`, job, today),
          );
    lookedOn = today;
  };
  await look();
  let looking: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    // The next look makes up for one that failed.
    looking = look().catch((error: unknown) =>
      logger?.error({ system: 'records', error }, 'the jobs of the day could not be put into the queue'),
    );
  }, LOOK_MILLISECONDS);
  return async () => {
    clearInterval(timer);
    await looking;
  };
}

async function enqueueOnce(
  tx: Tx,
  platform: Platform,
  kind: string,
  { title }: JobDeclaration,
  today: string,
): Promise<void> {
  const claimed = await tx
    .insertInto('platform.installation')
    .values({ key: `daily:${kind}`, value: json(today) })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet({ value: json(today) })
        .where('platform.installation.value', '<', json(today)),
    )
    .returning('key')
    .execute();
  if (claimed.length > 0) await platform.jobs.enqueue(tx, { kind, title, payload: {}, viewer: CALENDAR });
}
