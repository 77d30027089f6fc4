import { inLocale, type Locale, type Problem, type ProblemKind } from '@sanyi/kernel';
import type { FastifyReply } from 'fastify';

/** The only place where a business refusal becomes an HTTP status. */
const STATUS: Readonly<Record<ProblemKind, number>> = {
  input: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  precondition: 412,
  unavailable: 503,
};

/** Chinese unless the client asks for English first. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  return /^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'zh-CN';
}

/** Answers a refusal as RFC 9457 `application/problem+json`, with both languages beside the negotiated one. */
export function sendProblem(reply: FastifyReply, problem: Problem, status?: number): FastifyReply {
  const locale = localeOf(reply.request.headers['accept-language']);
  return reply
    .code(status ?? STATUS[problem.kind])
    .header('Content-Language', locale)
    .header('Cache-Control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .serializer((body: unknown) => JSON.stringify(body))
    .send({
      type: `/problems/${problem.code}`,
      title: inLocale(problem.title, locale),
      detail: inLocale(problem.detail, locale),
      status: status ?? STATUS[problem.kind],
      instance: reply.request.id,
      code: problem.code,
      cure: inLocale(problem.cure, locale),
      messages: { title: problem.title, detail: problem.detail, cure: problem.cure },
      issues: problem.issues,
      facts: problem.facts,
    });
}
