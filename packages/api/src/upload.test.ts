import { enginesPresent, openTestRecords } from '@sanyi/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleServer } from './testing/sample-system.ts';
import { type TestServer, testServer } from './testing/server.ts';

let server: TestServer;
let close: () => Promise<void>;

beforeAll(async () => {
  const records = await openTestRecords(enginesPresent()[0] ?? 'pglite');
  server = await testServer(records, [sampleServer], { dataMegabytes: 4 });
  close = async () => {
    await server.close();
    await records.close();
  };
});
afterAll(() => close());

interface Part {
  readonly name: string;
  readonly file?: string;
  readonly content: string | Buffer;
}

function form(parts: readonly Part[]) {
  const chunks = parts.flatMap(({ name, file, content }) => [
    Buffer.from(
      `--edge\r\nContent-Disposition: form-data; name="${name}"${file === undefined ? '' : `; filename="${file}"\r\nContent-Type: text/csv`}\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
  return {
    body: Buffer.concat([...chunks, Buffer.from('--edge--\r\n')]),
    headers: { 'content-type': 'multipart/form-data; boundary=edge' },
  };
}

describe('a route that streams its uploads', () => {
  it('gets each file as it arrives, in pieces, with the fields around them', async () => {
    const large = Buffer.alloc(3 * 1024 * 1024, 'x');
    const answer = await server.call(
      'POST',
      '/api/sample/stream',
      form([
        { name: 'sender', content: '清河区人民医院' },
        { name: 'file', file: 'a.csv', content: large },
        { name: 'file', file: 'unwanted', content: large },
        { name: 'file', file: 'b.csv', content: 'b' },
      ]),
    );
    const body = answer.json<{ files: { name: string; bytes: number; pieces: number }[]; fields: object }>();
    expect(body.fields).toEqual({ sender: '清河区人民医院' });
    expect(body.files.map(({ name, bytes }) => [name, bytes])).toEqual([
      ['a.csv', large.length],
      ['unwanted', 0],
      ['b.csv', 1],
    ]);
    expect(body.files[0]?.pieces).toBeGreaterThan(0);
  });

  it('refuses a file over the limit for data, and a form without one', async () => {
    const over = await server.call(
      'POST',
      '/api/sample/stream',
      form([{ name: 'file', file: 'a.csv', content: Buffer.alloc(5 * 1024 * 1024) }]),
    );
    expect(over.json()).toMatchObject({ status: 400, code: 'api/upload-too-large' });
    const none = await server.call('POST', '/api/sample/stream', form([{ name: 'note', content: 'x' }]));
    expect(none.json()).toMatchObject({ code: 'api/upload-expected' });
    const json = await server.call('POST', '/api/sample/stream', { body: {} });
    expect(json.json()).toMatchObject({ code: 'api/upload-expected' });
  });
});
