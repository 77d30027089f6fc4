import { expect, test } from 'vitest';
import { startChild } from './testing/child.ts';
import { testFolder } from './testing.ts';

test('gotcha 17: a configured engine rehearses two shards: what merges, what is refused, what would be wrong', async () => {
  const child = startChild('./two-shards.ts', testFolder());
  expect(JSON.parse(await child.line())).toEqual({
    bothShardsHold: '[{"fair":1},{"fair":1}]',
    groupBy: true,
    having: true,
    window: true,
    limitBy: true,
    plainJoin: 'facts/not-colocated',
    globalJoin: true,
    globalJoinOtherKey: true,
    localJoinByShardKey: true,
    // The one that looks right and is not: each shard joins only what it holds itself.
    localJoinByOtherKey: false,
  });
  expect((await child.ended()).exit).toBe(0);
});
