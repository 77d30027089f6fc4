import type { Platform } from '@sanyi/api';
import { fixedClock } from '@sanyi/kernel';
import type { Records, Tx } from '@sanyi/records';
import { sql } from 'kysely';

/** The platform on a day of the story (示例的某一天): clock and store both believe that it is ten o'clock of that day. */
export function platformOn(platform: Platform, day: string): Platform {
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
    asSystem: (reason, work, options) => records.asSystem(reason, dated(work), options),
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
