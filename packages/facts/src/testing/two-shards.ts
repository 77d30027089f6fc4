/**
 * Child of the tests: two shards in one process (两分片演练). Two "servers" that are both this process see the same
 * tables through a view that shows each only its own half, so statements take the ways they take on a cluster.
 * Prints what was found as one line of JSON. Replication, ON CLUSTER and the loss of a node cannot be rehearsed so.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '@sanyi/kernel';
import type { QuerySettings } from '../limits.ts';
import { openFacts } from '../open.ts';

const folder = process.argv[2] ?? '';
mkdirSync(folder, { recursive: true });
const configFile = join(folder, 'config.xml');
// With the port named, this address counts as this process and nothing is sent; no port is opened.
const shard = '<shard><replica><host>127.0.0.1</host><port>9000</port></replica></shard>';
writeFileSync(
  configFile,
  `<clickhouse><tcp_port>9000</tcp_port><remote_servers><two>${shard}${shard}</two></remote_servers></clickhouse>`,
);
const facts = await openFacts({ kind: 'chdb', directory: join(folder, 'facts'), threads: 16, configFile });

for (const table of ['visit', 'fee']) {
  await facts.command(
    `CREATE TABLE {db}.${table} (person UInt64, item UInt32, n UInt32) ENGINE = MergeTree ORDER BY person`,
  );
  await facts.command(
    `CREATE VIEW {db}.${table}_half AS SELECT * FROM {db}.${table} WHERE cityHash64(person) % 2 = shardNum() - 1`,
  );
  await facts.command(
    `CREATE TABLE {db}.${table}_all AS {db}.${table} ENGINE = Distributed(two, {db}, ${table}_half, cityHash64(person))`,
  );
  const select = `SELECT toUInt64(number % {people:UInt64}) AS person, toUInt32(number * 7 % 1000) AS item, toUInt32(number) AS n
    FROM numbers({rows:UInt64})`;
  const parameters =
    table === 'visit' ? { people: 10_000n, rows: 50_000n } : { people: 8_000n, rows: 20_000n };
  await facts.load({ table, mode: 'append', token: table, source: { select, parameters } });
}

/** A statement over `{visit}` and `{fee}`, on the whole tables or over the two shards. */
async function ask(sql: string, suffix: '' | '_all', settings: QuerySettings = {}): Promise<string> {
  const text = sql.replaceAll('{visit}', `{db}.visit${suffix}`).replaceAll('{fee}', `{db}.fee${suffix}`);
  try {
    const rows = await facts.query(text, {}, { settings });
    return JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

async function same(sql: string, settings: QuerySettings = {}): Promise<boolean> {
  const [whole, shards] = [await ask(sql, ''), await ask(sql, '_all', settings)];
  if (whole.startsWith('facts/') || shards.startsWith('facts/'))
    throw new Error(`${sql}: ${whole} ${shards}`);
  return whole === shards;
}

const join1 = (kind: string, key: string) =>
  `SELECT count() AS pairs, sum(v.n + f.n) AS total FROM {visit} AS v ${kind} {fee} AS f ON v.${key} = f.${key}`;
const LOCAL: QuerySettings = { distributed_product_mode: 'local' };

const found = {
  bothShardsHold: await ask(
    'SELECT count() > 20000 AND count() < 30000 AS fair FROM {visit} GROUP BY shardNum() ORDER BY 1',
    '_all',
  ),
  groupBy: await same(
    'SELECT item, count() AS c, sum(n) AS s, uniqExact(person) AS u FROM {visit} GROUP BY item ORDER BY item',
  ),
  having: await same(
    'SELECT person, count() AS c FROM {visit} GROUP BY person HAVING c > 4 ORDER BY person LIMIT 50',
  ),
  window: await same(
    'SELECT sum(gap) AS s FROM (SELECT n - lagInFrame(n, 1, n) OVER (PARTITION BY person ORDER BY n) AS gap FROM {visit})',
  ),
  limitBy: await same('SELECT person, n FROM {visit} ORDER BY person, n LIMIT 1 BY person LIMIT 100'),
  plainJoin: await ask(join1('INNER JOIN', 'person'), '_all'),
  globalJoin: await same(join1('GLOBAL INNER JOIN', 'person')),
  globalJoinOtherKey: await same(join1('GLOBAL INNER JOIN', 'item')),
  localJoinByShardKey: await same(join1('INNER JOIN', 'person'), LOCAL),
  localJoinByOtherKey: await same(join1('INNER JOIN', 'item'), LOCAL),
};
await facts.close();
process.stdout.write(`${JSON.stringify(found)}\n`);
