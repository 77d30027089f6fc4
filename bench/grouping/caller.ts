import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';

/** How long requests took (请求耗时), in milliseconds. */
export interface Rate {
  readonly median: number;
  readonly p99: number;
  readonly perSecond: number;
}

/** Sends the same kind of request again and again over connections that stay open (持续请求). */
export class Caller {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });
  readonly #port: number;
  readonly #path: string;
  readonly #cookie: string;

  constructor(port: number, path: string, cookie: string) {
    this.#port = port;
    this.#path = path;
    this.#cookie = cookie;
  }

  /** @param body of the request with that number; a GET without it */
  async rate(requests: number, callers: number, body?: (place: number) => string): Promise<Rate> {
    const times: number[] = [];
    let next = 0;
    const began = performance.now();
    const loop = async () => {
      while (next < requests) {
        const place = next;
        next += 1;
        const text = body?.(place);
        const started = performance.now();
        await this.#send(text);
        times.push(performance.now() - started);
      }
    };
    await Promise.all(Array.from({ length: callers }, loop));
    const seconds = (performance.now() - began) / 1_000;
    times.sort((one, other) => one - other);
    const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
    return { median: at(0.5), p99: at(0.99), perSecond: requests / seconds };
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(text: string | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          agent: this.#agent,
          host: '127.0.0.1',
          port: this.#port,
          path: this.#path,
          method: text === undefined ? 'GET' : 'POST',
          headers: {
            cookie: this.#cookie,
            'x-sanyi-request': '1',
            ...(text === undefined
              ? {}
              : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
          },
        },
        (reply) => {
          reply.resume();
          reply.on('end', () =>
            reply.statusCode === 200 ? resolve() : reject(new Error(`answered ${reply.statusCode}`)),
          );
        },
      );
      sent.on('error', reject);
      sent.end(text);
    });
  }
}
