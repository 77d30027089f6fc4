import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import {
  inLocale,
  type Locale,
  mayAccess,
  PUBLIC,
  type RouteDeclaration,
  roles,
  type Viewer,
} from '@sanyi/kernel';
import { recordsProblems } from '@sanyi/records';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import type { Logger } from 'pino';
import { contentDisposition } from './content-disposition.ts';
import { createLog } from './log.ts';
import { mountOpenApi } from './openapi.ts';
import type { Platform } from './platform.ts';
import { mountProblemPages } from './problem-pages.ts';
import { localeOf, sendProblem } from './problem-reply.ts';
import { apiProblems } from './problems.ts';
import { BODY_MEGABYTES, frameworkProblem, parsePart } from './request-problems.ts';
import type { Download, RouteBinding, RouteContext, ServerBinding } from './route.ts';
import { SESSION_COOKIE, type Sessions } from './session.ts';
import { streamedBody, takeStreams } from './streamed-body.ts';
import { incomingParts, readUpload } from './upload.ts';
import { mountWeb } from './web-files.ts';

export interface HttpOptions {
  readonly sessions: Sessions;
  readonly bindings: readonly ServerBinding[];
  readonly uploadMegabytes: number;
  /** Largest file of a route that streams its uploads; 2048 without one. */
  readonly dataMegabytes?: number;
  readonly logLevel: string;
  /** The log of the process; without one the server makes its own. */
  readonly log?: Logger;
  /** Folder of the built web application; absent in API tests. */
  readonly webDirectory?: string;
}

/**
 * Builds the HTTP server (接口服务) from the systems' bindings: session, access, parsing, problems and OpenAPI are
 * the same for every route because no route does them itself.
 */
export async function createHttpServer(platform: Platform, options: HttpOptions): Promise<FastifyInstance> {
  const log: FastifyBaseLogger = options.log ?? createLog(options.logLevel);
  const app = Fastify({
    loggerInstance: log,
    genReqId: () => crypto.randomUUID(),
    requestIdHeader: false,
    bodyLimit: BODY_MEGABYTES * 1024 * 1024,
    trustProxy: 'loopback',
    // An address that cannot be decoded is answered like every other refusal.
    frameworkErrors: (error, request, reply) => {
      void answerError(error, request, reply, options.uploadMegabytes);
    },
  });
  await app.register(cookie);
  await app.register(multipart, {
    limits: { fileSize: options.uploadMegabytes * 1024 * 1024, files: 20, fields: 50 },
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        // Ant Design writes its styles at run time; scripts stay strict.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    frameguard: { action: 'deny' },
    hsts: false,
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('X-Request-Id', request.id);
    const token = request.cookies[SESSION_COOKIE];
    if (token && request.url.startsWith('/api/'))
      viewers.set(request, await options.sessions.viewerOf(token));
  });
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply, options.uploadMegabytes));
  app.setNotFoundHandler((request, reply) =>
    sendProblem(
      reply,
      apiProblems.problem('no-such-route', { method: request.method, path: request.url.split('?')[0] ?? '' }),
    ),
  );

  for (const binding of options.bindings) {
    for (const declared of binding.manifest.routes) {
      const bound = binding.routes[declared.id];
      if (!bound)
        throw new Error(`system ${binding.manifest.id}: route ${declared.id} is declared but not bound`);
      const { streamsBody } = bound;
      if (!streamsBody) mountRoute(app, platform, options, declared, bound);
      else
        await app.register(async (part) => {
          takeStreams(part, streamsBody);
          mountRoute(part, platform, options, declared, bound);
        });
    }
  }
  mountOpenApi(app, platform, options.bindings);
  mountProblemPages(app, [
    apiProblems,
    recordsProblems,
    ...options.bindings.flatMap((binding) => binding.problems),
  ]);
  if (options.webDirectory) await mountWeb(app, options.webDirectory);
  return app;
}

const viewers = new WeakMap<FastifyRequest, Viewer | null>();

function answerError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  uploadMegabytes: number,
): FastifyReply {
  const problem = frameworkProblem(error, uploadMegabytes);
  if (problem) {
    if (problem.kind === 'unavailable') request.log.warn({ err: error }, problem.code);
    return sendProblem(reply, problem);
  }
  request.log.error({ err: error }, 'unexpected');
  return sendProblem(reply, apiProblems.problem('unexpected', { requestId: request.id }), 500);
}

function mountRoute(
  app: FastifyInstance,
  platform: Platform,
  options: HttpOptions,
  declared: RouteDeclaration,
  bound: RouteBinding,
): void {
  app.route({
    method: declared.method,
    url: `/api${declared.path}`,
    handler: async (request, reply) => {
      const viewer = viewers.get(request) ?? null;
      refuseUnlessAllowed(platform, declared, bound, request, viewer);
      const context: RouteContext<unknown, unknown, unknown> = {
        platform,
        get viewer() {
          if (!viewer) throw apiProblems.problem('not-signed-in');
          return viewer;
        },
        viewerOrNull: viewer,
        params: parsePart(bound.params, request.params, 'params'),
        query: parsePart(bound.query, request.query, 'query'),
        body: parsePart(bound.body, request.body, 'body'),
        locale: localeOf(request.headers['accept-language']),
        requestId: request.id,
        origin: `${request.protocol}://${request.host}`,
        ifMatch: () => versionOf(request),
        upload: () => readUpload(request, bound.uploadMegabytes ?? options.uploadMegabytes),
        incoming: () => {
          if (!bound.streamsUpload) throw new Error(`route ${declared.id} does not stream its uploads`);
          return incomingParts(request, options.dataMegabytes ?? 2048);
        },
        streamedBody: () => {
          if (!bound.streamsBody) throw new Error(`route ${declared.id} does not stream its body`);
          return streamedBody(request, options.dataMegabytes ?? 2048);
        },
        transact: (work) => platform.records.asViewer(context.viewer, work),
        setVersion: (version: number) => {
          void reply.header('ETag', `"v${version}"`);
        },
        session: {
          start: async (accountId) => {
            const token = await options.sessions.start(accountId, request.headers['user-agent'] ?? '');
            reply.setCookie(SESSION_COOKIE, token, {
              path: '/',
              httpOnly: true,
              secure: true,
              sameSite: 'strict',
            });
          },
          end: async () => {
            const token = request.cookies[SESSION_COOKIE];
            if (token) await options.sessions.end(token);
            reply.clearCookie(SESSION_COOKIE, { path: '/', secure: true });
          },
        },
      };
      reply.header('Cache-Control', 'no-store');
      return sendAnswer(reply, bound, await bound.handle(context));
    },
  });
}

function refuseUnlessAllowed(
  platform: Platform,
  declared: RouteDeclaration,
  bound: RouteBinding,
  request: FastifyRequest,
  viewer: Viewer | null,
): void {
  if (declared.method !== 'GET' && request.headers['x-sanyi-request'] === undefined) {
    throw apiProblems.problem('not-from-the-application');
  }
  if (mayAccess(platform.manifests, viewer?.role ?? null, declared.access)) {
    if (viewer?.mustChangePassword && declared.access !== PUBLIC && !bound.withInitialPassword) {
      throw apiProblems.problem('change-password-first');
    }
    return;
  }
  if (!viewer) throw apiProblems.problem('not-signed-in');
  const locale: Locale = localeOf(request.headers['accept-language']);
  const permission = platform.manifests
    .flatMap((manifest) => manifest.permissions)
    .find((item) => item.code === declared.access);
  const role = roles.find((item) => item.id === viewer.role);
  throw apiProblems.problem('not-permitted', {
    role: role ? inLocale(role.title, locale) : viewer.role,
    permission: permission ? inLocale(permission.title, locale) : declared.access,
  });
}

function versionOf(request: FastifyRequest): number {
  // `W/` is added by proxies that compress; nine digits always fit the column.
  const match = /^(?:W\/)?"?v?(\d{1,9})"?$/.exec(request.headers['if-match'] ?? '');
  if (!match) throw apiProblems.problem('version-missing');
  return Number(match[1]);
}

function sendAnswer(reply: FastifyReply, bound: RouteBinding, answer: unknown): unknown {
  if (bound.response === 'nothing') return reply.code(204).send();
  if (bound.response === 'download') {
    const file = answer as Download;
    return reply
      .type(file.mediaType)
      .header('Content-Disposition', contentDisposition(file.fileName))
      .header('X-Content-Type-Options', 'nosniff')
      .send(file.content instanceof Uint8Array ? Buffer.from(file.content) : file.content);
  }
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(bound.response.parse(answer)));
}
