import {
  databaseUrl,
  describeRecords,
  enginesPresent,
  freshDatabase,
  openTestRecords,
  viewerFixture,
} from '@sanyi/testing';
import { sql } from 'kysely';
import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import {
  migrationsMatchFolder,
  openRecords,
  type PlatformTables,
  platformMigrations,
  type RecordsMigration,
} from './index.ts';

const step = (id: string, text: string): RecordsMigration => ({ system: 'sample', id, sql: text });
const one = step('0001_one', 'create table sample.a (n int);');
const two = step('0002_two', 'create table sample.b (n int); insert into sample.a values (1);');

/** Every column of the types; one more or one less does not compile. */
const columns: {
  readonly [Table in keyof PlatformTables]: Readonly<Record<keyof PlatformTables[Table], 1>>;
} = {
  'platform.organisation': {
    id: 1,
    parent_id: 1,
    kind: 1,
    name_zh: 1,
    name_en: 1,
    department_body: 1,
    level: 1,
    path: 1,
    active_from: 1,
    active_until: 1,
  },
  'platform.account': {
    id: 1,
    username: 1,
    display_zh: 1,
    display_en: 1,
    password_hash: 1,
    role: 1,
    organisation_id: 1,
    must_change_password: 1,
    failed_attempts: 1,
    locked_until: 1,
    disabled_at: 1,
    version: 1,
    created_at: 1,
  },
  'platform.session': {
    token_hash: 1,
    account_id: 1,
    created_at: 1,
    last_seen_at: 1,
    expires_at: 1,
    user_agent: 1,
  },
  'platform.audit_entry': {
    seq: 1,
    at: 1,
    actor_account_id: 1,
    actor_name: 1,
    action: 1,
    subject_kind: 1,
    subject_id: 1,
    scope_path: 1,
    request_id: 1,
    detail: 1,
    previous_hash: 1,
    hash: 1,
  },
  'platform.audit_draft': {
    id: 1,
    actor_account_id: 1,
    actor_name: 1,
    action: 1,
    subject_kind: 1,
    subject_id: 1,
    scope_path: 1,
    request_id: 1,
    detail: 1,
  },
  'platform.job': {
    id: 1,
    kind: 1,
    title: 1,
    payload: 1,
    viewer: 1,
    account_id: 1,
    scope_path: 1,
    state: 1,
    progress_done: 1,
    progress_total: 1,
    progress_unit: 1,
    message: 1,
    checkpoint: 1,
    attempts: 1,
    max_attempts: 1,
    run_after: 1,
    lease_owner: 1,
    lease_until: 1,
    result: 1,
    problem: 1,
    created_at: 1,
    started_at: 1,
    finished_at: 1,
  },
  'platform.file': {
    id: 1,
    sha256: 1,
    bytes: 1,
    media_type: 1,
    original_name: 1,
    uploader_account_id: 1,
    scope_path: 1,
    created_at: 1,
  },
  'platform.installation': { key: 1, value: 1 },
  'platform.migration': { system: 1, id: 1, checksum: 1, applied_at: 1 },
};

describeRecords('migrations', (open) => {
  it('applies each once, in order, and reports which were fresh', async () => {
    const records = await open();
    expect((await records.migrate([one])).map((item) => [item.id, item.fresh])).toEqual([
      ['0001_platform', false],
      ['0001_one', true],
    ]);
    const again = await records.migrate([one, two]);
    expect(again.map((item) => [item.id, item.fresh])).toEqual([
      ['0001_platform', false],
      ['0001_one', false],
      ['0002_two', true],
    ]);
    expect(again.every((item) => /^\d{4}-.*Z$/.test(item.appliedAt) && item.checksum.length === 64)).toBe(
      true,
    );
    await records.migrate([one, two]);
    const { rows } = await records.asSystem('test', (tx) => sql`select n from sample.a`.execute(tx));
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('refuses a changed text, but not changed line ends', async () => {
    const records = await open();
    await records.migrate([step('0001_one', 'select 0;\nselect 1;\n')]);
    await records.migrate([step('0001_one', 'select 0;\r\nselect 1;\r\n')]);
    await expect(records.migrate([step('0001_one', 'select 0;')])).rejects.toMatchObject({
      code: 'records/migration-changed',
    });
  });

  it('refuses a database that is newer than the program, and a step inserted before an applied one', async () => {
    const records = await open();
    await records.migrate([one, two]);
    await expect(records.migrate([one])).rejects.toMatchObject({ code: 'records/migration-missing' });
    await expect(
      records.migrate([one, step('0002_between', 'select 1;'), { ...two, id: '0003_two' }]),
    ).rejects.toMatchObject({ code: 'records/migration-missing' });
    await records.migrate([]); // a system that is switched off is left alone
  });

  it('undoes a failed step as a whole and says which', async () => {
    const records = await open();
    const broken = step('0002_two', 'create table sample.b (n int); insert into sample.nowhere values (1);');
    await expect(records.migrate([one, broken])).rejects.toMatchObject({
      code: 'records/migration-failed',
      detail: { en: expect.stringContaining('sample/0002_two') },
    });
    await records.migrate([one, two]);
  });

  it('refuses an unsound list before touching anything', async () => {
    const records = await open();
    await expect(records.migrate([two, one])).rejects.toThrow('must come before');
    await expect(records.migrate([one, { ...two, id: '0001_two' }])).rejects.toThrow('must come before');
    await expect(records.migrate([step('one', '')])).rejects.toThrow('name it 0001_name');
  });

  it('lets several callers migrate at the same time', async () => {
    const records = await open();
    const results = await Promise.all(Array.from({ length: 5 }, () => records.migrate([one, two])));
    expect(results.flat().filter((item) => item.fresh)).toHaveLength(2);
  });

  it('has the columns that the types speak of, and no other', async () => {
    const records = await open();
    const { rows } = await records.asSystem('test', (tx) =>
      sql<{ name: string }>`select table_schema || '.' || table_name || '.' || column_name as name
        from information_schema.columns where table_schema = 'platform' order by 1`.execute(tx),
    );
    const typed = Object.entries(columns).flatMap(([table, names]) =>
      Object.keys(names).map((name) => `${table}.${name}`),
    );
    expect(rows.map((row) => row.name).toSorted()).toEqual(typed.toSorted());
  });
});

describe('list and folder', () => {
  it('agree for the platform', () => {
    expect(migrationsMatchFolder('packages/records/src/migrations', platformMigrations)).toEqual([]);
  });

  it('are compared both ways', () => {
    const [first] = platformMigrations;
    expect(migrationsMatchFolder('packages/records/src/migrations', [])).toEqual([
      '0001_platform.sql is in the folder, not in the list',
    ]);
    expect(
      migrationsMatchFolder('packages/records/src/migrations', [
        { ...first!, sql: 'select 1' },
        { ...first!, id: '0002_more' },
      ]),
    ).toEqual(['0001_platform.sql differs from the list', '0002_more.sql is in the list, not in the folder']);
  });
});

describe.runIf(enginesPresent().includes('postgres'))('PostgreSQL servers', () => {
  it('start together on an empty database and migrate it once', async () => {
    const url = await emptyDatabase();
    const servers = await Promise.all(
      Array.from({ length: 3 }, () => openRecords({ kind: 'postgres', url, poolSize: 2 })),
    );
    try {
      const results = await Promise.all(servers.map((records) => records.migrate([one, two])));
      expect(results.flat().filter((item) => item.fresh)).toHaveLength(3);
    } finally {
      for (const records of servers) await records.close();
    }
  });

  it('say which grant the database administrator must give when the viewer role is not theirs to use', async () => {
    const admin = inject('testStores').postgres!.adminUrl;
    const name = `plain_${Date.now()}`;
    await asAdmin(admin, `create role ${name} login`, `create database ${name} owner ${name}`);
    const url = databaseUrl(admin, name).replace('postgres@', `${name}@`);
    const refused = await openRecords({ kind: 'postgres', url });
    const failure = await refused.migrate([]).then(
      () => null,
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({
      code: 'records/viewer-role-missing',
      cure: { zh: expect.stringContaining(`GRANT sanyi_viewer TO "${name}"`) },
    });
    await asAdmin(admin, `grant sanyi_viewer to ${name}`);
    expect((await refused.migrate([one])).filter((item) => item.fresh)).toHaveLength(2);
    await refused.asViewer(viewerFixture(), (tx) => sql`select 1`.execute(tx));
    await asAdmin(admin, `revoke sanyi_viewer from ${name}`);
    await expect(refused.asViewer(viewerFixture(), (tx) => sql`select 1`.execute(tx))).rejects.toMatchObject({
      code: 'records/viewer-role-missing',
    });
    await refused.close();
  });

  it('are refused with a reason when they cannot be reached, without the password', async () => {
    const failure = await openRecords({
      kind: 'postgres',
      url: 'postgresql://somebody:secret@127.0.0.1:1/nothing',
    }).then(
      () => null,
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ code: 'records/unreachable', kind: 'unavailable' });
    expect(String(failure)).not.toContain('secret');
  });

  it('survive that the server ends their idle connections', async () => {
    const records = await openTestRecords('postgres');
    await records.asSystem('test', (tx) => sql`select 1`.execute(tx));
    const { rows } = await records.asSystem('test', (tx) =>
      sql<{ name: string }>`select current_database()::text as name`.execute(tx),
    );
    await asAdmin(
      inject('testStores').postgres!.adminUrl,
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${rows[0]?.name}'`,
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { rows: after } = await records.asSystem('test', (tx) => sql`select 1::int4 as n`.execute(tx));
    expect(after).toEqual([{ n: 1 }]);
    await records.close();
  });
});

async function emptyDatabase(): Promise<string> {
  const url = await freshDatabase();
  const name = `empty_${Date.now()}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${name} template template0`);
  await client.end();
  return databaseUrl(url, name);
}

async function asAdmin(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}
