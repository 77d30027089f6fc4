import { fixedClock } from '@sanyi/kernel';
import { describeRecords, openTestRecords, seedOrganisations, viewerFixture } from '@sanyi/testing';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { isUniqueViolation, json, type Records, type RecordsMigration, sqlState } from './index.ts';

const sample: RecordsMigration = {
  system: 'sample',
  id: '0001_sample',
  sql: `
    create table sample.item (
      id bigint generated always as identity primary key, name text not null unique, amount_fen bigint,
      weight numeric(12, 4), on_day date, at timestamptz, flag boolean, facts jsonb, tags text[], counts bigint[],
      days date[], instants timestamptz[], raw bytea, ref uuid, share double precision, small integer, bare json);`,
};

type SampleTables = {
  'sample.item': Record<string, unknown>;
};

const add = (records: Records, name: string) =>
  records.asSystem('test', (tx) =>
    tx.withTables<SampleTables>().insertInto('sample.item').values({ name }).execute(),
  );
const count = (records: Records) =>
  records.asSystem('test', async (tx) => {
    const { rows } = await sql<{ n: bigint }>`select count(*) as n from sample.item`.execute(tx);
    return rows[0]?.n;
  });

describeRecords('records', { migrations: [sample] }, (open, engine) => {
  it('returns the same JavaScript values on every engine', async () => {
    const records = await open();
    const given = {
      name: '名称 "引号" \\ 反斜杠',
      amount_fen: 9_007_199_254_740_993n,
      weight: '0.8735',
      on_day: '2026-03-31',
      at: '2026-11-22T16:00:00.123+08:00',
      flag: false,
      facts: json([{ a: 1 }, '二', null]),
      tags: ['a,b', 'c"d', '', 'NULL'],
      counts: [1n, 9_007_199_254_740_993n],
      days: ['2026-01-01'],
      instants: ['2026-11-22T08:00:00Z'],
      raw: new Uint8Array([0, 255, 92, 39]),
      ref: '00000000-0000-4000-8000-000000000001',
      share: 0.1,
      small: -7,
      bare: json('text'),
    };
    const [row] = await records.asSystem('test', (tx) =>
      tx.withTables<SampleTables>().insertInto('sample.item').values(given).returningAll().execute(),
    );
    expect(row).toEqual({
      ...given,
      id: 1n,
      at: '2026-11-22T08:00:00.123Z',
      facts: [{ a: 1 }, '二', null],
      instants: ['2026-11-22T08:00:00.000Z'],
      bare: 'text',
    });
    expect(row?.['raw']).toBeInstanceOf(Uint8Array);
    const { rows } = await records.asSystem('test', (tx) =>
      sql`select count(*) as n, null::bigint as nothing, 1.50::numeric(6, 2) as ratio, '{}'::jsonb as empty,
        timestamp '2026-01-02 03:04:05' as bare_time, interval '1 day 2 hours' as span, 'x'::varchar as v`.execute(
        tx,
      ),
    );
    expect(rows).toEqual([
      {
        n: 1n,
        nothing: null,
        ratio: '1.50',
        empty: {},
        bare_time: '2026-01-02 03:04:05',
        span: 'P1DT2H',
        v: 'x',
      },
    ]);
  });

  it('counts changed rows, names constraints and SQLSTATE alike', async () => {
    const records = await open();
    await add(records, 'a');
    await expect(add(records, 'a')).rejects.toSatisfy(
      (error) => isUniqueViolation(error, 'item_name_key') && sqlState(error) === '23505',
    );
    const result = await records.asSystem('test', (tx) =>
      tx.withTables<SampleTables>().updateTable('sample.item').set({ flag: true }).executeTakeFirst(),
    );
    expect(result.numUpdatedRows).toBe(1n);
  });

  it('rolls back as a whole when the work throws', async () => {
    const records = await open();
    await expect(
      records.asSystem('test', async (tx) => {
        await tx.withTables<SampleTables>().insertInto('sample.item').values({ name: 'lost' }).execute();
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await count(records)).toBe(0n);
  });

  it('throws instead of dropping work when a failed statement was swallowed', async () => {
    const records = await open();
    await add(records, 'a');
    const work = records.asSystem('test', async (tx) => {
      const items = tx.withTables<SampleTables>();
      await items.insertInto('sample.item').values({ name: 'b' }).execute();
      await items
        .insertInto('sample.item')
        .values({ name: 'a' })
        .execute()
        .catch((error: unknown) => expect(isUniqueViolation(error)).toBe(true));
    });
    await expect(work).rejects.toThrow(/rolled back|aborted/);
    expect(await count(records)).toBe(1n);
  });

  it('keeps what came before a savepoint', async () => {
    const records = await open();
    await records.asSystem('test', async (tx) => {
      const items = tx.withTables<SampleTables>();
      await items.insertInto('sample.item').values({ name: 'kept' }).execute();
      await sql`savepoint here`.execute(tx);
      await items
        .insertInto('sample.item')
        .values({ name: 'kept' })
        .execute()
        .catch((error: unknown) => expect(isUniqueViolation(error)).toBe(true));
      await sql`rollback to here`.execute(tx);
    });
    expect(await count(records)).toBe(1n);
  });

  it('refuses a transaction inside a transaction, which would wait for itself on one connection', async () => {
    const records = await open();
    await expect(records.asSystem('outer', () => add(records, 'inner'))).rejects.toThrow('hand its tx on');
    // Started inside, but running after it: that is no nesting.
    let later: Promise<unknown> = Promise.resolve();
    await records.asSystem('outer', async () => {
      later = new Promise((resolve, reject) => {
        setTimeout(() => void add(records, 'later').then(resolve, reject), 50);
      });
    });
    await later;
    expect(await count(records)).toBe(1n);
  });

  it('runs 100 transactions side by side without mixing their viewers', async () => {
    const records = await open();
    await seedOrganisations(records);
    const viewers = ['east', 'west'].map((district) =>
      viewerFixture({ organisationId: `${district}-reform`, scopePath: `/city/${district}/` }),
    );
    const seen = await Promise.all(
      Array.from({ length: 100 }, async (_, place) => {
        const viewer = viewers[place % 2]!;
        return records.asViewer(viewer, async (tx) => {
          await sql`select pg_sleep(0.001)`.execute(tx);
          const rows = await tx.selectFrom('platform.organisation').select('path').execute();
          const { rows: who } = await sql<{
            path: string;
          }>`select current_setting('sanyi.scope_path') as path`.execute(tx);
          return (
            who[0]?.path === viewer.scopePath &&
            rows.every((row) => row.path === '/city/' || row.path.startsWith(viewer.scopePath))
          );
        });
      }),
    );
    expect(seen).toEqual(Array.from({ length: 100 }, () => true));
    const status = (await records.health()).pool;
    expect(status.waiting).toBe(0);
  });

  it('adds 100 rows to one counter without losing one', async () => {
    const records = await open();
    await add(records, 'counter');
    await Promise.all(
      Array.from({ length: 100 }, () =>
        records.asSystem('test', (tx) =>
          sql`update sample.item set small = coalesce(small, 0) + 1 where name = 'counter'`.execute(tx),
        ),
      ),
    );
    const { rows } = await records.asSystem('test', (tx) =>
      sql<{ small: number }>`select small from sample.item`.execute(tx),
    );
    expect(rows).toEqual([{ small: 100 }]);
  });

  it('says what it runs on and how it is', async () => {
    const records = await open();
    expect(records.engine.kind).toBe(engine);
    expect(records.engine.version).toMatch(/^1[5-9]|^[2-9]\d/);
    expect(records.engine.promise.zh).toContain(engine === 'pglite' ? 'PGlite' : 'PostgreSQL');
    expect(records.engine.promise.en).not.toBe('');
    expect(await records.health()).toMatchObject({ ok: true, engine });
  });

  it('closes once, after running work, and refuses work afterwards', async () => {
    const records = await open();
    const work = records.asSystem('test', (tx) => sql`select pg_sleep(0.05)`.execute(tx));
    await Promise.all([records.close(), records.close(), work]);
    await records.close();
    await expect(add(records, 'late')).rejects.toThrow('closed');
    expect(await records.health()).toMatchObject({ ok: false });
  });

  it('lets SQL read the clock of the product', async () => {
    const records = await openTestRecords(engine, [], { clock: fixedClock('2026-06-30T16:00:00.000Z') });
    try {
      const { rows } = await records.asSystem('test', (tx) => sql`select platform.now() as now`.execute(tx));
      expect(rows).toEqual([{ now: '2026-06-30T16:00:00.000Z' }]);
    } finally {
      await records.close();
    }
  });

  it('writes the reason of work beyond any scope to the log', async () => {
    const lines: unknown[] = [];
    const logger = {
      info: (facts: object) => lines.push(facts),
      warn: () => undefined,
      error: () => undefined,
    };
    const records = await openTestRecords(engine, [], { logger });
    try {
      await records.asSystem('login', (tx) => sql`select 1`.execute(tx));
      await expect(records.asSystem(' ', async () => 1)).rejects.toThrow('reason');
      expect(lines).toContainEqual({ system: 'records', reason: 'login' });
    } finally {
      await records.close();
    }
  });
});
