import { type Platform, route } from '@sanyi/api';
import type { Viewer } from '@sanyi/kernel';
import { recordAudit, type Tx } from '@sanyi/records';
import { monitoringProblems } from '../problems.ts';
import { listFundings, putFunding, removeFunding } from '../store/evaluations.ts';
import * as schemas from './evaluation-schemas.ts';
import { belongsTo, portsOf } from './ports.ts';
import { planParams } from './schemas.ts';

/** The money table (资金表): what is shared out by the year-end evaluation, and where it comes from. */
export const fundingRoutes = {
  fundings: route({
    params: planParams,
    response: schemas.fundings,
    handle: ({ transact, params }) => transact((tx) => fundingsOf(tx, params.planId)),
  }),

  'put-funding': route({
    params: planParams,
    body: schemas.funding,
    response: schemas.fundings,
    handle: ({ transact, platform, viewer, params, body, requestId, ifMatch }) =>
      transact(async (tx) => {
        const plan = await ownPlan(tx, platform, viewer, params.planId);
        const bases = Object.values(body.bases);
        // Organisations that are not named count once, so only a full table of zeros shares nothing.
        const leads = new Set(
          (await portsOf(platform).plan.tasks(tx, { planId: plan.id })).flatMap(({ departments }) =>
            departments.flatMap(({ role, organisationId }) =>
              role === 'lead' && organisationId !== null ? [organisationId] : [],
            ),
          ),
        );
        if (bases.length >= leads.size && bases.every((one) => BigInt(one) === 0n))
          throw monitoringProblems.problem('funding-base', { name: body.name });
        await putFunding(
          tx,
          { scopePath: plan.scopePath, planId: plan.id, id: body.id },
          { ...body, amountFen: BigInt(body.amountFen) },
          viewer.displayName,
          body.id === null ? 0 : ifMatch(),
        );
        await recordAudit(tx, {
          actor: viewer,
          action: 'monitoring.put-funding',
          subjectKind: 'plan',
          subjectId: plan.id,
          scopePath: plan.scopePath,
          requestId,
          detail: { ...body },
        });
        return fundingsOf(tx, plan.id);
      }),
  }),

  'remove-funding': route({
    params: schemas.fundingParams,
    response: schemas.fundings,
    handle: ({ transact, platform, viewer, params, requestId, ifMatch }) =>
      transact(async (tx) => {
        const plan = await ownPlan(tx, platform, viewer, params.planId);
        const row = await removeFunding(tx, plan.id, params.fundingId, ifMatch());
        await recordAudit(tx, {
          actor: viewer,
          action: 'monitoring.remove-funding',
          subjectKind: 'plan',
          subjectId: plan.id,
          scopePath: plan.scopePath,
          requestId,
          detail: { name: row.name, year: row.year, amountFen: String(row.amount_fen) },
        });
        return fundingsOf(tx, plan.id);
      }),
  }),
};

async function ownPlan(tx: Tx, platform: Platform, viewer: Viewer, planId: string) {
  const plan = await portsOf(platform).plan.plan(tx, planId);
  if (!plan || !belongsTo(viewer, plan)) throw monitoringProblems.problem('not-this-plan');
  return plan;
}

async function fundingsOf(tx: Tx, planId: string) {
  return {
    fundings: (await listFundings(tx, planId)).map((row) => ({
      id: row.id,
      year: row.year,
      name: row.name,
      amountFen: String(row.amount_fen),
      source: row.source,
      bases: { ...row.bases },
      updatedBy: row.updated_by_name,
      version: row.version,
    })),
  };
}
