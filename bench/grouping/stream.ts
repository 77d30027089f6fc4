import { once } from 'node:events';
import { request } from 'node:http';
import { performance } from 'node:perf_hooks';

/** What a stream of cases through a server came to (流式评测结果). */
export interface Streamed {
  readonly perSecond: number;
  readonly answers: number;
  /** Growth of the memory that the process held at most, in MB. */
  readonly megabytes: number;
}

/** Sends a body in pieces and reads the answer while it is sent. @param piece is sent so often, behind the heading */
export async function stream(
  to: { readonly port: number; readonly cookie: string; readonly path: string; readonly type: string },
  heading: string,
  piece: Buffer,
  times: number,
): Promise<Streamed> {
  const began = performance.now();
  const before = process.memoryUsage.rss();
  let most = before;
  let answers = 0;
  const sent = request({
    host: '127.0.0.1',
    port: to.port,
    path: to.path,
    method: 'POST',
    headers: { cookie: to.cookie, 'x-sanyi-request': '1', 'content-type': to.type },
  });
  const answered = (async () => {
    const [reply] = (await once(sent, 'response')) as [AsyncIterable<Buffer>];
    for await (const bytes of reply) {
      for (const byte of bytes) if (byte === 10) answers += 1;
      most = Math.max(most, process.memoryUsage.rss());
    }
  })();
  sent.write(heading);
  for (let time = 0; time < times; time += 1) if (!sent.write(piece)) await once(sent, 'drain');
  sent.end();
  await answered;
  return {
    perSecond: answers / ((performance.now() - began) / 1_000),
    answers,
    megabytes: (most - before) / (1 << 20),
  };
}
