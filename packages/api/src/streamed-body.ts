import type { FastifyInstance, FastifyRequest } from 'fastify';
import { apiProblems } from './problems.ts';
import type { IncomingBody } from './route.ts';

const MEGABYTE = 1024 * 1024;

/** Has bodies of some media types handed on as they arrive, inside one part of the server. */
export function takeStreams(app: FastifyInstance, mediaTypes: readonly string[]): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser([...mediaTypes], (_request, payload, done) => done(null, payload));
}

/** The body of a request as it arrives (流式读取正文). @throws Problem `api/malformed-request`, `api/upload-too-large` */
export function streamedBody(request: FastifyRequest, megabytes: number): IncomingBody {
  const type = request.headers['content-type'];
  if (!type || !request.body) throw apiProblems.problem('malformed-request', { reason: 'Content-Type' });
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > megabytes * MEGABYTE) throw apiProblems.problem('upload-too-large', { limit: megabytes });
  return {
    mediaType: type.split(';')[0]?.trim().toLowerCase() ?? '',
    content: within(request.body as AsyncIterable<Uint8Array>, megabytes),
  };
}

async function* within(
  content: AsyncIterable<Uint8Array>,
  megabytes: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  let left = megabytes * MEGABYTE;
  for await (const piece of content) {
    left -= piece.byteLength;
    if (left < 0) throw apiProblems.problem('upload-too-large', { limit: megabytes });
    yield piece;
  }
}
