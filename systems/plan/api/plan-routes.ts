import { type RouteContext, route } from '@sanyi/api';
import type { ReceivedFile } from '@sanyi/records';
import { planProblems } from '../problems.ts';
import { changePlan, discardPlan } from '../store/change-plan.ts';
import { enqueueImport, importOf, importView, listImports } from '../store/imports.ts';
import { loadPaper, originalFileId } from '../store/paper.ts';
import { listPlans, planDetail } from '../store/plans.ts';
import { actorOfRequest } from './actor.ts';
import { contract } from './schemas.ts';

/** A paper may be anything here: the reader of documents refuses with the way out, which a bare type check cannot. */
const PAPER_TYPES = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'application/x-ole-storage',
  'application/x-7z-compressed',
  'application/vnd.rar',
  'application/gzip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/ofd',
  'application/zip',
  'application/octet-stream',
  'image/svg+xml',
  'text/html',
  'application/xml',
  'text/plain',
];
export const PAPER_FILES = { types: PAPER_TYPES, maxBytes: 20 * 1024 * 1024 };

async function currentImport(
  {
    transact,
    platform,
    viewer,
  }: Pick<RouteContext<unknown, unknown, unknown>, 'transact' | 'platform' | 'viewer'>,
  importId: string,
) {
  const find = () => transact((tx) => importOf(tx, importId));
  const row = await find();
  if (row.job_id === null) return importView(row, null);
  const job = await platform.jobs.get(viewer, row.job_id);
  // Read again after its job: a job that ended in between has written its plan by now.
  return importView(await find(), job);
}

/** Papers in, plans out: import, list, publish, link, the paper itself. */
export const planRoutes = {
  import: route({
    ...contract.import,
    async handle(context) {
      const { platform, viewer } = context;
      const actor = actorOfRequest(context);
      const { files } = await context.upload();
      const received: ReceivedFile[] = [];
      for (const file of files)
        received.push(await platform.files.receive([file.bytes], file.name, PAPER_FILES));
      const imports = await context.transact(async (tx) => {
        const ids = [];
        for (const file of received) {
          const stored = await platform.files.register(tx, file, { viewer, scopePath: viewer.scopePath });
          ids.push(await enqueueImport(tx, actor, platform.jobs, stored));
        }
        return ids;
      });
      platform.jobs.wake();
      const views = [];
      for (const id of imports) views.push(await currentImport(context, id));
      return { imports: views };
    },
  }),

  imports: route({
    ...contract.imports,
    async handle({ transact, platform, viewer }) {
      // Jobs first: a job that ends in between shows as still running, never as done without its plan.
      const jobs = new Map((await platform.jobs.list(viewer)).map((job) => [job.id, job]));
      const rows = await transact(listImports);
      return { imports: rows.map((row) => importView(row, jobs.get(row.job_id ?? '') ?? null)) };
    },
  }),

  'import-state': route({
    ...contract['import-state'],
    handle: (context) => currentImport(context, context.params.importId),
  }),

  'cancel-import': route({
    ...contract['cancel-import'],
    async handle({ transact, params, platform, viewer }) {
      const row = await transact((tx) => importOf(tx, params.importId));
      const job = row.job_id === null ? null : await platform.jobs.get(viewer, row.job_id);
      if (job === null || !['waiting', 'running', 'cancelling'].includes(job.state))
        throw planProblems.problem('import-finished', { name: row.file_name });
      await platform.jobs.cancel(viewer, job.id);
      return importView(row, await platform.jobs.get(viewer, job.id));
    },
  }),

  plans: route({
    ...contract.plans,
    handle: async (context) => ({
      plans: await context.transact((tx) => listPlans(tx, actorOfRequest(context))),
    }),
  }),

  plan: route({
    ...contract.plan,
    async handle(context) {
      const plan = await context.transact((tx) =>
        planDetail(tx, actorOfRequest(context), context.params.planId),
      );
      context.setVersion(plan.version);
      return plan;
    },
  }),

  'update-plan': route({
    ...contract['update-plan'],
    async handle(context) {
      const actor = actorOfRequest(context);
      const { planId } = context.params;
      const plan = await context.transact(async (tx) => {
        await changePlan(tx, actor, planId, context.ifMatch(), context.body);
        return planDetail(tx, actor, planId);
      });
      context.setVersion(plan.version);
      return plan;
    },
  }),

  'discard-plan': route({
    ...contract['discard-plan'],
    handle: (context) =>
      context.transact((tx) =>
        discardPlan(tx, actorOfRequest(context), context.params.planId, context.ifMatch()),
      ),
  }),

  paper: route({
    ...contract.paper,
    handle: ({ transact, params }) => transact((tx) => loadPaper(tx, params.planId)),
  }),

  original: route({
    ...contract.original,
    async handle({ transact, params, platform }) {
      const file = await transact(async (tx) =>
        platform.files.find(tx, await originalFileId(tx, params.planId)),
      );
      return {
        fileName: file.originalName,
        mediaType: file.mediaType,
        content: await platform.files.read(file),
      };
    },
  }),
};
