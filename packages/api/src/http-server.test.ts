/** The HTTP layer route by route. It is over the limit because all cases share one server and its captured log. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { enginesPresent, openTestRecords } from '@sanyi/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from './log.ts';
import { sampleProblems, sampleServer } from './testing/sample-system.ts';
import { type TestServer, testServer } from './testing/server.ts';

const logged: string[] = [];
const web = mkdtempSync(join(tmpdir(), 'sanyi-web-'));
let server: TestServer;
let close: () => Promise<void>;

beforeAll(async () => {
  mkdirSync(join(web, 'assets'));
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>shell</title>');
  writeFileSync(join(web, 'mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(web, 'secret.env'), 'hunter2');
  writeFileSync(join(web, 'assets', 'index-abc.js'), 'export {};');
  const records = await openTestRecords(enginesPresent()[0] ?? 'pglite');
  server = await testServer(records, [sampleServer], {
    webDirectory: web,
    log: createLog('info', { write: (line) => void logged.push(line) }),
  });
  close = async () => {
    await server.close();
    await records.close();
  };
});

afterAll(async () => {
  await close();
  rmSync(web, { recursive: true, force: true });
});

interface Problem {
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly cure: string;
  readonly status: number;
  readonly instance: string;
  readonly code: string;
  readonly messages: Readonly<
    Record<'title' | 'detail' | 'cure', { readonly zh: string; readonly en: string }>
  >;
  readonly issues: readonly {
    readonly path: string;
    readonly code: string;
    readonly message: { readonly zh: string; readonly en: string };
  }[];
  readonly facts: Readonly<Record<string, unknown>>;
}

describe('refusals', () => {
  it.each([
    ['input', 400],
    ['unauthenticated', 401],
    ['forbidden', 403],
    ['not-found', 404],
    ['conflict', 409],
    ['unavailable', 503],
  ])('of the kind %s answer %i as problem+json in both languages', async (kind, status) => {
    const answer = await server.call('GET', `/api/sample/refuse/${kind}`);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.headers['content-language']).toBe('zh-CN');
    expect(answer.headers['cache-control']).toBe('no-store');
    const body = answer.json<Problem>();
    expect(body).toMatchObject({
      type: `/problems/sample/${kind}`,
      code: `sample/${kind}`,
      status,
      detail: '原因：<i>x</i>',
      facts: { current: 2 },
    });
    expect(body.instance).toBe(answer.headers['x-request-id']);
    for (const part of ['title', 'detail', 'cure'] as const) {
      expect(body.messages[part].zh).toBe(body[part]);
      expect(body.messages[part].en).not.toBe('');
    }
  });

  it('speak English when the browser asks for it first', async () => {
    for (const [wish, language, title] of [
      ['en-GB,en;q=0.9,zh;q=0.5', 'en', 'Title <b>conflict</b>'],
      ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN', '标题 <b>conflict</b>'],
      ['entirely-odd', 'zh-CN', '标题 <b>conflict</b>'],
    ] as const) {
      const answer = await server.call('GET', '/api/sample/refuse/conflict', {
        headers: { 'accept-language': wish },
      });
      expect(answer.headers['content-language']).toBe(language);
      expect(answer.json<Problem>().title).toBe(title);
    }
  });

  it('name each wrong field in both languages, as their schema says', async () => {
    const answer = await server.call('POST', '/api/sample/echo?page=2', {
      body: { name: '超过五个字了', age: 1.5, tags: ['ok', 'NO'] },
    });
    expect(answer.status).toBe(400);
    const { code, issues, detail } = answer.json<Problem>();
    expect(code).toBe('api/invalid-input');
    expect(detail).toBe('提交的内容有 3 处不符合要求。');
    expect(issues.map((issue) => issue.path)).toEqual(['body.name', 'body.age', 'body.tags.1']);
    for (const { message } of issues) {
      expect(message.zh).toMatch(/[一-鿿]/);
      expect(message.en).toMatch(/^[ -~]+$/);
    }
    expect(issues[2]?.message).toEqual({ zh: '只用小写字母', en: 'Lower case only' });
  });

  it.each(['error', 'text', 'nothing', 'status', 'database'])(
    'of nobody (%s) are 500 without a word of the inside',
    async (how) => {
      const answer = await server.call('GET', `/api/sample/break/${how}`);
      expect(answer.status).toBe(500);
      expect(answer.text).not.toMatch(/hunter2|select|duplicate|stack|at .*\.ts/);
      const body = answer.json<Problem>();
      expect(body.code).toBe('api/unexpected');
      expect(body.detail).toContain(body.instance);
    },
  );

  it('meet every malformed request, never 500', async () => {
    const json = { 'content-type': 'application/json' };
    const requests = {
      json: { body: '{"name":', headers: json },
      empty: { body: '', headers: json },
      prototype: { body: '{"__proto__":{"admin":true}}', headers: json },
      charset: { body: 'x', headers: { 'content-type': 'text/csv' } },
      array: { body: [1, 2] },
      scalar: { body: 'null', headers: json },
      deep: {
        body: `{"name":"abc","age":1,"anything":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
        headers: json,
      },
      large: { body: { name: 'x'.repeat(3 * 1024 * 1024), age: 1 } },
      nul: { body: { name: 'a\u0000b', age: 1 } },
      surrogate: { body: '{"name":"a\\ud800","age":1}', headers: json },
      nulName: { body: '{"name":"abc","age":1,"anything":{"a\\u0000":1}}', headers: json },
      infinite: { body: '{"name":"abc","age":1e999}', headers: json },
    };
    for (const [name, request] of Object.entries(requests)) {
      const answer = await server.call('POST', '/api/sample/echo', request);
      expect([name, answer.status, answer.headers['content-type']]).toEqual([
        name,
        400,
        'application/problem+json; charset=utf-8',
      ]);
    }
    for (const url of [
      '/api/sample/refuse/%zz',
      '/api/%',
      '/%c0%af',
      '/api/sample/echo?page=0',
      '/api/sample/echo?page[]=1&page=x',
      '/api/sample/file',
    ]) {
      const answer = await server.call(url.includes('echo') ? 'POST' : 'GET', url);
      expect([url, answer.status]).toEqual([url, 400]);
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    }
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });
});

describe('changes', () => {
  it.each(['POST', 'PUT', 'DELETE'])('by %s need the header of the application', async (method) => {
    const url =
      { POST: '/api/sample/echo', PUT: '/api/sample/version', DELETE: '/api/sample/nothing/x' }[method] ?? '';
    const answer = await server.call(method, url, { bare: true });
    expect(answer.status).toBe(403);
    expect(answer.json<Problem>().code).toBe('api/not-from-the-application');
  });

  it('leave reading alone', async () => {
    expect((await server.call('GET', '/api/sample/wide', { bare: true })).status).toBe(200);
  });
});

describe('answers', () => {
  it('hold declared fields only, at every depth', async () => {
    const answer = await server.call('GET', '/api/sample/wide');
    expect(answer.json()).toEqual({ id: 1, inner: { shown: 'yes' } });
    expect(answer.text).not.toContain('hunter2');
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it.each([
    ['区2026年三季度监测报告.docx', 'docx'],
    ["it's (1)*.pdf", 'pdf'],
    ['..\\..\\/etc/passwd', ''],
    ['a"\r\nSet-Cookie: x=1.xlsx', 'xlsx'],
    ['\u202Egpj.exe', 'exe'],
  ])('name the download %j safely', async (name, ending) => {
    const answer = await server.call('GET', `/api/sample/file?name=${encodeURIComponent(name)}`);
    expect(answer.status).toBe(200);
    const header = String(answer.headers['content-disposition']);
    const [, plain, encoded] =
      /^attachment; filename="(download[.a-zA-Z0-9]*)"; filename\*=UTF-8''([A-Za-z0-9!#$&+.^_`|~%-]+)$/.exec(
        header,
      ) ?? [];
    expect(plain).toBe(ending ? `download.${ending}` : 'download');
    const decoded = decodeURIComponent(encoded ?? '');
    expect(decoded).not.toMatch(/[/\\\r\n]/);
    expect(decoded.length).toBe(name.length);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect([...answer.bytes]).toEqual([1, 2, 3]);
  });

  it('carry the security headers, pages too', async () => {
    for (const url of ['/api/sample/wide', '/', '/api/nowhere', '/problems/sample/input']) {
      const { headers } = await server.call('GET', url);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("object-src 'none'");
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['x-powered-by']).toBeUndefined();
    }
  });
});

/** A multipart body by hand, so that broken ones can be written too. */
function form(parts: readonly { name: string; file?: string; content: string | Buffer }[], end = true) {
  const chunks = parts.flatMap(({ name, file, content }) => [
    Buffer.from(
      `--edge\r\nContent-Disposition: form-data; name="${name}"${file === undefined ? '' : `; filename="${file}"\r\nContent-Type: application/octet-stream`}\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
  return {
    body: Buffer.concat([...chunks, Buffer.from(end ? '--edge--\r\n' : '')]),
    headers: { 'content-type': 'multipart/form-data; boundary=edge' },
  };
}

describe('uploads', () => {
  it('arrive with Chinese names and fields', async () => {
    const answer = await server.call(
      'POST',
      '/api/sample/upload',
      form([
        { name: 'note', content: '说明' },
        { name: 'file', file: '方案（终稿）.docx', content: 'abc' },
      ]),
    );
    expect(answer.json()).toEqual({
      files: [{ name: '方案（终稿）.docx', bytes: 3 }],
      fields: { note: '说明' },
    });
  });

  const file = { name: 'file', file: 'a.txt', content: 'abc' };
  it.each([
    ['no form', { body: { file: 'x' } }, 'api/upload-expected'],
    ['no file', form([{ name: 'note', content: 'x' }]), 'api/upload-expected'],
    [
      'a file over the limit',
      form([{ ...file, content: Buffer.alloc(1024 * 1024 + 1) }]),
      'api/upload-too-large',
    ],
    ['too many files', form(Array.from({ length: 21 }, () => file)), 'api/malformed-request'],
    [
      'too many fields',
      form([file, ...Array.from({ length: 51 }, () => ({ name: 'n', content: 'x' }))]),
      'api/malformed-request',
    ],
    [
      'a field cut short',
      form([file, { name: 'note', content: 'x'.repeat(1_100_000) }]),
      'api/malformed-request',
    ],
    ['a form cut short', form([file], false), 'api/malformed-request'],
    [
      'a form without its boundary',
      { body: 'x', headers: { 'content-type': 'multipart/form-data' } },
      'api/malformed-request',
    ],
    [
      'junk',
      {
        body: Buffer.from('nothing like a form'),
        headers: { 'content-type': 'multipart/form-data; boundary=edge' },
      },
      'api/malformed-request',
    ],
    ['a prototype field', form([file, { name: '__proto__', content: 'x' }]), 'api/malformed-request'],
  ])('with %s are refused', async (_, request, code) => {
    const answer = await server.call('POST', '/api/sample/upload', request);
    expect([answer.status, answer.json<Problem>().code]).toEqual([400, code]);
  });

  it('are no body for a route that wants JSON', async () => {
    expect((await server.call('POST', '/api/sample/echo', form([file]))).status).toBe(400);
  });

  it('say the limit they are over', async () => {
    const answer = await server.call(
      'POST',
      '/api/sample/upload',
      form([{ ...file, content: Buffer.alloc(1024 * 1024 + 1) }]),
    );
    expect(answer.json<Problem>().detail).toContain('1 MB');
    const body = await server.call('POST', '/api/sample/echo', {
      body: { name: 'x'.repeat(3 * 1024 * 1024), age: 1 },
    });
    expect(body.json<Problem>().detail).toContain('2 MB');
  });
});

describe('addresses', () => {
  it('of no route are a problem, those of pages the shell', async () => {
    for (const [method, url] of [
      ['GET', '/api/nowhere'],
      ['GET', '/api'],
      ['GET', '/api?x=1'],
      ['POST', '/monitoring'],
      ['GET', '/assets/none.js'],
      ['PUT', '/api/sample/echo'],
    ] as const) {
      const answer = await server.call(method, url);
      expect([url, answer.status, answer.json<Problem>().code]).toEqual([url, 404, 'api/no-such-route']);
    }
    for (const url of ['/', '/monitoring/windows/x', '/apiary', '/assetsx']) {
      const answer = await server.call('GET', url);
      expect([url, answer.status, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([
        url,
        200,
        'text/html; charset=utf-8',
        'no-cache',
      ]);
      expect(answer.text).toContain('shell');
    }
  });

  it('of files are the built ones and nothing else', async () => {
    expect((await server.call('GET', '/assets/index-abc.js')).headers['cache-control']).toContain(
      'immutable',
    );
    const mark = await server.call('GET', '/mark.svg');
    expect([mark.headers['content-type'], mark.text]).toEqual([
      'image/svg+xml',
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
    ]);
    for (const url of [
      '/assets/../secret.env',
      '/assets/%2e%2e/secret.env',
      '/assets/..%2fsecret.env',
      '/assets/..%5csecret.env',
      '/assets/%00',
      '/assets//etc/passwd',
      '/secret.env',
      '/assets/',
    ]) {
      const answer = await server.call('GET', url);
      expect(answer.text).not.toContain('hunter2');
      expect(answer.text).not.toContain('root:');
      expect([url, answer.status < 500, answer.text]).toEqual([url, true, answer.text]);
    }
  });

  it('of problems are pages in both languages, escaped', async () => {
    for (const kind of Object.keys(sampleProblems.entries)) {
      const page = await server.call('GET', `/problems/sample/${kind}`);
      expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(page.text).toContain(`标题 &lt;b&gt;${kind}&lt;/b&gt;`);
      expect(page.text).toContain('Try &quot;again&quot; &amp; &lt;script&gt;');
      expect(page.text).not.toContain('<script');
    }
    expect((await server.call('GET', '/problems/api/not-signed-in')).status).toBe(200);
    expect((await server.call('GET', '/problems/records/out-of-scope')).status).toBe(200);
    for (const url of [
      '/problems/sample/constructor',
      '/problems/sample/__proto__',
      '/problems/__proto__/x',
      '/problems/none/none',
      '/problems/sample/%3Cscript%3E',
    ]) {
      const page = await server.call('GET', url);
      expect([url, page.status, page.headers['content-type']]).toEqual([
        url,
        404,
        'application/problem+json; charset=utf-8',
      ]);
    }
  });
});

describe('the OpenAPI document', () => {
  it('holds every declared route with tag, permission, parameters and schemas', async () => {
    const document = (await server.call('GET', '/api/openapi.json')).json<{
      openapi: string;
      paths: Record<
        string,
        Record<
          string,
          {
            operationId: string;
            tags: string[];
            summary: string;
            'x-permission': string;
            parameters: { name: string; in: string; required: boolean; schema: object }[];
            requestBody?: object;
            responses: Record<string, object>;
          }
        >
      >;
    }>();
    expect(document.openapi).toBe('3.1.0');
    for (const declared of sampleServer.manifest.routes) {
      const path = `/api${declared.path.replace(/:([a-zA-Z]+)/g, '{$1}')}`;
      const operation = document.paths[path]?.[declared.method.toLowerCase()];
      expect(operation).toMatchObject({
        operationId: `sample.${declared.id}`,
        tags: ['sample'],
        'x-permission': declared.access,
      });
      const places = [...path.matchAll(/\{([a-zA-Z]+)\}/g)].map((match) => match[1]);
      expect(
        operation?.parameters
          .filter((parameter) => parameter.in === 'path')
          .map((parameter) => parameter.name),
      ).toEqual(places);
      for (const parameter of operation?.parameters ?? []) expect(parameter.schema).toBeTypeOf('object');
      expect(
        Object.keys(operation?.responses ?? {})
          .sort()
          .at(0),
      ).toMatch(/^20[04]$/);
    }
    expect(document.paths['/api/sample/echo']?.['post']).toMatchObject({
      requestBody: {
        content: { 'application/json': { schema: { required: expect.arrayContaining(['name', 'age']) } } },
      },
      parameters: [{ name: 'page', in: 'query', required: false }],
    });
    expect(document.paths['/api/sample/nothing/{id}']?.['delete']?.responses).toHaveProperty('204');
  });
});

describe('the log', () => {
  it('holds no password, cookie, body or row of the database', async () => {
    logged.length = 0;
    await server.call('POST', '/api/sample/echo', {
      body: { name: 'hunter2-in-body', age: 1 },
      cookie: 'hunter2-in-cookie',
      headers: { authorization: 'Bearer hunter2-in-header' },
    });
    await server.call('GET', '/api/sample/break/database', { cookie: 'hunter2-in-cookie' });
    const lines = logged.join('');
    expect(lines).toContain('duplicate key');
    expect(lines).toContain('23505');
    expect(lines).not.toContain('hunter2');
    for (const line of logged) expect(JSON.parse(line)).toHaveProperty('reqId');
  });

  it('keeps one line an entry whatever the address holds', async () => {
    logged.length = 0;
    await server.call('GET', '/api/nowhere/%0d%0a%7b%22level%22:60%7d/%1b[31m');
    for (const line of logged) {
      expect(line.trimEnd()).not.toMatch(/[\r\n\u001b]/);
      JSON.parse(line);
    }
    expect(logged.length).toBeGreaterThan(0);
  });
});
