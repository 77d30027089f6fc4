import { createHash } from 'node:crypto';
import type { RoleId, Viewer } from '@sanyi/kernel';
import type { OrganisationTable, Records } from '@sanyi/records';
import type { Insertable } from 'kysely';

type OrganisationRow = Insertable<OrganisationTable>;

/**
 * A small organisation tree (机构树样例): city `city` with districts `east` and `west`; each has its reform office
 * `<district>-reform`, departments `<district>-health`, `<district>-insurance`, `<district>-finance`, a hospital and a
 * community centre. Parents before children.
 */
export function organisationTree(): OrganisationRow[] {
  const row = (
    id: string,
    parent: OrganisationRow | null,
    kind: OrganisationRow['kind'],
    zh: string,
    en: string,
    body: string | null = null,
  ): OrganisationRow => ({
    id,
    parent_id: parent?.id ?? null,
    kind,
    name_zh: zh,
    name_en: en,
    department_body: body,
    level: null,
    path: `${parent?.path ?? '/'}${id}/`,
    active_from: null,
    active_until: null,
  });
  const city = row('city', null, 'region', '样例市', 'Sample city');
  const district = (id: string, zh: string, en: string) => {
    const region = row(id, city, 'region', zh, en);
    return [
      region,
      row(`${id}-reform`, region, 'department', `${zh}医改办`, `${en} reform office`, 'health-reform'),
      row(`${id}-health`, region, 'department', `${zh}卫生健康委`, `${en} health commission`, 'health'),
      row(`${id}-insurance`, region, 'department', `${zh}医保局`, `${en} insurance bureau`, 'insurance'),
      row(`${id}-finance`, region, 'department', `${zh}财政局`, `${en} finance bureau`, 'finance'),
      row(`${id}-hospital`, region, 'hospital', `${zh}人民医院`, `${en} hospital`),
      row(`${id}-centre`, region, 'community-centre', `${zh}社区卫生服务中心`, `${en} community centre`),
    ];
  };
  return [city, ...district('east', '东区', 'East'), ...district('west', '西区', 'West')];
}

/**
 * A viewer for tests (测试用户): by default the reform office of the district `east`, with the whole district as scope.
 * The account id follows from the username, so that equal names are the same person.
 */
export function viewerFixture(given: Partial<Viewer> = {}): Viewer {
  const username =
    given.username ?? `${given.role ?? 'reform-office'}-${given.organisationId ?? 'east-reform'}`;
  return {
    accountId: accountIdOf(username),
    username,
    displayName: `测试 ${username}`,
    role: 'reform-office' satisfies RoleId,
    organisationId: 'east-reform',
    scopePath: '/city/east/',
    mustChangePassword: false,
    ...given,
  };
}

/** A stable uuid for a username. */
export function accountIdOf(username: string): string {
  const hex = createHash('sha256').update(username).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Writes the organisation tree, and an account for each viewer given (their passwords match nothing). */
export async function seedOrganisations(records: Records, viewers: readonly Viewer[] = []): Promise<void> {
  await records.asSystem('test rows', async (tx) => {
    await tx.insertInto('platform.organisation').values(organisationTree()).execute();
    if (viewers.length === 0) return;
    await tx
      .insertInto('platform.account')
      .values(
        viewers.map((viewer) => ({
          id: viewer.accountId,
          username: viewer.username,
          display_zh: viewer.displayName,
          display_en: viewer.username,
          password_hash: '!',
          role: viewer.role,
          organisation_id: viewer.organisationId,
          must_change_password: viewer.mustChangePassword,
          locked_until: null,
          disabled_at: null,
        })),
      )
      .execute();
  });
}
