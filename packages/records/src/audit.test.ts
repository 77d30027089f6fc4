import { describeRecords, seedOrganisations, viewerFixture } from '@sanyi/testing';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { type AuditRecord, type Records, recordAudit, verifyAudit } from './index.ts';

const viewer = viewerFixture();
const entry = (given: Partial<AuditRecord> = {}): AuditRecord => ({
  actor: viewer,
  action: 'plan.assign',
  subjectKind: 'task',
  subjectId: 't-1',
  scopePath: '/city/east/',
  requestId: 'r-1',
  detail: {
    before: null,
    after: { 单位: '卫生健康委', lines: ['一\n二\t"三"\\', '\u0001\u007f\u2028𠮷🙂'], n: 1.5 },
  },
  ...given,
});
const verify = (records: Records, known?: Parameters<typeof verifyAudit>[1]) =>
  records.asSystem('test', (tx) => verifyAudit(tx, known));

/** What somebody with full rights on the database could do: switch the guard off, change, switch it on again. */
const tamper = (records: Records, statement: string) =>
  records.asSystem('test', (tx) =>
    sql
      .raw(
        `alter table platform.audit_entry disable trigger user; ${statement}; alter table platform.audit_entry enable trigger user`,
      )
      .execute(tx),
  );

describeRecords('audit trail', (open) => {
  it('is empty and sound at first', async () => {
    const records = await open();
    expect(await verify(records)).toEqual({ entries: 0n, head: null, break: null });
  });

  it('keeps the entry with the change, or neither', async () => {
    const records = await open();
    await expect(
      records.asViewer(viewer, async (tx) => {
        await recordAudit(tx, entry());
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    await records.asViewer(viewer, (tx) => recordAudit(tx, entry()));
    await records.asSystem('test', (tx) => recordAudit(tx, entry({ actor: { system: 'seed' }, detail: {} })));
    const rows = await records.asSystem('test', (tx) =>
      tx.selectFrom('platform.audit_entry').selectAll().orderBy('seq').execute(),
    );
    expect(rows).toMatchObject([
      { seq: 1n, actor_account_id: viewer.accountId, actor_name: viewer.displayName, detail: entry().detail },
      { seq: 2n, actor_account_id: null, actor_name: 'system:seed', previous_hash: rows[0]?.hash },
    ]);
    expect(await verify(records)).toMatchObject({ entries: 2n, break: null });
    const { rows: drafts } = await records.asSystem('test', (tx) =>
      sql`select * from platform.audit_draft`.execute(tx),
    );
    expect(drafts).toEqual([]);
  });

  it('makes one chain of many writers, also when they lock the same rows in different order', async () => {
    const records = await open();
    await seedOrganisations(records);
    const rename = (id: string) => sql`update platform.organisation set level = 'x' where id = ${id}`;
    await Promise.all(
      Array.from({ length: 60 }, (_, place) =>
        records.asSystem('test', async (tx) => {
          // Audit before the change, or after it: were the chain locked here, the two orders would deadlock.
          if (place % 3 === 0) await recordAudit(tx, entry({ subjectId: `${place}-a` }));
          await rename(place % 2 === 0 ? 'east' : 'west').execute(tx);
          await recordAudit(tx, entry({ subjectId: `${place}-b` }));
        }),
      ),
    );
    expect(await verify(records)).toMatchObject({ entries: 80n, break: null });
  });

  it('cannot be changed, shortened or emptied by SQL', async () => {
    const records = await open();
    await records.asViewer(viewer, (tx) => recordAudit(tx, entry()));
    for (const statement of [
      "update platform.audit_entry set action = 'x'",
      'delete from platform.audit_entry',
      'truncate platform.audit_entry',
    ])
      await expect(records.asSystem('test', (tx) => sql.raw(statement).execute(tx))).rejects.toThrow(
        'append-only',
      );
  });

  it.each([
    ["update platform.audit_entry set actor_name = 'x' where seq = 3", 3n, 'changed'],
    ["update platform.audit_entry set detail = '{}' where seq = 2", 2n, 'changed'],
    ["update platform.audit_entry set at = at + interval '1 ms' where seq = 1", 1n, 'changed'],
    ['update platform.audit_entry set request_id = null where seq = 4', 4n, 'changed'],
    ['delete from platform.audit_entry where seq = 2', 2n, 'missing'],
    ['delete from platform.audit_entry where seq = 1', 1n, 'missing'],
    ["update platform.audit_entry set previous_hash = repeat('1', 64) where seq = 5", 5n, 'unlinked'],
    [
      "update platform.audit_entry set action = 'x' where seq = 3; update platform.audit_entry e set hash = platform.audit_hash(e) where seq = 3",
      4n,
      'unlinked',
    ],
  ])('names the first break after: %s', async (statement, seq, reason) => {
    const records = await open();
    for (let n = 1; n <= 5; n += 1)
      await records.asViewer(viewer, (tx) => recordAudit(tx, entry({ subjectId: String(n) })));
    await tamper(records, statement);
    expect(await verify(records)).toMatchObject({ entries: seq - 1n, break: { seq, reason } });
  });

  it('shows a trail cut short, or written anew, against a head kept elsewhere', async () => {
    const records = await open();
    for (let n = 1; n <= 3; n += 1) await records.asViewer(viewer, (tx) => recordAudit(tx, entry()));
    const { head } = await verify(records);
    await tamper(records, 'delete from platform.audit_entry where seq = 3');
    expect(await verify(records)).toMatchObject({ entries: 2n, break: null });
    expect(await verify(records, head!)).toMatchObject({ break: { seq: 3n, reason: 'cut' } });
    await records.asViewer(viewer, (tx) => recordAudit(tx, entry({ subjectId: 'other' })));
    expect(await verify(records)).toMatchObject({ entries: 3n, break: null });
    expect(await verify(records, head!)).toMatchObject({ break: { seq: 3n, reason: 'cut' } });
  });

  it('walks a trail longer than a page', async () => {
    const records = await open();
    await records.asSystem('test', async (tx) => {
      await sql`insert into platform.audit_draft (actor_name, action, subject_kind, subject_id, scope_path, detail)
        select 'n', 'a.b', 'k', n::text, '/', '{}' from generate_series(1, 2100) n`.execute(tx);
    });
    expect(await verify(records)).toMatchObject({ entries: 2100n, break: null });
  });
});
