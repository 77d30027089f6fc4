import type { Platform } from '@sanyi/api';
import type { Day } from '@sanyi/quantity';
import { PAPER_FILES } from '../api/plan-routes.ts';
import { readPaperJob } from '../jobs/read-paper.ts';
import { acceptAll } from '../store/accept-all.ts';
import { changePlan } from '../store/change-plan.ts';
import { planRow } from '../store/plans.ts';
import { planTables } from '../store/tables.ts';
import { type Cast, loadCast } from './cast.ts';
import { act, platformOn } from './dated-platform.ts';
import clearwater2025 from './example/clearwater-2025.txt?raw';
import clearwater2026 from './example/clearwater-2026.txt?raw';
import yunzhou2026 from './example/yunzhou-2026.txt?raw';
import { tellStory } from './tell-story.ts';

interface ExamplePaper {
  readonly fileName: string;
  readonly text: string;
  readonly by: string;
  readonly on: Day;
}

/** The example papers (示例方案) in the order they reached the platform: the parent and last year's before this year's. */
const PAPERS = [
  { fileName: '清河区2025年医改重点工作任务.txt', text: clearwater2025, by: 'zhanglan', on: '2025-03-31' },
  { fileName: '云州市2026年医改重点工作任务.txt', text: yunzhou2026, by: 'luojiashu', on: '2026-03-02' },
  { fileName: '清河区2026年医改重点工作任务.txt', text: clearwater2026, by: 'zhanglan', on: '2026-03-23' },
] as const satisfies readonly ExamplePaper[];

/** Lays down the demonstration of the plan system (演示方案): three papers read as a user's are, and what became of them. */
export async function seedPlans(platform: Platform): Promise<void> {
  const cast = await platform.records.asSystem('read the demonstration accounts', loadCast);
  const [lastYear, parent, thisYear] = PAPERS;
  await closeLastYear(platform, cast, await publish(platform, cast, lastYear));
  await startCity(platform, await publish(platform, cast, parent));
  await tellStory(platform, cast, await publish(platform, cast, thisYear));
}

/** Reads a paper with the very job a user's upload starts, accepts what was read, publishes it; links find themselves. */
async function publish(platform: Platform, cast: Cast, paper: ExamplePaper): Promise<string> {
  const dated = platformOn(platform, paper.on);
  const viewer = cast.viewer(paper.by);
  const file = await platform.files.receive(
    [new TextEncoder().encode(paper.text)],
    paper.fileName,
    PAPER_FILES,
  );
  const importId = await act(dated, viewer, async (tx) => {
    const stored = await platform.files.register(tx, file, { viewer, scopePath: viewer.scopePath });
    const row = await planTables(tx)
      .insertInto('plan.import')
      .values({
        scope_path: viewer.scopePath,
        account_id: viewer.accountId,
        file_name: stored.originalName,
        sha256: stored.sha256,
        file_id: stored.id,
        job_id: null,
        plan_id: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return row.id;
  });
  await readPaperJob(dated).run({
    id: importId,
    payload: { importId },
    viewer,
    records: dated.records,
    logger: undefined,
    attempt: 1,
    lastCheckpoint: null,
    signal: new AbortController().signal,
    progress: () => undefined,
    checkpoint: async () => undefined,
  });
  return act(dated, viewer, async (tx, actor) => {
    const { plan_id: planId } = await planTables(tx)
      .selectFrom('plan.import')
      .select('plan_id')
      .where('id', '=', importId)
      .executeTakeFirstOrThrow();
    if (planId === null) throw new Error(`${paper.fileName} made no plan`);
    await acceptAll(tx, actor, planId, 0);
    await changePlan(tx, actor, planId, (await planRow(tx, planId)).version, { status: 'published' });
    return planId;
  });
}

/** Last year's tasks were closed in last year's way, on paper; the plan is archived. */
async function closeLastYear(platform: Platform, cast: Cast, planId: string): Promise<void> {
  const dated = platformOn(platform, '2026-01-20');
  await dated.records.asSystem('close last year’s demonstration plan', (tx) =>
    planTables(tx)
      .updateTable('plan.task')
      .set({ work_state: 'done', closed_at: dated.clock.now() })
      .where('plan_id', '=', planId)
      .execute(),
  );
  await act(dated, cast.viewer('zhanglan'), async (tx, actor) =>
    changePlan(tx, actor, planId, (await planRow(tx, planId)).version, { status: 'archived' }),
  );
}

/** The city's departments have no accounts in the demonstration; their tasks are under way. */
async function startCity(platform: Platform, planId: string): Promise<void> {
  await platform.records.asSystem('start the city’s demonstration tasks', (tx) =>
    planTables(tx)
      .updateTable('plan.task')
      .set({ work_state: 'running' })
      .where('plan_id', '=', planId)
      .execute(),
  );
}
