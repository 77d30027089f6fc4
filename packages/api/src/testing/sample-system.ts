import { defineSystem, type ProblemKind, PUBLIC, problemCatalogue, SIGNED_IN } from '@sanyi/kernel';
import { z } from 'zod';
import { bindServer, route } from '../route.ts';

const KINDS: readonly ProblemKind[] = [
  'input',
  'unauthenticated',
  'forbidden',
  'not-found',
  'conflict',
  'precondition',
  'unavailable',
];

/** One refusal of each kind, named after it; its sentences hold what a page must escape. */
export const sampleProblems = problemCatalogue(
  'sample',
  Object.fromEntries(
    KINDS.map((kind) => [
      kind,
      {
        kind,
        title: { zh: `标题 <b>${kind}</b>`, en: `Title <b>${kind}</b>` },
        detail: { zh: '原因：{why}', en: 'Because: {why}' },
        cure: { zh: '请 <script>重试</script>', en: 'Try "again" & <script>' },
      },
    ]),
  ),
);

export const sampleManifest = defineSystem({
  id: 'sample',
  title: { zh: '样例', en: 'Sample' },
  summary: { zh: '测试用系统。', en: 'A system for tests.' },
  stage: 'platform',
  state: 'works',
  sources: [],
  terms: [],
  needs: [],
  offers: false,
  permissions: [
    {
      code: 'sample.write',
      title: { zh: '写样例', en: 'Write samples' },
      description: { zh: '写。', en: 'Write.' },
      roles: ['reform-office'],
    },
  ],
  pages: [],
  routes: [
    {
      id: 'refuse',
      method: 'GET',
      path: '/sample/refuse/:kind',
      title: { zh: '拒绝', en: 'Refuse' },
      access: PUBLIC,
    },
    {
      id: 'break',
      method: 'GET',
      path: '/sample/break/:how',
      title: { zh: '出错', en: 'Break' },
      access: PUBLIC,
    },
    { id: 'echo', method: 'POST', path: '/sample/echo', title: { zh: '回显', en: 'Echo' }, access: PUBLIC },
    { id: 'wide', method: 'GET', path: '/sample/wide', title: { zh: '多余', en: 'Wide' }, access: PUBLIC },
    {
      id: 'version',
      method: 'PUT',
      path: '/sample/version',
      title: { zh: '版本', en: 'Version' },
      access: SIGNED_IN,
    },
    { id: 'who', method: 'GET', path: '/sample/who', title: { zh: '谁', en: 'Who' }, access: SIGNED_IN },
    {
      id: 'initial',
      method: 'GET',
      path: '/sample/initial',
      title: { zh: '初始', en: 'Initial' },
      access: SIGNED_IN,
    },
    {
      id: 'write',
      method: 'POST',
      path: '/sample/write',
      title: { zh: '写', en: 'Write' },
      access: 'sample.write',
    },
    { id: 'file', method: 'GET', path: '/sample/file', title: { zh: '文件', en: 'File' }, access: PUBLIC },
    {
      id: 'upload',
      method: 'POST',
      path: '/sample/upload',
      title: { zh: '上传', en: 'Upload' },
      access: PUBLIC,
    },
    {
      id: 'stream',
      method: 'POST',
      path: '/sample/stream',
      title: { zh: '流式上传', en: 'Stream' },
      access: PUBLIC,
    },
    {
      id: 'nothing',
      method: 'DELETE',
      path: '/sample/nothing/:id',
      title: { zh: '无', en: 'Nothing' },
      access: PUBLIC,
    },
  ],
  jobs: [],
  commands: [],
  indicators: [],
  parameters: [],
});

const BREAKS: Readonly<Record<string, () => unknown>> = {
  error: () => new Error('select * from secret where password = hunter2'),
  text: () => 'a text with hunter2',
  nothing: () => undefined,
  status: () => Object.assign(new Error('hunter2 not found at the bank'), { statusCode: 404 }),
  database: () =>
    Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (id_number)=(hunter2)' }),
};

/** A small system whose routes do, one each, what the HTTP layer must stand. */
export const sampleServer = bindServer(sampleManifest, {
  routes: {
    refuse: route({
      params: z.object({ kind: z.string() }),
      response: 'nothing',
      handle: ({ params }) =>
        Promise.reject(sampleProblems.problem(params.kind, { why: '<i>x</i>' }, { facts: { current: 2 } })),
    }),
    break: route({
      params: z.object({ how: z.string() }),
      response: 'nothing',
      handle: ({ params }) => Promise.reject(BREAKS[params.how]?.()),
    }),
    echo: route({
      query: z.object({ page: z.coerce.number().int().min(1).default(1) }),
      body: z.object({
        name: z.string().min(2).max(5),
        age: z.number().int(),
        tags: z.array(z.string().regex(/^[a-z]+$/, '只用小写字母 / Lower case only')).default([]),
        anything: z.unknown().optional(),
      }),
      response: z.object({ name: z.string(), page: z.number() }),
      handle: async ({ body, query }) => ({ name: body.name, page: query.page }),
    }),
    wide: route({
      response: z.object({ id: z.number(), inner: z.object({ shown: z.string() }) }),
      handle: async () => {
        const row = { id: 1, hash: 'hunter2', inner: { shown: 'yes', hidden: 'hunter2' } };
        return row;
      },
    }),
    version: route({
      response: z.object({ version: z.number() }),
      handle: async ({ ifMatch, setVersion }) => {
        const version = ifMatch();
        setVersion(version + 1);
        return { version };
      },
    }),
    who: route({
      response: z.object({ name: z.string(), scope: z.string(), locale: z.string(), origin: z.string() }),
      handle: async ({ viewer, locale, origin }) => ({
        name: viewer.username,
        scope: viewer.scopePath,
        locale,
        origin,
      }),
    }),
    initial: route({ response: 'nothing', withInitialPassword: true, handle: async () => undefined }),
    write: route({ response: 'nothing', handle: async () => undefined }),
    file: route({
      query: z.object({ name: z.string() }),
      response: 'download',
      handle: async ({ query }) => ({
        fileName: query.name,
        mediaType: 'application/pdf',
        content: new Uint8Array([1, 2, 3]),
      }),
    }),
    upload: route({
      response: z.object({
        files: z.array(z.object({ name: z.string(), bytes: z.number() })),
        fields: z.record(z.string(), z.string()),
      }),
      handle: async ({ upload }) => {
        const { files, fields } = await upload();
        return {
          files: files.map((file) => ({ name: file.name, bytes: file.bytes.length })),
          fields: { ...fields },
        };
      },
    }),
    stream: route({
      streamsUpload: true,
      response: z.object({
        files: z.array(z.object({ name: z.string(), bytes: z.number(), pieces: z.number() })),
        fields: z.record(z.string(), z.string()),
      }),
      handle: async ({ incoming }) => {
        const files: { name: string; bytes: number; pieces: number }[] = [];
        const fields: Record<string, string> = {};
        for await (const part of incoming()) {
          if (part.kind === 'field') {
            fields[part.field] = part.value;
            continue;
          }
          let bytes = 0;
          let pieces = 0;
          // A file called `unwanted` is left lying: the ones after it must still come.
          if (part.name !== 'unwanted')
            for await (const chunk of part.content) {
              bytes += chunk.byteLength;
              pieces += 1;
            }
          files.push({ name: part.name, bytes, pieces });
        }
        return { files, fields };
      },
    }),
    nothing: route({
      params: z.object({ id: z.uuid() }),
      response: 'nothing',
      handle: async () => undefined,
    }),
  },
  jobs: {},
  migrations: [],
  problems: [sampleProblems],
});
