import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Platform } from './platform.ts';
import type { RouteBinding, ServerBinding } from './route.ts';

/**
 * The OpenAPI description (接口说明) of all mounted systems, derived from manifests and schemas; one tag a system.
 */
export function openApiDocument(
  bindings: readonly ServerBinding[],
  version: string,
): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { manifest, routes } of bindings) {
    for (const declared of manifest.routes) {
      const bound = routes[declared.id];
      if (!bound) continue;
      const path = `/api${declared.path.replace(/:([a-zA-Z]+)/g, '{$1}')}`;
      paths[path] = {
        ...paths[path],
        [declared.method.toLowerCase()]: operation(manifest.id, declared, bound),
      };
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: '三医 Sanyi', version },
    tags: bindings.map(({ manifest }) => ({
      name: manifest.id,
      description: `${manifest.title.zh} / ${manifest.title.en}`,
    })),
    paths,
  };
}

function operation(
  system: string,
  declared: ServerBinding['manifest']['routes'][number],
  bound: RouteBinding,
): Record<string, unknown> {
  return {
    operationId: `${system}.${declared.id}`,
    tags: [system],
    summary: `${declared.title.zh} / ${declared.title.en}`,
    'x-permission': declared.access,
    parameters: [...parametersOf('path', bound.params), ...parametersOf('query', bound.query)],
    ...(bound.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: jsonSchema(bound.body) } },
          },
        }
      : {}),
    ...(bound.streamsBody
      ? {
          requestBody: {
            required: true,
            content: Object.fromEntries(
              bound.streamsBody.map((type) => [type, { schema: { type: 'string' } }]),
            ),
          },
        }
      : {}),
    responses: {
      [bound.response === 'nothing' ? '204' : '200']: { description: 'OK', ...contentOf(bound.response) },
      default: { description: 'RFC 9457 problem', content: { 'application/problem+json': {} } },
    },
  };
}

function contentOf(response: RouteBinding['response']): Record<string, unknown> {
  if (response === 'nothing') return {};
  if (response === 'download') return { content: { 'application/octet-stream': {} } };
  return { content: { 'application/json': { schema: jsonSchema(response, 'output') } } };
}

function parametersOf(place: 'path' | 'query', schema: z.ZodType | undefined): unknown[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchema(schema) as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, item]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: item,
  }));
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output' = 'input'): Record<string, unknown> {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any' });
}

/** Serves the description at `/api/openapi.json`. */
export function mountOpenApi(
  app: FastifyInstance,
  platform: Platform,
  bindings: readonly ServerBinding[],
): void {
  const document = openApiDocument(bindings, platform.installation.version);
  app.get('/api/openapi.json', () => document);
}
