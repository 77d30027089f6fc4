/**
 * A bridge for tests: the HTTP interface of ClickHouse in front of chDB, run as a process of its own
 * (`node --import tsx http-bridge.ts <folder>`; prints its port).
 *
 * What it proves: the official client, its transport, parameters, uploads and error texts, and every statement the
 * server adapter sends, against the real engine over real HTTP. No answer is invented here.
 *
 * What it does not prove: a cluster, replication, users and grants, compression, or how a real server numbers its
 * queries. chDB gives its queries numbers of its own and has no request bodies, therefore three things are rewritten:
 * `query_id` in KILL becomes a search for the marker that every statement carries, `input(…)` becomes `file(…)` over
 * the body, and parameters become a SET before the statement.
 */
import { createWriteStream, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Session } from 'chdb';
import { sweep } from '../chdb/sweep.ts';
import { literal } from '../sql.ts';

const folder = process.argv[2] ?? '';
const idle: Session[] = [];
const waiting: ((session: Session) => void)[] = [];
for (let count = 0; count < 7; count += 1) idle.push(new Session(join(folder, 'engine')));
const stopper = new Session(join(folder, 'engine'));
let uploads = 0;

function take(): Promise<Session> {
  const session = idle.pop();
  return session ? Promise.resolve(session) : new Promise((resolve) => waiting.push(resolve));
}

function giveBack(session: Session): void {
  const next = waiting.shift();
  if (next) next(session);
  else idle.push(session);
}

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => fail(response, error));
});
server.requestTimeout = 0;
// Longer than the client keeps an idle connection, so that none is closed under a request on a busy machine.
server.keepAliveTimeout = 120_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' && address ? address.port : 0}\n`);
});

/** The parent's end of the pipe closes when it dies, however it dies. */
process.stdin.on('end', () => process.exit(0)).resume();

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://bridge');
  if (url.pathname === '/ping') {
    response.end('Ok.\n');
    return;
  }
  const query = url.searchParams.get('query');
  const upload = query === null ? undefined : join(folder, `upload-${uploads++}`);
  try {
    if (upload) await pipeline(request, createWriteStream(upload));
    const sql = query ?? (await textOf(request));
    await run(sql, url.searchParams, upload, response);
  } finally {
    if (upload) rmSync(upload, { force: true });
  }
}

async function run(
  sql: string,
  search: URLSearchParams,
  upload: string | undefined,
  response: ServerResponse,
): Promise<void> {
  const parameters = [...search].filter(([name]) => name.startsWith('param_'));
  const prefix = parameters.map(([name, value]) => `${name} = ${literal(value)}`).join(', ');
  const isKill = sql.startsWith('KILL ');
  const session = isKill ? stopper : await take();
  try {
    const statement = rewrite(sql, upload, search.get('param_marker') ?? '');
    const first = prefix && !isKill ? `SET ${prefix}` : '';
    const streams = statement.startsWith('SELECT') && !search.has('wait_end_of_query');
    if (streams) await stream(session, first, statement, response);
    else {
      const result = await session.queryAsync(first ? `${first};\n${statement}` : statement, {
        format: 'TSV',
      });
      response.end(Buffer.from(result.bytes()));
    }
  } catch (error) {
    if (!isKill) await sweep(session);
    throw error;
  } finally {
    if (!isKill) giveBack(session);
  }
}

function rewrite(sql: string, upload: string | undefined, marker: string): string {
  if (sql.startsWith('KILL '))
    return sql.replace('startsWith(query_id, {marker:String})', `query LIKE ${literal(`%${marker}%`)}`);
  if (upload === undefined) return sql;
  const format = /\nFORMAT (\w+)\s*$/.exec(sql);
  if (!format) throw new Error('Code: 62. DB::Exception: upload without FORMAT (SYNTAX_ERROR)');
  const from = `file(${literal(upload)}, ${literal(format[1] ?? '')}, `;
  return sql.slice(0, format.index).replace('input(', () => from);
}

async function stream(session: Session, first: string, sql: string, response: ServerResponse): Promise<void> {
  if (first) await session.queryAsync(first);
  let begun = false;
  try {
    for await (const chunk of session.queryStream(sql, { format: 'TSV' })) {
      const bytes = Buffer.from(chunk.raw());
      // chDB repeats names and types in every block, a server writes them once.
      const body = begun && sql.includes('WithNamesAndTypes') ? bytes.subarray(afterLines(bytes, 2)) : bytes;
      begun = true;
      if (!response.write(body) && !response.destroyed)
        await Promise.race([onceOf(response, 'drain'), onceOf(response, 'close')]);
      if (response.destroyed) break;
    }
    if (response.destroyed) await sweep(session);
    else response.end();
  } catch (error) {
    if (!begun) throw error;
    await sweep(session);
    // A server that fails in mid-stream has sent 200 already and writes the reason after the rows.
    response.end(`${error instanceof Error ? error.message : String(error)}\n`);
  }
}

function onceOf(response: ServerResponse, event: 'drain' | 'close'): Promise<void> {
  return new Promise((resolve) => response.once(event, () => resolve()));
}

function afterLines(bytes: Buffer, count: number): number {
  let at = 0;
  for (let line = 0; line < count; line += 1) at = bytes.indexOf(10, at) + 1;
  return at;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function fail(response: ServerResponse, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const engineCode = /Code: (\d+)\./.exec(message)?.[1] ?? '1000';
  if (!response.headersSent) response.writeHead(500, { 'X-ClickHouse-Exception-Code': engineCode });
  response.end(message);
}
