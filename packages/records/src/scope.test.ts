import type { Viewer } from '@sanyi/kernel';
import { accountIdOf, describeRecords, seedOrganisations, viewerFixture } from '@sanyi/testing';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { type Records, type RecordsMigration, recordAudit, scopeFaults, type Tx } from './index.ts';

const sample: RecordsMigration = {
  system: 'sample',
  id: '0001_sample',
  sql: `
    create table sample.task (id text primary key, scope_path text not null, title text not null default '');
    create table sample.note (id bigint generated always as identity primary key, scope_path text not null,
      task_id text not null references sample.task (id));
    create table sample.word (id text primary key);
    create view sample.open_task with (security_invoker = true) as select * from sample.task;
    select platform.protect('sample.task'), platform.protect('sample.note'), platform.share('sample.word');
    grant select on sample.open_task to sanyi_viewer;`,
};

type SampleTables = {
  'sample.task': { id: string; scope_path: string; title: string };
  'sample.note': { id?: bigint; scope_path: string; task_id: string };
  'sample.word': { id: string };
  'sample.open_task': { id: string };
};

const east = viewerFixture();
const west = viewerFixture({ organisationId: 'west-reform', scopePath: '/city/west/' });
const eastHealth = viewerFixture({
  role: 'department',
  organisationId: 'east-health',
  scopePath: '/city/east/east-health/',
});
const city = viewerFixture({ organisationId: 'city', scopePath: '/city/' });
const eastAdmin = viewerFixture({ role: 'administrator', organisationId: 'east', scopePath: '/city/east/' });

const tables = (tx: Tx) => tx.withTables<SampleTables>();

async function seed(records: Records): Promise<void> {
  await seedOrganisations(records, [east, west, eastHealth, city, eastAdmin]);
  await records.asSystem('test rows', async (tx) => {
    await tables(tx)
      .insertInto('sample.task')
      .values(
        ['/city/', '/city/east/', '/city/east/east-health/', '/city/east/east-finance/', '/city/west/'].map(
          (path) => ({
            id: path,
            scope_path: path,
            title: 'as seeded',
          }),
        ),
      )
      .execute();
    await tables(tx).insertInto('sample.word').values({ id: 'word' }).execute();
  });
}

const visible = (records: Records, viewer: Viewer) =>
  records.asViewer(viewer, async (tx) => {
    const rows = await tables(tx).selectFrom('sample.task').select('id').orderBy('id').execute();
    const viaView = await tables(tx).selectFrom('sample.open_task').select('id').orderBy('id').execute();
    expect(viaView).toEqual(rows);
    return rows.map((row) => row.id);
  });

describeRecords('organisation scope', { migrations: [sample] }, (open, engine) => {
  it('shows the own subtree and what stands above it, and nothing beside it', async () => {
    const records = await open();
    await seed(records);
    expect(await visible(records, city)).toHaveLength(5);
    expect(await visible(records, east)).toEqual([
      '/city/',
      '/city/east/',
      '/city/east/east-finance/',
      '/city/east/east-health/',
    ]);
    expect(await visible(records, eastHealth)).toEqual(['/city/', '/city/east/', '/city/east/east-health/']);
    expect(await visible(records, west)).toEqual(['/city/', '/city/west/']);
    expect(await visible(records, { ...west, scopePath: '/' })).toHaveLength(5);
  });

  it('does not take a similar name for the own subtree', async () => {
    const records = await open();
    await seed(records);
    expect(await visible(records, { ...east, scopePath: '/city/eas/' })).toEqual(['/city/']);
    expect(await visible(records, { ...east, scopePath: '/cit/' })).toEqual([]);
  });

  it.each(['', 'city/', '/city', '/city//', '/ci ty/', '/%/../'])(
    'refuses the scope path "%s"',
    async (scopePath) => {
      const records = await open();
      const work = visible(records, { ...east, scopePath });
      // A dot is an ordinary name: such a path is well-formed and contains nothing.
      if (scopePath === '/%/../') expect(await work).toEqual([]);
      else await expect(work).rejects.toThrow('must look like');
    },
  );

  it.each([
    ['a sibling', '/city/west/'],
    ['the region above', '/city/'],
    ['everything', '/'],
  ])('refuses to write into %s', async (_, path) => {
    const records = await open();
    await seed(records);
    const insert = records.asViewer(east, (tx) =>
      tables(tx).insertInto('sample.task').values({ id: 'new', scope_path: path, title: '' }).execute(),
    );
    await expect(insert).rejects.toMatchObject({ code: 'records/out-of-scope', kind: 'forbidden' });
    const move = records.asViewer(east, (tx) =>
      tables(tx)
        .updateTable('sample.task')
        .set({ scope_path: path })
        .where('id', '=', '/city/east/')
        .execute(),
    );
    await expect(move).rejects.toMatchObject({ code: 'records/out-of-scope' });
  });

  it('neither changes, deletes nor pulls over rows of others, also not those it may read', async () => {
    const records = await open();
    await seed(records);
    for (const id of ['/city/', '/city/west/']) {
      const changed = await records.asViewer(east, async (tx) => [
        await tables(tx)
          .updateTable('sample.task')
          .set({ title: 'x' })
          .where('id', '=', id)
          .executeTakeFirst(),
        await tables(tx)
          .updateTable('sample.task')
          .set({ scope_path: '/city/east/' })
          .where('id', '=', id)
          .executeTakeFirst(),
        await tables(tx).deleteFrom('sample.task').where('id', '=', id).executeTakeFirst(),
      ]);
      expect(changed).toMatchObject([{ numUpdatedRows: 0n }, { numUpdatedRows: 0n }, { numDeletedRows: 0n }]);
    }
    expect(await visible(records, city)).toHaveLength(5);
  });

  it('keeps rows of others out of joins, counts, upserts and exists', async () => {
    const records = await open();
    await seed(records);
    const counted = await records.asViewer(west, async (tx) => {
      const { rows } = await sql<{ n: bigint; found: boolean }>`
        select count(*) as n, exists (select from sample.task where scope_path like '/city/east/%') as found
        from sample.task a left join sample.task b on true`.execute(tx);
      return rows[0];
    });
    expect(counted).toEqual({ n: 4n, found: false });
    const upsert = records.asViewer(west, (tx) =>
      sql`insert into sample.task (id, scope_path, title) values ('/city/east/', '/city/west/', 'mine')
        on conflict (id) do update set title = 'mine'`.execute(tx),
    );
    await expect(upsert).rejects.toMatchObject({ code: 'records/out-of-scope' });
  });

  it('gives viewers no way to the platform: hashes, sessions, secrets, other schemas', async () => {
    const records = await open();
    await seed(records);
    for (const statement of [
      'select password_hash from platform.account',
      'select * from platform.account',
      'select * from platform.session',
      'select * from platform.installation',
      'select * from platform.migration',
      'select * from platform.audit_draft',
      'insert into platform.audit_entry select * from platform.audit_entry',
      'truncate sample.task',
      'alter table sample.task disable row level security',
      'create table sample.mine (a int)',
      "insert into sample.word values ('mine')",
      "select platform.protect('sample.word')",
      'set local row_security = off; select * from sample.task',
    ]) {
      await expect(
        records.asViewer(eastAdmin, (tx) => sql.raw(statement).execute(tx)),
        statement,
      ).rejects.toThrow(/permission denied|must be owner|row-level security/);
    }
  });

  it('sees nothing under the viewer role when no viewer was named', async () => {
    const records = await open();
    await seed(records);
    const { rows } = await records.asSystem('test', async (tx) => {
      await sql`select set_config('role', 'sanyi_viewer', true)`.execute(tx);
      return sql`select * from sample.task`.execute(tx);
    });
    // The system flag alone does not help: the role decides.
    expect(rows).toEqual([]);
  });

  it('leaves neither role nor viewer behind on the connection', async () => {
    const records = await open();
    await seed(records);
    for (let round = 0; round < 20; round += 1) {
      await records.asViewer(east, (tx) => sql`select 1`.execute(tx));
      await expect(
        records.asViewer(east, async () => {
          throw new Error('broken off');
        }),
      ).rejects.toThrow('broken off');
    }
    const { rows } = await records.asSystem('test', (tx) =>
      sql<
        Record<string, string>
      >`select current_user = session_user as same, current_setting('sanyi.scope_path', true) as path,
        current_setting('sanyi.account_id', true) as account`.execute(tx),
    );
    expect(rows).toEqual([{ same: true, path: '', account: '' }]);
    expect(await visible(records, west)).toEqual(['/city/', '/city/west/']);
  });

  it('does not lose its scope when a statement fails and the transaction goes on', async () => {
    const records = await open();
    await seed(records);
    const seen = await records.asViewer(west, async (tx) => {
      await sql`savepoint here`.execute(tx);
      await expect(sql`select * from platform.session`.execute(tx)).rejects.toThrow('permission denied');
      await sql`rollback to here`.execute(tx);
      return tables(tx).selectFrom('sample.task').select('id').orderBy('id').execute();
    });
    expect(seen.map((row) => row.id)).toEqual(['/city/', '/city/west/']);
  });

  it('lets an administrator manage accounts and organisations of the own subtree only', async () => {
    const records = await open();
    await seed(records);
    const account = (organisation: string) => ({
      username: `new-${organisation}`,
      display_zh: '新',
      password_hash: '!',
      role: 'department',
      organisation_id: organisation,
    });
    const add = (viewer: Viewer, organisation: string) =>
      records.asViewer(viewer, (tx) =>
        tx
          .insertInto('platform.account')
          .values(account(organisation))
          .returning('id')
          .executeTakeFirstOrThrow(),
      );
    await expect(add(eastAdmin, 'east-finance')).resolves.toMatchObject({ id: expect.any(String) });
    await expect(add(eastAdmin, 'west-finance')).rejects.toMatchObject({ code: 'records/out-of-scope' });
    await expect(add(eastAdmin, 'city')).rejects.toMatchObject({ code: 'records/out-of-scope' });
    await expect(add(east, 'east-health')).rejects.toMatchObject({ code: 'records/out-of-scope' });
    const changed = await records.asViewer(eastAdmin, (tx) =>
      tx
        .updateTable('platform.account')
        .set({ password_hash: 'x' })
        .where('id', '=', accountIdOf(west.username))
        .executeTakeFirst(),
    );
    expect(changed.numUpdatedRows).toBe(0n);
    const organisation = (id: string, parent: string, path: string) =>
      records.asViewer(eastAdmin, (tx) =>
        tx
          .insertInto('platform.organisation')
          .values({ id, parent_id: parent, kind: 'town', name_zh: '镇', path })
          .execute(),
      );
    await organisation('east-town', 'east', '/city/east/east-town/');
    await expect(organisation('west-town', 'west', '/city/west/west-town/')).rejects.toThrow(
      'path of organisation',
    );
    await expect(organisation('trick', 'west', '/city/east/trick/')).rejects.toThrow('path of organisation');
  });

  it('writes audit entries of the viewer only', async () => {
    const records = await open();
    await seed(records);
    const entry = { action: 'sample.edit', subjectKind: 'task', subjectId: '1', scopePath: '/city/east/' };
    await records.asViewer(east, (tx) => recordAudit(tx, { ...entry, actor: east }));
    for (const record of [
      { ...entry, actor: west },
      { ...entry, actor: { system: 'demonstration' } },
      { ...entry, actor: east, scopePath: '/city/west/' },
    ])
      await expect(records.asViewer(east, (tx) => recordAudit(tx, record))).rejects.toMatchObject({
        code: 'records/out-of-scope',
      });
    const read = (viewer: Viewer) =>
      records.asViewer(viewer, (tx) => tx.selectFrom('platform.audit_entry').select('actor_name').execute());
    expect(await read(eastHealth)).toEqual([{ actor_name: east.displayName }]);
    expect(await read(west)).toEqual([]);
  });

  it('finds tables whose scope nobody guards', async () => {
    const records = await open();
    expect(await records.asSystem('test', scopeFaults)).toEqual([]);
    const faults = await records.asSystem('test', async (tx) => {
      await sql
        .raw(
          `create table sample.bare (scope_path text);
           create table sample.unforced (scope_path text); alter table sample.unforced enable row level security;
           create table sample.open (a int); grant insert on sample.open to sanyi_viewer;
           create table sample.columns (a int); grant update (a) on sample.columns to sanyi_viewer;
           create view sample.leak as select * from sample.task; grant select on sample.leak to sanyi_viewer;
           create materialized view sample.copy as select * from sample.task; grant select on sample.copy to sanyi_viewer;`,
        )
        .execute(tx);
      return scopeFaults(tx);
    });
    expect(faults.map((fault) => fault.split(':')[0])).toEqual([
      'sample.bare',
      'sample.bare',
      'sample.columns',
      'sample.copy',
      'sample.leak',
      'sample.open',
      'sample.unforced',
      'sample.unforced',
    ]);
  });

  // PGlite's only account is a superuser, whom no policy binds.
  it.runIf(engine === 'postgres')(
    'also binds the owner of the tables, so that a forgotten scope shows nothing',
    async () => {
      const records = await open();
      await seed(records);
      const { rows } = await records.asSystem('test', async (tx) => {
        await sql`select set_config('sanyi.system', '', true)`.execute(tx);
        return sql`select id from sample.task`.execute(tx);
      });
      expect(rows).toEqual([]);
    },
  );
});
