import { route } from '@sanyi/api';
import { verifyAudit } from '@sanyi/records';
import { sql } from 'kysely';
import * as schemas from './schemas.ts';

const started = Date.now();

export const operationRoutes = {
  jobs: route({
    response: schemas.jobs,
    handle: async ({ platform, viewer }) => ({ jobs: await platform.jobs.list(viewer) }),
  }),

  'cancel-job': route({
    params: schemas.jobParams,
    response: 'nothing',
    handle: ({ platform, viewer, params }) => platform.jobs.cancel(viewer, params.jobId),
  }),

  audit: route({
    query: schemas.auditQuery,
    response: schemas.auditEntries,
    handle: async ({ transact, query }) => {
      const rows = await transact((tx) => {
        // What people of the regions above do is not shown here, although reading reaches upwards elsewhere.
        let select = tx
          .selectFrom('platform.audit_entry')
          .selectAll()
          .where(sql<boolean>`platform.in_scope(scope_path)`)
          .orderBy('seq', 'desc')
          .limit(query.limit);
        if (query.before) select = select.where('seq', '<', BigInt(query.before));
        if (query.actor) select = select.where('actor_name', '=', query.actor);
        if (query.subject) select = select.where('subject_id', '=', query.subject);
        if (query.action)
          select = select.where('action', 'like', `${query.action.replace(/[%_\\]/g, '\\$&')}%`);
        return select.execute();
      });
      return {
        entries: rows.map((row) => ({
          seq: Number(row.seq),
          at: row.at,
          actorName: row.actor_name,
          action: row.action,
          subjectKind: row.subject_kind,
          subjectId: row.subject_id,
          detail: row.detail,
          hash: row.hash,
        })),
      };
    },
  }),

  'verify-audit': route({
    response: schemas.auditVerdict,
    handle: async ({ platform }) => {
      const verdict = await platform.records.asSystem('verify the audit chain', (tx) => verifyAudit(tx));
      return {
        entries: Number(verdict.entries),
        intact: verdict.break === null,
        firstBreak: verdict.break ? Number(verdict.break.seq) : null,
      };
    },
  }),

  status: route({
    response: schemas.status,
    handle: async ({ platform }) => ({
      version: platform.installation.version,
      demonstration: platform.installation.demonstration,
      records: platform.records.engine,
      facts: platform.facts ? platform.facts.engine : null,
      uptimeSeconds: Math.round((Date.now() - started) / 1000),
      memoryMegabytes: Math.round(process.memoryUsage().rss / 1_048_576),
      migrations: (
        await platform.records.asSystem('list migrations', (tx) =>
          tx.selectFrom('platform.migration').selectAll().orderBy('applied_at').execute(),
        )
      ).map((row) => ({ system: row.system, id: row.id, appliedAt: row.applied_at })),
      systems: platform.manifests.map((manifest) => ({
        id: manifest.id,
        title: manifest.title,
        state: manifest.state,
      })),
    }),
  }),
};
