import { type TestServer, testServer } from '@sanyi/api/testing';
import { testFacts } from '@sanyi/facts/testing';
import { fixedClock, mayAccess, PUBLIC, type RoleId, type RouteDeclaration, roles } from '@sanyi/kernel';
import { regionMigrations } from '@sanyi/region/migrations';
import { enginesPresent, openTestRecords, type TestEngine } from '@sanyi/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { systemManifests } from '../../systems/index.ts';
import { serverBindings } from '../../systems/server.ts';

/**
 * Every route of every system × every role, over the demonstration: what is granted by the manifest and nothing else,
 * and no input that is answered with 500. A system that is switched on later is tested without a line here.
 */
const NOW = '2026-11-22T02:00:00.000Z';
const NOBODY = '00000000-0000-4000-8000-000000000000';
const routes = serverBindings.flatMap((binding) =>
  binding.manifest.routes.map((declared) => ({
    name: `${declared.method} ${declared.path}`,
    declared,
    bound: binding.routes[declared.id],
  })),
);

function addressOf(declared: RouteDeclaration, values: (name: string) => string): string {
  return `/api${declared.path.replace(/:([a-zA-Z]+)/g, (_, name: string) => encodeURIComponent(values(name)))}`;
}

/** Ids that lists of the product give away, by the name of the parameter they serve as: `plans[].id` is a `planId`. */
function harvest(value: unknown, list: string, found: Map<string, Set<string>>): void {
  if (Array.isArray(value)) {
    for (const item of value) harvest(item, list, found);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    const name = key === 'id' ? `${list.replace(/s$/, '')}Id` : key;
    if (typeof item === 'string' && name.endsWith('Id'))
      found.set(name, (found.get(name) ?? new Set()).add(item));
    else harvest(item, key, found);
  }
}

/** Values of a JSON schema, sometimes off by a little: what a program or a spiteful person might send. */
function valuesOf(
  given: Record<string, unknown> | boolean,
  known: fc.Arbitrary<string>,
): fc.Arbitrary<unknown> {
  const schema = typeof given === 'boolean' ? {} : given;
  const choices = [schema['anyOf'], schema['oneOf']].find(Array.isArray) as
    | Record<string, unknown>[]
    | undefined;
  if (choices) return fc.oneof(...choices.map((choice) => valuesOf(choice, known)));
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
  if ('const' in schema) return fc.constant(schema['const']);
  switch (schema['type']) {
    case 'object': {
      const properties = Object.entries(
        (schema['properties'] ?? {}) as Record<string, Record<string, unknown>>,
      );
      const required = (schema['required'] ?? []) as string[];
      const model = properties.map(([key, item]) => [key, named(key, valuesOf(item, known))] as const);
      return fc.record(Object.fromEntries(model), { requiredKeys: required });
    }
    case 'array':
      return fc.array(valuesOf((schema['items'] ?? {}) as Record<string, unknown>, known), { maxLength: 4 });
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number':
      return fc.oneof(
        fc.integer({ min: 0, max: 12 }),
        fc.integer(),
        fc.constantFrom(-1, 2 ** 31, Number.MAX_SAFE_INTEGER, 1e15, 0.5),
      );
    case 'null':
      return fc.constant(null);
    case 'string':
      return textsOf(schema, known);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

/** A field that is named like an id the product gave away mostly holds one. */
function named(key: string, values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const found = [...(ids.get(key) ?? [])];
  return found.length > 0 ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...found) }, values) : values;
}

const days = [
  '2026-04-10',
  '0000-01-01',
  '2026-02-30',
  '2026-99-99',
  '9999-12-31',
  '-0001-01-01',
  '2026-4-1',
];
const words = [
  '',
  ' ',
  '进展顺利',
  'x'.repeat(300),
  "'; drop table plan.task; --",
  '%',
  '\\',
  '\u202e',
  '{}',
  'null',
  'undefined',
  '__proto__',
  'green',
  '1e400',
  '-0',
  '12.50',
  '2026Q1',
  '2026',
  '2026-13',
  '9999H2',
  '0000',
  '../../etc/passwd',
  '<script>',
  '=1+1',
  '𠮷',
  'a\u0000b',
  '\ud800',
];

function textsOf(schema: Record<string, unknown>, known: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const plain = fc.oneof(
    fc.constantFrom(...words),
    fc.constantFrom(...days),
    known,
    fc.string({ maxLength: 20 }),
    fc.uuid(),
  );
  const { format, pattern } = schema;
  if (format === 'uuid') return fc.oneof({ weight: 4, arbitrary: known }, fc.uuid());
  if (format === 'date') return fc.constantFrom(...days);
  if (typeof pattern === 'string' && !/[\\(][pPk?]/.test(pattern)) {
    return fc.oneof({ weight: 4, arbitrary: fc.stringMatching(new RegExp(pattern)) }, plain);
  }
  return plain;
}

const accounts = new Map<RoleId, string>();
const ids = new Map<string, Set<string>>();
let server: TestServer;
let close: () => Promise<void>;

/** Calls with a new session, because some routes end it. */
const callAs =
  (role: RoleId): TestServer['call'] =>
  async (method, url, call = {}) =>
    server.call(method, url, {
      ...call,
      cookie: await server.sessions.start(accounts.get(role) ?? NOBODY, 'matrix'),
    });

beforeAll(async () => {
  const engine: TestEngine = enginesPresent()[0] ?? 'pglite';
  const migrations = serverBindings.flatMap((binding) => binding.migrations);
  const records = await openTestRecords(engine, migrations, { clock: fixedClock(NOW) });
  const facts = await testFacts('permission_matrix');
  await facts.migrate(regionMigrations);
  server = await testServer(records, serverBindings, {
    manifests: systemManifests,
    demonstration: true,
    facts,
  });
  close = async () => {
    await server.close();
    await records.close();
  };
  // Without facts the demonstration leaves out its practice region, which takes half a minute to lay down.
  for (const binding of serverBindings) await binding.seed?.({ ...server.platform, facts: null });
  const people = await records.asSystem('test', (tx) =>
    tx.selectFrom('platform.account').select(['id', 'role', 'organisation_id']).execute(),
  );
  for (const { id: role } of roles) {
    const person = people.find((item) => item.role === role);
    if (!person) throw new Error(`the demonstration has nobody with the role ${role}`);
    accounts.set(role, person.id);
    for (const { declared } of routes.filter((item) => item.declared.method === 'GET')) {
      const answer = await callAs(role)('GET', addressOf(declared, first));
      if (answer.status === 200 && String(answer.headers['content-type']).includes('json')) {
        harvest(answer.json(), declared.path.split('/').at(-1) ?? '', ids);
      }
    }
    // What follows is done by somebody whose id nobody knows: no made-up request disables or moves the one who sends it.
    const stranger = await records.asSystem('test', (tx) =>
      tx
        .insertInto('platform.account')
        .values({
          username: `matrix-${role}`,
          display_zh: role,
          password_hash: '!',
          role,
          organisation_id: person.organisation_id,
        })
        .returning('id')
        .executeTakeFirstOrThrow(),
    );
    accounts.set(role, stranger.id);
  }
}, 120_000);

afterAll(() => close());

function first(name: string): string {
  return [...(ids.get(name) ?? [])][0] ?? NOBODY;
}

describe.each(routes)('$name', ({ declared, bound }) => {
  const granted = roles.filter((role) => mayAccess(systemManifests, role.id, declared.access));

  it.runIf(declared.access !== PUBLIC)('asks who is there', async () => {
    const answer = await server.call(declared.method, addressOf(declared, first));
    expect([answer.status, answer.json()['code']]).toEqual([401, 'api/not-signed-in']);
  });

  it.each(roles.map((role) => role.id))('serves %s as the manifest says', async (role) => {
    const answer = await callAs(role)(
      declared.method,
      addressOf(declared, () => NOBODY),
    );
    const refused = answer.status === 403 && answer.json()['code'] === 'api/not-permitted';
    expect([answer.status, refused]).toEqual([answer.status, !granted.some((item) => item.id === role)]);
    expect(answer.status).not.toBe(500);
  });

  it.runIf(declared.method !== 'GET')('takes changes from the application alone', async () => {
    for (const { id } of roles) {
      const answer = await callAs(id)(declared.method, addressOf(declared, first), { bare: true });
      expect([answer.status, answer.json()['code']]).toEqual([403, 'api/not-from-the-application']);
    }
  });

  it('answers whatever is sent, never 500', async () => {
    const known = fc.constantFrom(
      ...new Set([...ids.values()].flatMap((set) => [...set].slice(0, 6))),
      NOBODY,
    );
    const place = (name: string) =>
      fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(first(name), ...(ids.get(name) ?? [])) },
        known,
        // An address cannot hold half a character; a body can.
        fc.constantFrom(...words.filter((word) => !/\p{Surrogate}/u.test(word))),
        fc.string(),
      );
    const names = [...declared.path.matchAll(/:([a-zA-Z]+)/g)].map((match) => match[1] ?? '');
    const shapeOf = (schema: z.ZodType | undefined) =>
      schema
        ? valuesOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), known)
        : fc.constant(undefined);
    const junk = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(undefined, '', '{', 'null', '[]'));
    const request = fc.record({
      role: fc.constantFrom(...(granted.length > 0 ? granted : roles).map((role) => role.id)),
      places: fc.record(Object.fromEntries(names.map((name) => [name, place(name)]))),
      query: fc.oneof(
        { weight: 3, arbitrary: shapeOf(bound?.query) },
        fc.dictionary(
          fc.constantFrom('before', 'limit', 'planId', 'q', 'x[]', '__proto__'),
          fc.constantFrom(...words),
        ),
      ),
      body:
        declared.method === 'GET'
          ? fc.constant(undefined)
          : fc.oneof({ weight: 4, arbitrary: shapeOf(bound?.body) }, junk),
      version: fc.constantFrom('"v1"', '"v2"', '"v0"', '"v999999999"', '"v9999999999"', 'x', ''),
    });
    const holds = fc.assert(
      fc.asyncProperty(request, async ({ role, places, query, body, version }) => {
        const address = addressOf(declared, (name) => places[name] ?? NOBODY);
        const search = new URLSearchParams(
          Object.entries((query ?? {}) as Record<string, unknown>).flatMap(([key, value]) =>
            (Array.isArray(value) ? value : [value]).map((item): [string, string] => [key, String(item)]),
          ),
        );
        const answer = await callAs(role)(declared.method, `${address}?${search.toString()}`, {
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          headers: {
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            'if-match': version,
          },
        });
        // The server answered, and not with a defect; what it answered is for the tests of its system.
        if (answer.status >= 500) throw new Error(`${answer.status} ${answer.text.slice(0, 300)}`);
        if (answer.status >= 400) expect(answer.json()['code']).toMatch(/^[a-z-]+\/[a-z-]+$/);
      }),
      { numRuns: 6, seed: 20_260_410, endOnFailure: true },
    );
    await expect(holds).resolves.toBeUndefined();
  });
});
