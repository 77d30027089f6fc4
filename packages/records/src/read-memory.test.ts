import { describeRecords, seedOrganisations, viewerFixture } from '@sanyi/testing';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { onlyReads, ReadMemory } from './read-memory.ts';

describe('what is only read', () => {
  it('is told from what may write', () => {
    for (const text of [
      'select 1',
      'select "s"."id" from "platform"."session" as "s" where "s"."id" in ($1)',
      'begin',
      'rollback',
    ])
      expect([text, onlyReads(text)]).toEqual([text, true]);
    for (const text of [
      'insert into a values (1)',
      'with x as (delete from a returning 1) select * from x',
      'select platform.protect($1)',
      'select "platform"."claim"(1)',
      'select 1; delete from a',
      'call tidy()',
      '  UPDATE a set b = 1',
    ])
      expect([text, onlyReads(text)]).toEqual([text, false]);
  });

  it('is forgotten when something changed while it was read', async () => {
    const memory = new ReadMemory();
    let asked = 0;
    const read = async () => (asked += 1);
    expect([await memory.of('a', read), await memory.of('a', read), await memory.of('b', read)]).toEqual([
      1, 1, 2,
    ]);
    memory.changed();
    expect(await memory.of('a', read)).toBe(3);
    const slow = memory.of('c', async () => {
      memory.changed();
      return (asked += 1);
    });
    expect([await slow, await memory.of('c', read)]).toEqual([4, 5]);
  });
});

describeRecords('remembered reads', (open, engine) => {
  it('follow every change at once, and are read again on a server', async () => {
    const records = await open();
    let asked = 0;
    const names = () =>
      records.remembered('names', () => {
        asked += 1;
        return records.asSystem('names', async (tx) =>
          (await tx.selectFrom('platform.organisation').select('id').execute()).map((row) => row.id),
        );
      });
    const add = (id: string) =>
      records.asSystem('add', (tx) =>
        tx
          .insertInto('platform.organisation')
          .values({
            id,
            parent_id: null,
            kind: 'region',
            name_zh: id,
            name_en: id,
            department_body: null,
            level: null,
            path: `/${id}/`,
            active_from: null,
            active_until: null,
          })
          .execute(),
      );
    expect([await names(), await names()]).toEqual([[], []]);
    expect(asked).toBe(engine === 'pglite' ? 1 : 2);
    await add('one');
    expect(await names()).toEqual(['one']);
    const undone = records.asSystem('add and fail', async (tx) => {
      await sql`update platform.organisation set name_zh = 'x'`.execute(tx);
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    expect(await names()).toEqual(['one']);
    await add('two');
    expect((await names()).toSorted()).toEqual(['one', 'two']);
  });

  it('are not forgotten because somebody looked at something', async () => {
    const records = await open();
    const viewer = viewerFixture();
    await seedOrganisations(records, [viewer]);
    let asked = 0;
    const view = () =>
      records.remembered('accounts', () => {
        asked += 1;
        return records.viewOnce(viewer, (tx) => tx.selectFrom('platform.account').select('username'));
      });
    expect([await view(), await view()]).toEqual([
      [{ username: viewer.username }],
      [{ username: viewer.username }],
    ]);
    expect(asked).toBe(engine === 'pglite' ? 1 : 2);
  });

  it('of one statement see the scope of their viewer and leave nothing of it behind', async () => {
    const records = await open();
    const viewer = viewerFixture();
    await seedOrganisations(records, [
      viewer,
      viewerFixture({ username: 'w', organisationId: 'west-reform' }),
    ]);
    const names = () =>
      records.viewOnce(viewer, (tx) => tx.selectFrom('platform.account').select('username'));
    expect(await names()).toEqual([{ username: viewer.username }]);
    const all = await records.readOnce((tables) =>
      tables.selectFrom('platform.account').select('username').execute(),
    );
    expect(all).toHaveLength(2);
    await expect(
      records.viewOnce(viewer, (tx) =>
        tx.selectFrom('platform.account').select('username').where('username', '=', 'x'),
      ),
    ).rejects.toThrow('no parameters');
    await expect(records.asViewer(viewer, () => names())).rejects.toThrow('open here already');
    expect(await names()).toHaveLength(1);
  });

  it('of one statement need no transaction and open none inside another', async () => {
    const records = await open();
    const count = () =>
      records.readOnce((tables) => tables.selectFrom('platform.account').select('id').execute());
    expect(await count()).toEqual([]);
    await expect(records.asSystem('inside', () => count())).rejects.toThrow('open here already');
    // A transaction in which nothing was asked leaves nothing behind.
    await records.asSystem('nothing', async () => undefined);
    expect(await count()).toEqual([]);
  });
});
