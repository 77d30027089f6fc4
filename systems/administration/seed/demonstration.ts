import { type DemonstrationLogin, hashPassword, type Platform } from '@sanyi/api';
import { SEED_ORGANISATIONS } from '../../../demonstration/organisations.ts';
import { SEED_PEOPLE } from '../../../demonstration/people.ts';
import { insertAccount } from '../store/accounts.ts';
import { insertOrganisation } from '../store/organisations.ts';

/** One password for all demonstration accounts; it exists only in a folder created as a demonstration. */
const PASSWORD = 'sanyi-demo-2026';

/** The logins of the demonstration (演示账号), as they are printed and offered on the login page. */
export const demonstrationLogins: readonly DemonstrationLogin[] = SEED_PEOPLE.map((person) => ({
  username: person.username,
  password: PASSWORD,
  title: { zh: `${person.name.zh} · ${person.shows.zh}`, en: `${person.name.en} · ${person.shows.en}` },
}));

/** Lays down the demonstration's organisations and accounts (演示机构与账号). */
export async function seedOrganisationsAndPeople({ records }: Platform): Promise<void> {
  const hash = await hashPassword(PASSWORD);
  await records.asSystem('lay down the demonstration: organisations and people', async (tx) => {
    for (const organisation of SEED_ORGANISATIONS) await insertOrganisation(tx, organisation);
    for (const person of SEED_PEOPLE) {
      await insertAccount(tx, {
        username: person.username,
        display_zh: person.name.zh,
        display_en: person.name.en,
        role: person.role,
        organisation_id: person.organisationId,
        password_hash: hash,
        must_change_password: false,
      });
    }
  });
}
