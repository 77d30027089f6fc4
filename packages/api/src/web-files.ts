import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const MEDIA: Readonly<Record<string, string>> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

/**
 * Serves the built web application: its assets for good, the few files beside the shell (the mark) as they are, and the
 * shell for every address that is a page of the application.
 */
export async function mountWeb(app: FastifyInstance, directory: string): Promise<void> {
  const shell = await readFile(join(directory, 'index.html'));
  await app.register(fastifyStatic, {
    root: join(directory, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    decorateReply: false,
  });
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const type = MEDIA[extname(entry.name)];
    if (!entry.isFile() || !type) continue;
    const bytes = await readFile(join(directory, entry.name));
    app.get(`/${entry.name}`, (_, reply) => reply.type(type).header('Cache-Control', 'no-cache').send(bytes));
  }
  app.get('/*', (request, reply) => {
    if (/^\/(?:api|assets)(?:[/?]|$)/.test(request.url)) return reply.callNotFound();
    return reply.type('text/html; charset=utf-8').header('Cache-Control', 'no-cache').send(shell);
  });
}
