import { createLog } from '@sanyi/api';
import { settableClock, type TestServer, testServer } from '@sanyi/api/testing';
import { keyRing, migrationsMatchFolder, type Records, scopeFaults } from '@sanyi/records';
import { describeApi, seedOrganisations, viewerFixture } from '@sanyi/testing';
import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import type { IdentityPort, PersonEntry } from '../port.ts';
import { server as identities } from '../server.ts';
import { personKey } from '../store/keys.ts';
import { migrations } from '../store/migrations.ts';
import { maskedPersons } from '../store/one-person.ts';
import { resealBatch, storePersons } from '../store/store-persons.ts';

const clock = settableClock('2026-04-10T01:00:00.000Z');
const office = viewerFixture();
const inspector = viewerFixture({ role: 'inspector', organisationId: 'east-reform', username: 'inspector' });
const clerk = viewerFixture({ role: 'department', organisationId: 'east-health' });
const west = viewerFixture({
  username: 'west',
  organisationId: 'west-reform',
  scopePath: '/city/west/',
  role: 'inspector',
});
const EAST = '/city/east/';

/** Made-up persons; area 990102 exists nowhere. */
function fakePerson(at: number): Required<Omit<PersonEntry, 'personKey'>> {
  const serial = String(at).padStart(4, '0');
  return {
    personNumber: `99010200001${serial}`,
    identityNumber: `9901021960010${serial}9`.slice(0, 18),
    name: `赵示例${serial}`,
    phone: `1390001${serial}`,
    address: `云州市清河区演示路${serial}号`,
    fileNo: 7,
  };
}

describeApi('identities', { migrations: identities.migrations, clock }, (open) => {
  let records: Records;
  let server: TestServer;
  const lines: string[] = [];

  beforeEach(async () => {
    lines.length = 0;
    records = await open();
    await seedOrganisations(records, [office, inspector, clerk, west]);
    server = await testServer(records, [identities], {
      log: createLog('debug', { write: (line) => lines.push(line) }),
      logLevel: 'debug',
    });
    return () => server.close();
  });

  const port = () => server.platform.port<IdentityPort>('identities');
  const keys = () => server.platform.keys;
  const keyed = (person: Omit<PersonEntry, 'personKey'>): PersonEntry => ({
    ...person,
    personKey: personKey(keys(), person.personNumber ?? null, person.identityNumber) ?? 0n,
  });
  const store = (entries: readonly PersonEntry[], scope = EAST) =>
    records.asSystem('test', (tx) => port().store(tx, scope, entries));
  const post = async (route: string, body: object, by: Parameters<TestServer['as']>[0] = inspector) =>
    (await server.as(by))('POST', `/api/identities/${route}`, { body });

  it('stand on the migrations of the folder, every table inside a scope', async () => {
    expect(migrationsMatchFolder('systems/identities/store/records', migrations)).toEqual([]);
    expect(await records.asSystem('test', scopeFaults)).toEqual([]);
  });

  it('make one key of a number however it is written, and none of a filler', () => {
    const { personKey: key, recordKey, staffKey } = port();
    expect(key(keys(), ' 9901020000１ ')).toBe(key(keys(), '99010200001'));
    expect(key(keys(), '-', '99010219600101001x')).toBe(key(keys(), null, '99010219600101001X'));
    expect(key(keys(), '无', null)).toBeNull();
    expect(recordKey(keys(), 'H1', '7')).not.toBe(recordKey(keys(), 'H17', ''));
    expect(recordKey(keys(), 'H1', '7')).not.toBe(recordKey(keys(), 'H2', '7'));
    expect(staffKey(keys(), 'H1', 'D990102000001')).toBe(staffKey(keys(), 'H2', 'd990102000001'));
    expect(staffKey(keys(), 'H1', '王医生')).not.toBe(staffKey(keys(), 'H2', '王医生'));
  });

  it('add, bring up to date and leave alone; what is not said stays', async () => {
    const all = Array.from({ length: 50 }, (_, at) => keyed(fakePerson(at)));
    expect(await store(all)).toEqual({ added: 50, changed: 0, unchanged: 0, erased: 0, collisions: [] });
    expect(await store(all)).toMatchObject({ added: 0, changed: 0, unchanged: 50 });
    const first = all[0] ?? keyed(fakePerson(0));
    const { personKey: key, personNumber } = first;
    const partial = {
      personKey: key,
      fileNo: 8,
      phone: '13900009999',
      ...(personNumber ? { personNumber } : {}),
    };
    expect(await store([partial])).toMatchObject({ changed: 1 });
    const masked = await records.asViewer(office, (tx) => port().masked(tx, [key]));
    expect(masked.get(key)).toEqual({
      personKey: key,
      name: '赵******',
      personNumber: '990********0000',
      identityNumber: expect.stringMatching(/^990\*{11}\d{4}$/),
      phone: '139****9999',
      address: '云州市清河区****',
      note: null,
    });
  });

  it('hold names and numbers in no readable column, no log line, no problem', async () => {
    const people = Array.from({ length: 40 }, (_, at) => fakePerson(at));
    await store(people.map(keyed));
    const [one = fakePerson(0)] = people;
    const key = String(keyed(one).personKey);
    await post('look-up', { kind: 'person', number: one.personNumber });
    await post('look-up', { kind: 'identity', number: one.identityNumber }, office);
    await post('look-up', { kind: 'identity', number: '12' }, office);
    await post('look-up', { kind: 'identity', number: [one.identityNumber] }, office);
    await post('unmask', { personKey: key, reason: '核对重复住院' });
    await post('unmask', { personKey: key, reason: `核对 ${one.identityNumber}` });
    await post(
      'correct',
      { personKey: key, field: 'name', value: people[1]?.name ?? '', reason: '本人来函更正' },
      office,
    );
    await expect(
      records.asSystem('test', (tx) => port().store(tx, '不是路径', [keyed(one)])),
    ).rejects.toThrow(/scope_path_form/);
    const { rows: columns } = await records.asSystem('test', (tx) =>
      sql<{ schema: string; table: string; name: string }>`
        select table_schema as schema, table_name as "table", column_name as name from information_schema.columns
        where table_schema in ('platform', 'identities')`.execute(tx),
    );
    const needles = people.flatMap((person) => [
      person.personNumber,
      person.identityNumber,
      person.name,
      person.phone,
      person.address,
    ]);
    const dump: string[] = [];
    for (const { schema, table, name } of columns) {
      const { rows } = await records.asSystem('test', (tx) =>
        sql<{
          text: string | null;
        }>`select ${sql.ref(name)}::text as text from ${sql.table(`${schema}.${table}`)}`.execute(tx),
      );
      dump.push(...rows.map(({ text }) => text ?? ''));
    }
    expect(dump.length).toBeGreaterThan(500);
    const everything = [...dump, ...lines].join('\n');
    expect(needles.filter((needle) => everything.includes(needle))).toEqual([]);
    // Nor as the bytes of a column, which print as hexadecimal.
    expect(needles.filter((needle) => everything.includes(Buffer.from(needle).toString('hex')))).toEqual([]);
  });

  it('are looked up by the whole number inside the scope alone, masked', async () => {
    const one = fakePerson(1);
    await store([keyed(one)]);
    await store([keyed(fakePerson(2))], '/city/');
    const found = (await post('look-up', { kind: 'identity', number: ` ${one.identityNumber} ` })).json<{
      persons: { name: string; regionName: { zh: string } }[];
    }>();
    expect(found.persons).toMatchObject([{ name: '赵******', regionName: { zh: '东区' } }]);
    expect(JSON.stringify(found)).not.toContain(one.phone);
    for (const [number, by] of [
      [one.personNumber, west],
      [fakePerson(2).personNumber, inspector],
      [one.personNumber.slice(0, 10), inspector],
    ] as const)
      expect(
        (await post('look-up', { kind: 'person', number }, by)).json<{ persons: unknown[] }>().persons,
      ).toEqual([]);
    const key = String(keyed(one).personKey);
    expect((await post('unmask', { personKey: key, reason: '核对住院记录' }, west)).json()['code']).toBe(
      'identities/no-such-person',
    );
    expect((await post('look-up', { kind: 'person', number: one.personNumber }, clerk)).status).toBe(403);
  });

  it('are unmasked with permission and reason, and every time it is written down', async () => {
    const one = fakePerson(3);
    const key = String(keyed(one).personKey);
    await store([keyed(one)]);
    expect((await post('unmask', { personKey: key, reason: '核对住院记录' }, office)).status).toBe(403);
    expect((await post('unmask', { personKey: key, reason: '查' })).json()['code']).toBe('api/invalid-input');
    const clear = await post('unmask', { personKey: key, reason: '核对住院记录' });
    expect(clear.json()).toMatchObject({ name: one.name, identityNumber: one.identityNumber, seconds: 60 });
    expect(clear.headers['cache-control']).toBe('no-store');
    const uses = (await (await server.as(inspector))('GET', '/api/identities/uses?action=unmask')).json<{
      entries: object[];
    }>();
    expect(uses.entries).toMatchObject([
      {
        action: 'unmask',
        personKey: key,
        actorName: '测试 inspector',
        reason: '核对住院记录',
        fields: ['personNumber', 'identityNumber', 'name', 'phone', 'address'],
      },
    ]);
    expect((await (await server.as(office))('GET', '/api/identities/uses')).status).toBe(403);
  });

  it('are corrected and erased on request; what is erased does not come back', async () => {
    const one = keyed(fakePerson(4));
    const key = String(one.personKey);
    await store([one]);
    const answer = await post(
      'correct',
      { personKey: key, field: 'phone', value: '13900001234', reason: '本人来函更正' },
      office,
    );
    expect(answer.json()).toEqual({ rows: 1 });
    expect((await post('unmask', { personKey: key, reason: '核对更正结果' })).json()).toMatchObject({
      phone: '13900001234',
      name: one.name,
    });
    expect((await post('erase', { personKey: key, reason: '本人请求删除' }, office)).json()).toEqual({
      rows: 1,
    });
    expect(await store([one])).toMatchObject({ added: 0, erased: 1 });
    const masked = await records.asViewer(office, (tx) => port().masked(tx, [one.personKey]));
    expect(masked.get(one.personKey)).toMatchObject({
      name: null,
      note: { en: 'Erased on request of the person' },
    });
    const { rows } = await records.asSystem('test', (tx) =>
      sql<{
        action: string;
      }>`select action from platform.audit_entry where subject_id = ${key} order by seq`.execute(tx),
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'identities.correct',
      'identities.unmask',
      'identities.erase',
    ]);
  });

  it('report two numbers of one key and touch nothing', async () => {
    const one = keyed(fakePerson(5));
    await store([one]);
    const other = { ...fakePerson(6), personKey: one.personKey, fileNo: 9 };
    expect(await store([other, keyed(fakePerson(8))])).toEqual({
      added: 1,
      changed: 0,
      unchanged: 0,
      erased: 0,
      collisions: [{ personKey: one.personKey, fileNo: 9 }],
    });
    expect(
      (
        await store([
          { ...fakePerson(9), personKey: 77n },
          { ...fakePerson(10), personKey: 77n },
        ])
      ).collisions,
    ).toHaveLength(1);
    expect(
      (await post('unmask', { personKey: String(one.personKey), reason: '核对冲突记录' })).json(),
    ).toMatchObject({ name: one.name ?? '' });
  });

  it('open and are found after the keys were rotated, and can be sealed again', async () => {
    const first = Buffer.alloc(32, 1);
    const old = keyRing(new Map([['00000001', first]]));
    const fresh = keyRing(
      new Map([
        ['00000001', first],
        ['00000002', Buffer.alloc(32, 2)],
      ]),
    );
    const person = fakePerson(11);
    const key = personKey(old, person.personNumber) ?? 0n;
    expect(personKey(fresh, person.personNumber)).toBe(key);
    await records.asSystem('test', (tx) => storePersons(old, tx, EAST, [{ ...person, personKey: key }]));
    const look = (ring: typeof old) => records.asViewer(office, (tx) => maskedPersons(ring, tx, [key]));
    expect((await look(fresh)).get(key)?.phone).toBe('139****0011');
    expect(await records.asSystem('test', (tx) => resealBatch(fresh, tx, 100))).toBe(1);
    expect(await records.asSystem('test', (tx) => resealBatch(fresh, tx, 100))).toBe(0);
    expect((await look(fresh)).get(key)?.phone).toBe('139****0011');
    await expect(look(old)).rejects.toThrow(/cannot-unseal/);
  });

  it('do not open under another person’s key', async () => {
    await store([keyed(fakePerson(12)), keyed(fakePerson(13))]);
    const [one, other] = [keyed(fakePerson(12)).personKey, keyed(fakePerson(13)).personKey];
    await records.asSystem('test', (tx) =>
      sql`update identities.person p set sealed = o.sealed from identities.person o
        where p.person_key = ${BigInt.asIntN(64, one).toString()}::bigint and o.person_key = ${BigInt.asIntN(64, other).toString()}::bigint`.execute(
        tx,
      ),
    );
    await expect(records.asViewer(office, (tx) => port().masked(tx, [one]))).rejects.toThrow(/cannot-unseal/);
  });
});
