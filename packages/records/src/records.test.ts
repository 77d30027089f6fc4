import { describeRecords, seedOrganisations, viewerFixture } from '@sanyi/testing';
import { sql } from 'kysely';
import { expect, it } from 'vitest';

describeRecords('records', (open) => {
  it('opens', async () => {
    const records = await open();
    const viewer = viewerFixture();
    await seedOrganisations(records, [viewer]);
    const names = await records.asViewer(viewer, (tx) =>
      tx.selectFrom('platform.organisation').select('id').orderBy('path').execute(),
    );
    expect(names.map((n) => n.id)).toHaveLength(8);
    expect((await records.asSystem('x', (tx) => sql<{ u: string }>`select current_user::text as u`.execute(tx))).rows).toBeTruthy();
  });
});
