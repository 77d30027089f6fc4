/**
 * Speed of grouping by HTTP (接口分组评测): `npm run bench:grouping-http`.
 * The product's own server on a socket, over the embedded records and over a PostgreSQL of this run where one is installed, signed in by a
 * session cookie, is asked for one case at a time, then by eight callers at once, then for a file of cases that streams in and out. The ratio is to a bare Node
 * server that parses the same body and groups it, without session, permission, schema or check of the answer, in the same run. The exit
 * status is 1 when the median request of one case is over its limit.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { CASE_HEADING, caseLine, compileScheme, Grouper, type GroupingCase } from '@sanyi/grouping';
import { findPostgres, startPostgres } from '../packages/testing/src/postgres-server.ts';
import { Caller, type Rate } from './grouping/caller.ts';
import { materials } from './grouping/material.ts';
import { startProduct } from './grouping/product.ts';
import { stream } from './grouping/stream.ts';

const REQUESTS = 1_500;
const WARM = 300;
const CALLERS = 8;
/** Milliseconds of the median request of one case. */
const REQUIRED = 2;

const [material] = materials();
if (!material) throw new Error('nothing to measure with');
const { scheme, cases } = material;
const body = (place: number) => {
  const given = cases[place % cases.length] as GroupingCase;
  return { caseId: `c${place}`, ...given };
};

function tell(what: string, rate: Rate, plain: Rate | null): void {
  const ratio = plain ? `  ×${(rate.median / plain.median).toFixed(1)}` : '';
  console.log(
    `  ${what}  median ${rate.median.toFixed(2)} ms  p99 ${rate.p99.toFixed(2)} ms  ${Math.round(rate.perSecond).toLocaleString('en')} /s${ratio}`,
  );
}

const grouper = new Grouper(compileScheme(scheme));
const bare = createServer((incoming, reply) => {
  const pieces: Buffer[] = [];
  incoming.on('data', (piece: Buffer) => pieces.push(piece));
  incoming.on('end', () => {
    const { cases: sent } = JSON.parse(Buffer.concat(pieces).toString()) as { cases: GroupingCase[] };
    reply.setHeader('content-type', 'application/json');
    reply.end(JSON.stringify({ cases: sent.map((given) => grouper.group(given)) }));
  });
});
await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve));
const plainCaller = new Caller((bare.address() as AddressInfo).port, '/', '');
const send = (place: number, more: object = {}) => JSON.stringify({ cases: [body(place)], ...more });

console.log(`${scheme.id}  (load ${loadavg()[0]?.toFixed(1)})`);
await plainCaller.rate(WARM, 1, send);
const plain = await plainCaller.rate(REQUESTS, 1, send);
tell('裸服务 a bare server', plain, null);
plainCaller.close();
bare.close();

let missed = false;

/** The golden cases as a piece of a file that is sent again and again. */
function files() {
  const rows = Array.from({ length: 2_000 }, (_, place) => cases[place % cases.length] as GroupingCase);
  return [
    {
      name: 'CSV 流 stream',
      type: 'text/csv',
      heading: CASE_HEADING,
      lines: Buffer.from(rows.map((given, place) => caseLine(`c${place}`, given)).join('')),
    },
    {
      name: 'NDJSON 流 stream',
      type: 'application/x-ndjson',
      heading: '',
      lines: Buffer.from(
        rows.map((given, place) => `${JSON.stringify({ caseId: `c${place}`, ...given })}\n`).join(''),
      ),
    },
  ];
}

async function measure(engine: string, records: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sanyi-bench-http-'));
  const product = await startProduct(folder, records, scheme);
  try {
    console.log(`${engine}  (load ${loadavg()[0]?.toFixed(1)})`);
    const who = new Caller(product.port, '/api/administration/session', product.cookie);
    await who.rate(WARM, 1);
    tell('只认会话 the session alone', await who.rate(REQUESTS, 1), plain);
    who.close();
    const caller = new Caller(product.port, '/api/drg/group', product.cookie);
    await caller.rate(WARM, 1, send);
    const one = await caller.rate(REQUESTS, 1, send);
    const slow = one.median >= REQUIRED;
    missed ||= slow;
    tell(`单例 one case  [< ${REQUIRED} ms ${slow ? '未达到 missed' : '达到 reached'}]`, one, plain);
    const explained = await caller.rate(REQUESTS, 1, (at) => send(at, { explain: true }));
    tell('单例含解释 one case, explained', explained, plain);
    tell(
      `单例，${CALLERS} 路并发 one case, ${CALLERS} callers`,
      await caller.rate(REQUESTS, CALLERS, send),
      plain,
    );
    caller.close();
    for (const { name, type, heading, lines } of files()) {
      const to = { port: product.port, cookie: product.cookie, path: '/api/drg/group/batch', type };
      for (const times of [20, 200]) {
        const { perSecond, answers, megabytes } = await stream(to, heading, lines, times);
        console.log(
          `  ${name} ${answers.toLocaleString('en')} 例，${((lines.length * times) / 1e6).toFixed(0)} MB  ${Math.round(perSecond).toLocaleString('en')} /s  内存增长 memory grew ${megabytes.toFixed(0)} MB`,
        );
      }
    }
  } finally {
    await product.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

await measure('内置库 embedded records', '');
const binaries = findPostgres();
if (binaries) {
  const postgres = await startPostgres(binaries);
  await measure('PostgreSQL', postgres.adminUrl);
  await postgres.stop();
} else console.log('!!! 没有 PostgreSQL，未测 no PostgreSQL on this machine: not measured !!!');
process.exitCode = missed ? 1 : 0;
