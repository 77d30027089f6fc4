import type { Platform } from '@sanyi/api';
import { fixedClock, type Viewer } from '@sanyi/kernel';
import type { Day } from '@sanyi/quantity';
import type { Records, Tx } from '@sanyi/records';
import { sql } from 'kysely';
import { type Actor, actorOf } from '../store/change.ts';

/**
 * The platform on a day of the story (示例的某一天): clock and store both believe that it is ten o'clock of that day, so
 * that histories read as they happened.
 */
export function platformOn(platform: Platform, day: Day): Platform {
  const instant = `${day}T02:00:00.000Z`;
  const clock = fixedClock(instant);
  const dated =
    <Result>(work: (tx: Tx) => Promise<Result>) =>
    async (tx: Tx): Promise<Result> => {
      await sql`select set_config('sanyi.now', ${instant}, true)`.execute(tx);
      return work(tx);
    };
  const { records } = platform;
  const onThatDay: Records = {
    engine: records.engine,
    clock,
    asViewer: (viewer, work) => records.asViewer(viewer, dated(work)),
    asSystem: (reason, work) => records.asSystem(reason, dated(work)),
    readOnce: (work) => records.readOnce(work),
    viewOnce: (viewer, work) => records.viewOnce(viewer, work),
    remembered: (key, read) => records.remembered(key, read),
    migrate: (list) => records.migrate(list),
    health: () => records.health(),
    close: () => records.close(),
  };
  return {
    records: onThatDay,
    facts: platform.facts,
    files: platform.files,
    sealed: platform.sealed,
    keys: platform.keys,
    jobs: platform.jobs,
    clock,
    installation: platform.installation,
    manifests: platform.manifests,
    port: (system) => platform.port(system),
  };
}

/** One change by one person on one day, in a transaction of its own. */
export function act<Result>(
  platform: Platform,
  viewer: Viewer,
  work: (tx: Tx, actor: Actor) => Promise<Result>,
): Promise<Result> {
  return platform.records.asViewer(viewer, (tx) => work(tx, actorOf(viewer, platform.clock)));
}
