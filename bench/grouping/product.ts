import { join } from 'node:path';
import { createSessions, type Platform, SESSION_COOKIE, type Sessions } from '@sanyi/api';
import { readConfig, serve } from '@sanyi/app-server';
import { lintScheme, type Scheme } from '@sanyi/grouping';
import { keepScheme, putInForce } from '../../systems/drg/store/schemes.ts';
import { serverBindings } from '../../systems/server.ts';

const SCOPE = '/bench/';
const ACCOUNT = '00000000-0000-4000-8000-000000000001';

/** The product with one office signed in and a scheme in force (评测用正式服务). */
export interface Product {
  readonly port: number;
  readonly platform: Platform;
  readonly sessions: Sessions;
  readonly cookie: string;
  close(): Promise<void>;
}

/** Starts the product in an empty folder. @param records address of a PostgreSQL; the embedded records without one */
export async function startProduct(folder: string, records: string, scheme: Scheme): Promise<Product> {
  const config = readConfig({
    SANYI_DATA: join(folder, 'installation'),
    SANYI_PORT: '0',
    SANYI_FACTS_URL: 'off',
    SANYI_LOG_LEVEL: 'warn',
    SANYI_RECORDS_URL: records,
  });
  const running = await serve(config, serverBindings, {
    demonstration: false,
    version: '0.0.0',
    manifests: serverBindings.map((binding) => binding.manifest),
    threads: 4,
  });
  const { platform } = running;
  await platform.records.asSystem('an office and its scheme', async (tx) => {
    await tx
      .insertInto('platform.organisation')
      .values({
        id: 'bench',
        parent_id: null,
        kind: 'region',
        name_zh: '评测区',
        name_en: 'Bench',
        department_body: null,
        level: null,
        path: SCOPE,
        active_from: null,
        active_until: null,
      })
      .execute();
    await tx
      .insertInto('platform.account')
      .values({
        id: ACCOUNT,
        username: 'bench-office',
        display_zh: '评测办',
        display_en: 'Bench office',
        password_hash: '!',
        role: 'reform-office',
        organisation_id: 'bench',
        must_change_password: false,
        locked_until: null,
        disabled_at: null,
      })
      .execute();
    const { schemeNo } = await keepScheme(tx, {
      scheme,
      gaps: [],
      findings: lintScheme(scheme),
      fileName: 'bench.json',
      layout: 'own',
      scopePath: SCOPE,
      importedByName: 'bench',
    });
    await putInForce(tx, { schemeNo, from: '2000-01-01', scopePath: SCOPE, by: 'bench' });
  });
  const sessions = createSessions(platform.records, platform.clock, { idleMinutes: 60, absoluteHours: 2 });
  return {
    platform,
    sessions,
    port: Number(new URL(running.address).port),
    cookie: `${SESSION_COOKIE}=${await sessions.start(ACCOUNT, 'bench')}`,
    close: () => running.close(),
  };
}
