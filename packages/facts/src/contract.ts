import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appendContract } from './contract/appends.ts';
import { limitsContract } from './contract/limits.ts';
import { effectsContract } from './contract/load-effects.ts';
import { loadsContract } from './contract/loads.ts';
import { migrationsContract } from './contract/migrations.ts';
import { ContractPlace } from './contract/place.ts';
import { queriesContract } from './contract/queries.ts';
import { removalsContract } from './contract/removals.ts';
import type { Facts } from './facts.ts';

/**
 * What both engines promise (事实库契约): the same tests run against chDB in this process and against a server through
 * the official client. The numbered gotchas are those of the package's README.
 *
 * @param open gives the store under test in a database of its own
 */
export function factsContract(open: () => Promise<Facts>): void {
  let found: ContractPlace | undefined;
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sanyi-contract-'));
    found = new ContractPlace(await open(), folder);
    await found.facts.command(VISIT);
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });
  const place = (): ContractPlace => {
    if (!found) throw new Error('the store did not open');
    return found;
  };

  queriesContract(place);
  limitsContract(place);
  loadsContract(place);
  effectsContract(place);
  appendContract(place);
  removalsContract(place);
  migrationsContract(place);

  test('the store tells how it is', async () => {
    const { facts } = place();
    const health = await facts.health();
    expect(health).toMatchObject({ ok: true, engine: { kind: facts.engine.kind } });
    expect(health.freeBytes).toBeGreaterThan(0);
    expect(facts.engine.promise.zh.length * facts.engine.promise.en.length).toBeGreaterThan(0);
  });
}

const VISIT = `CREATE TABLE IF NOT EXISTS {db}.visit (person String, day Date, fee Decimal(18, 2) DEFAULT 0, n UInt16 DEFAULT 0)
  ENGINE = {engine:MergeTree} PARTITION BY toYYYYMM(day) ORDER BY (person, day)`;
