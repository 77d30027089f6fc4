import type { ProblemCatalogue } from '@sanyi/kernel';
import type { FastifyInstance } from 'fastify';
import { apiProblems } from './problems.ts';

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Serves the page that a problem's `type` points to: the same sentences as the catalogue, in both languages. */
export function mountProblemPages(app: FastifyInstance, catalogues: readonly ProblemCatalogue[]): void {
  app.get<{ Params: { system: string; code: string } }>('/problems/:system/:code', (request, reply) => {
    const { system, code } = request.params;
    const entries = catalogues.find((catalogue) => catalogue.system === system)?.entries ?? {};
    const entry = Object.hasOwn(entries, code) ? entries[code] : undefined;
    if (!entry) throw apiProblems.problem('no-such-route', { method: 'GET', path: request.url });
    const part = (title: string, detail: string, cure: string) =>
      `<h1>${escaped(title)}</h1><p>${escaped(detail)}</p><p><strong>${escaped(cure)}</strong></p>`;
    return reply
      .type('text/html; charset=utf-8')
      .send(
        `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${escaped(entry.title.zh)}</title>` +
          `<main style="max-width:40em;margin:3em auto;font-family:sans-serif;line-height:1.7">` +
          `<p><code>${escaped(`${system}/${code}`)}</code></p>${part(entry.title.zh, entry.detail.zh, entry.cure.zh)}<hr>` +
          `<div lang="en">${part(entry.title.en, entry.detail.en, entry.cure.en)}</div></main></html>`,
      );
  });
}
