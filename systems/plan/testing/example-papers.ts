import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportState, Ledger, PlanDetail, Tree } from '../api/schemas.ts';
import type { TestApp } from './test-app.ts';

/** Bytes of one of the project's own example papers (示例方案). */
export function examplePaper(name: 'clearwater-2025' | 'clearwater-2026' | 'yunzhou-2026'): Uint8Array {
  return readFileSync(join(process.cwd(), 'systems/plan/seed/example', `${name}.txt`));
}

/** Imports a paper as a user does: upload, wait for the job, answer the plan's id. */
export async function importPaper(
  app: TestApp,
  username: string,
  fileName: string,
  bytes: Uint8Array,
): Promise<ImportState> {
  const sent = await app.call<{ imports: ImportState[] }>(username, 'POST', '/plan/imports', {
    files: [{ name: fileName, bytes }],
  });
  const first = sent.body.imports?.[0];
  if (!first) throw new Error(`import of ${fileName}: ${JSON.stringify(sent.body)}`);
  for (let attempt = 0; attempt < 400; attempt += 1) {
    const { body } = await app.call<ImportState>(username, 'GET', `/plan/imports/${first.id}`);
    if (body.state !== 'queued' && body.state !== 'running') return body;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`import of ${fileName} did not end`);
}

/** Imports and publishes a paper; answers the plan's id. */
export async function publishPaper(
  app: TestApp,
  username: string,
  name: Parameters<typeof examplePaper>[0],
): Promise<string> {
  const state = await importPaper(app, username, `${name}.txt`, examplePaper(name));
  if (state.planId === null) throw new Error(`${name}: ${JSON.stringify(state.problem)}`);
  const plan = await app.call<PlanDetail>(username, 'GET', `/plan/plans/${state.planId}`);
  await app.call(username, 'PATCH', `/plan/plans/${state.planId}`, {
    version: plan.body.version,
    body: { status: 'published' },
  });
  return state.planId;
}

export async function treeOf(app: TestApp, username: string, planId: string): Promise<Tree> {
  return (await app.call<Tree>(username, 'GET', `/plan/plans/${planId}/tree`)).body;
}

export async function ledgerOf(app: TestApp, username: string, query: string): Promise<Ledger> {
  return (await app.call<Ledger>(username, 'GET', `/plan/ledger?${query}`)).body;
}
