/** Child of the tests: how many heavy queries run at once, for several sizes of the pool of threads. */

import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openFacts } from '../open.ts';

const seats: Record<string, number> = {};
for (const threads of [4, 6, 16]) {
  const facts = await openFacts({
    kind: 'chdb',
    directory: join(process.argv[2] ?? '', String(threads)),
    threads,
  });
  const stop = new AbortController();
  const heavy = Array.from({ length: 6 }, () =>
    facts
      .query(
        'SELECT count() FROM numbers(1000000000000) WHERE cityHash64(number) % 7 = 9',
        {},
        { signal: stop.signal },
      )
      .then(
        () => 'done',
        (error: unknown) => String(error),
      ),
  );
  await wait(200);
  const { running } = await facts.health();
  seats[threads] = running;
  stop.abort();
  await Promise.all(heavy);
  await facts.close();
}
process.stdout.write(`${JSON.stringify(seats)}\n`);
